import { describe, expect, test } from 'vitest'
import type { CodeList, ItemDefinition, MissingCode } from '../form/definition.ts'
import type { Text } from '../text/text.ts'
import { study } from './study.ts'

/* Every text of the definitions that a person can see, with its place. */
const PERSIAN = /[\u0600-\u06FF]/

/** What is written alike in every language: units, grades, numbers, names of tests, markers, programs and scales. */
const NO_WORD =
  /^(?:[\dIV]+\+?|L\d\/\d|L5\/S1|\d\dG|ACD|INR|aPTT|CRP|ALT|AST|HBsAg|HCV|HIV|CD\d+|HLA-DR|mg|µg|g|mL|U|IU|WeeFIM II|UK FIM\+FAM|GMFM-88)$/

type Placed = readonly [place: string, text: Text]

const listTexts = (place: string, list: CodeList | undefined): readonly Placed[] =>
  (list?.entries ?? []).flatMap(({ code, label, short }): Placed[] => [
    [`${place} ${list?.oid} ${code}`, label],
    ...(short ? [[`${place} ${list?.oid} ${code} short`, short] as const] : []),
  ])

const missingTexts = (place: string, codes: readonly MissingCode[] = []): readonly Placed[] =>
  codes.flatMap(({ code, label, reasons = [] }) => [
    [`${place} ${code}`, label],
    ...reasons.map((reason): Placed => [`${place} ${code} ${reason.code}`, reason.label]),
  ])

function itemTexts(place: string, item: ItemDefinition): readonly Placed[] {
  const at = `${place}.${item.oid}`
  return [
    [at, item.label],
    ...(item.help ? [[`${at} help`, item.help] as const] : []),
    ...missingTexts(at, item.missing),
    ...('codeList' in item ? listTexts(at, item.codeList) : []),
    ...(item.type === 'text' && item.pattern ? [[`${at} pattern`, item.pattern.message] as const] : []),
    ...(item.type === 'choice' || item.type === 'multiChoice'
      ? Object.entries(item.unusual ?? {}).map(([code, text]): Placed => [`${at} unusual ${code}`, text])
      : []),
  ]
}

const texts: readonly Placed[] = [
  ['study', study.name],
  ...study.studyEvents.map(({ oid, name }): Placed => [oid, name]),
  ...study.forms.flatMap((form) => [
    [form.oid, form.name] as const,
    ...form.itemGroups.flatMap((group) => [
      [`${form.oid}.${group.oid}`, group.label] as const,
      ...(group.fixedRows ?? []).map(({ code, label }): Placed => [`${form.oid}.${group.oid} ${code}`, label]),
      ...group.items.flatMap((item) => itemTexts(`${form.oid}.${group.oid}`, item)),
    ]),
  ]),
]

describe('every text of the study that a person can see', () => {
  test('is there in both languages', () => {
    const missing = texts.filter(([, { en, fa }]) => en.trim() === '' || fa.trim() === '')
    expect(missing).toEqual([])
    expect(texts.length).toBeGreaterThan(1_000)
  })

  test('is Persian in Persian, unless it is no word', () => {
    const untranslated = texts.filter(([, { en, fa }]) => !PERSIAN.test(fa) && !NO_WORD.test(en))
    expect(untranslated.map(([place, { en }]) => `${place}: ${en}`)).toEqual([])
  })

  test('keeps its numbers: a limit reads the same in both languages', () => {
    const digits = (text: string) =>
      [...text.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0)).matchAll(/\d+/g)].map(
        ([each]) => each,
      )
    const wrong = texts.filter(
      ([, { en, fa }]) => /\d/.test(fa.replace(/[۰-۹]/g, '0')) && digits(fa).some((each) => !digits(en).includes(each)),
    )
    expect(wrong.map(([place, { en, fa }]) => `${place}: ${en} / ${fa}`)).toEqual([])
  })
})
