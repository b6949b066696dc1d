import { expect, test } from 'vitest'
import { escapeHtml, kitPage } from './kitPage.ts'

const kit = {
  kit: { words: ['abandon', 'zebra'], kitId: 'a1b2c3d4', fingerprint: 'AB12', ask: [1, 2] as const },
  madeBy: '<script>alert("x")</script>',
  completes: 'firstRun' as const,
}

test('a name on the kit is text, whatever it is made of', () => {
  const page = kitPage(kit, '2026-03-01')
  expect(page).not.toContain('<script')
  expect(page).toContain('&#60;script&#62;')
  expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&#60;a href=&#34;x&#34; title=&#39;y&#39;&#62;&#38;')
})

test('the page holds the words in order, the fingerprint, and nothing to load or run', () => {
  const page = kitPage(kit, '2026-03-01')
  expect(page).toMatch(/abandon.*zebra.*a1b2c3d4.*2026-03-01.*AB12/s)
  expect(page).toContain("default-src 'none'")
  expect(page).not.toMatch(/(src|href)=/)
})
