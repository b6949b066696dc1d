import { completedYears } from '../../dates/civilDate.ts'
import { hoursBetween } from '../../dates/dateTime.ts'
import { latestOf, minutesOf } from '../../dates/partialDate.ts'
import { defineCheck, type CheckContext } from '../../form/check.ts'
import { numberOf, repeatsOf, valueOf, type FormValues } from '../../form/values.ts'
import { zoneOf } from '../calculations/injectionRules.ts'
import { formsOf, onlyValue } from '../lookup.ts'
import { rangeWords } from '../../form/problems.ts'
import { isUnusualVital, vitalRange, VITALS_BY_AGE } from '../vitalLimits.ts'
import { sentences, words } from '../../text/text.ts'

/** Vital signs that ask for a second look: outside what is usual at the age, and fever without an event. */

export const ec089 = defineCheck({
  id: 'EC089',
  severity: 'soft',
  forms: ['VITALS'],
  rule: 'Heart rate, breathing rate and systolic pressure lie within what is usual at the age. The second time in a row an adverse event is asked for.',
  source: 'ref(PALS15)',
  run: (context) => {
    const birth = onlyValue(context.record, 'DEMOG', 'BIRTH_DATE')
    if (birth === undefined) return null
    const rows = measuredRows(context)
    return VITALS_BY_AGE.flatMap((item) => {
      const measured = rows.flatMap(({ repeat, at }) => {
        const value = numberOf(context.values, item, repeat)
        return value === undefined ? [] : [{ repeat, value, years: completedYears(birth, at.slice(0, 10)) }]
      })
      const isUnusual = (row: (typeof measured)[number] | undefined) =>
        row !== undefined && isUnusualVital(item, row.value, row.years)
      return measured.flatMap((row, index) => {
        if (!isUnusual(row)) return []
        const { min, max } = vitalRange(item, row.years) ?? {}
        const range = rangeWords(min, max, undefined)
        const usual = words(
          `Unusual at ${row.years} years: expected ${range.en}.`,
          `در ${row.years} سالگی غیرمعمول است: انتظار ${range.fa}.`,
        )
        const next = isUnusual(measured[index - 1])
          ? words(
              'It is the second time in a row: record an adverse event, or confirm with a comment why it is none.',
              'دومین بار پیاپی است: عارضه‌ای ثبت کنید یا با توضیح تأیید کنید که چرا عارضه نیست.',
            )
          : words(
              'Measure again; if it is right, confirm with a comment.',
              'دوباره اندازه بگیرید؛ اگر درست است، با توضیح تأیید کنید.',
            )
        return [{ message: sentences(usual, next), item, repeat: row.repeat }]
      })
    })
  },
})

/** The rows that have a time, in the order of the clock. */
function measuredRows({ values }: CheckContext): readonly { readonly repeat: number; readonly at: string }[] {
  return repeatsOf(values, 'VITALS')
    .flatMap((repeat) => {
      const at = valueOf(values, 'VS_DATETIME', repeat)
      return at === undefined ? [] : [{ repeat, at }]
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.repeat - b.repeat))
}

const FEVER_TERMS = ['Fever', 'Febrile neutropenia']

export const ec090 = defineCheck({
  id: 'EC090',
  severity: 'soft',
  forms: ['VITALS'],
  rule: 'A temperature of 38.0 °C or more belongs to an adverse event of fever that began within 24 hours of it, or was going on.',
  source: 'sibling(Vinmec)',
  limits: {
    temperature: { value: 38, label: 'Temperature from which an event is asked for', unit: '°C' },
    hours: { value: 24, label: 'Hours between temperature and onset' },
  },
  run: (context, { temperature, hours }) => {
    const fevers = formsOf(context.record, 'AE')
      .map((event) => context.valuesOf(event))
      .filter((values) => FEVER_TERMS.includes(valueOf(values, 'AE_CTCAE') ?? ''))
    const zone = zoneOf(context.context.settings)
    return measuredRows(context)
      .filter(({ repeat }) => (numberOf(context.values, 'TEMPERATURE', repeat) ?? 0) >= temperature)
      .filter(({ at }) => !fevers.some((event) => mayCover(event, at, hours, zone)))
      .map(({ repeat }) => ({
        message: words(
          `A temperature of ${temperature} °C or more, and no adverse event of fever begins within ${hours} h of it. Record one, or confirm with a comment why it is none.`,
          `دمای ${temperature} °C یا بیشتر، و عارضه تبی که ظرف ${hours} ساعت از آن شروع شده باشد ثبت نیست. عارضه را ثبت کنید یا با توضیح تأیید کنید که چرا عارضه نیست.`,
        ),
        item: 'TEMPERATURE',
        repeat,
      }))
  },
})

/** Whether an event may have begun within some hours of a time, or been going on then, whatever its partial dates mean. */
function mayCover(event: FormValues, at: string, hours: number, zone: string): boolean {
  const onset = valueOf(event, 'AE_ONSET')
  if (onset === undefined) return false
  const [first, last] = minutesOf(onset)
  if (hoursBetween(at, first, zone) > hours) return false
  if (hoursBetween(last, at, zone) <= hours) return true
  const end = valueOf(event, 'AE_END')
  return valueOf(event, 'AE_ONGOING') === 'Y' || (end !== undefined && latestOf(end) >= at.slice(0, 10))
}
