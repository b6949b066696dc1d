import { expect, test } from 'vitest'
import { en } from './en.ts'
import { fa } from './fa.ts'

type Words = { readonly [key: string]: string | Words | undefined }

function textsOf(words: Words, way: readonly string[] = []): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[[...way, key].join('/'), value] as const] : textsOf(value ?? {}, [...way, key]),
  )
}

const persian = new Map(textsOf(fa))

/* The legal labels stay in the language of the law they name (a release is judged by those very words). */
const stays = (way: string) => /^profile\/[^/]+\/legal$/.test(way)
/* Names of things that are the same everywhere, and what is made of holes only. */
const isName = (text: string) =>
  /^(Trialbook|Change to English|GMFCS|SHA-256|ODM-XML|CDISC .*)$/.test(text) ||
  text.replace(/\{\{[^}]+\}\}|\s/g, '') === ''

test('every word of every screen has its Persian', () => {
  const missing = textsOf(en).filter(([way, text]) => !persian.has(way) && !stays(way) && !isName(text))
  expect(missing).toEqual([])
})

test('what stands as Persian is written in Persian letters, and leaves the same holes as English', () => {
  const english = new Map(textsOf(en))
  const odd = [...persian].filter(([way, text]) => {
    const original = english.get(way) ?? ''
    return original.match(/[A-Za-z]{2}/) && !isName(original) && !/[\u0600-\u06FF]/.test(text)
  })
  expect(odd).toEqual([])
  const holes = (text: string) => (text.match(/\{\{\s*\w+/g) ?? []).toSorted().join()
  expect([...persian].filter(([way, text]) => holes(text) !== holes(english.get(way) ?? ''))).toEqual([])
})
