import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { ALL_RIGHTS, ROLES } from '../../shared/roles.ts'
import { startTexts } from './i18n.ts'
import { office } from './office.ts'
import { officeFa } from './officeFa.ts'

beforeAll(startTexts)

type Words = { readonly [key: string]: string | Words }

/** Every text with its way through the catalogue, the part behind the plural mark left out. */
function textsOf(words: Words, way: readonly string[] = []): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[[...way, key].join('/'), value] as const] : textsOf(value, [...way, key]),
  )
}

const holesOf = (text: string) =>
  (text.match(/\{\{[^}]+\}\}/g) ?? []).map((hole) => hole.replace(/,.*/, '}}')).toSorted()

describe('the words of the office', () => {
  test('names with a point in them are found as they stand', () => {
    for (const right of ALL_RIGHTS) expect(i18next.t(`right.${right}`)).toBe(office.right[right])
    expect(i18next.t('actKind.form.changed')).toBe('Form changed after completion')
    for (const role of ROLES) expect(i18next.t(`roleDoes.${role}`)).not.toBe(`roleDoes.${role}`)
  })

  test('numbers keep their Latin digits in every language', () => {
    i18next.addResourceBundle('fa', 'translation', officeFa)
    expect(i18next.t('audit.records', { count: 12_345 })).toBe('12,345 records')
    expect(i18next.getFixedT('fa')('audit.records', { count: 12_345 })).toBe('12,345 رکورد')
  })

  test('Persian leaves the same holes for names and numbers as English', () => {
    const english = new Map(textsOf(office))
    const different = textsOf(officeFa as Words).filter(
      ([way, text]) => holesOf(text).join() !== holesOf(english.get(way) ?? '').join(),
    )
    expect(different).toEqual([])
  })
})
