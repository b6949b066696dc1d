import { expect, test } from 'vitest'
import fc from 'fast-check'
import { escapeHtml, html, joined } from './html.ts'
import { printedPage } from './printedPage.ts'

test('whatever text is put into a template stays text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { text: made } = html`<p title="${text}">${text}</p>`
      expect(made.startsWith('<p title="')).toBe(true)
      expect(made.match(/[<>]/g)).toHaveLength(4)
      expect(made.match(/"/g)).toHaveLength(2)
    }),
  )
})

test('what came from a template is put in as it is, lists are joined, and what is not there vanishes', () => {
  const items = [1, 2].map((number) => html`<li>${number}</li>`)
  expect(html`<b>${items}${null}${false}${undefined}</b>`.text).toBe('<b><li>1</li><li>2</li></b>')
  expect(joined(['a', html`<b>b</b>`, '<'], ', ').text).toBe('a, <b>b</b>, &#60;')
})

test('characters that would damage a document are dropped, and Persian with its joiners stays', () => {
  expect(escapeHtml('a\u0000\u0008b\ufffe')).toBe('ab')
  expect(escapeHtml('می‌خواهم\nسلام')).toBe('می‌خواهم\nسلام')
})

test('a page is complete, holds nothing to load or run, and shows a title as text', () => {
  const page = printedPage({ title: '</title><script>', body: html`<h1>Body</h1>`, style: 'h1 { color: red }' })
  expect(page).toMatch(/^<!doctype html><html lang="en">/)
  expect(page).toContain("default-src 'none'")
  expect(page).not.toContain('<script')
  expect(page).not.toMatch(/\s(src|href)=/)
  expect(page).toContain('h1 { color: red }')
})
