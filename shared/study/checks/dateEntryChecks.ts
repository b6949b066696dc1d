import { isPartialDate, latestOf } from '../../dates/partialDate.ts'
import { fromSolarHijri } from '../../dates/solarHijri.ts'
import { parseAddressKey } from '../../form/address.ts'
import { textOf } from '../../form/answer.ts'
import { defineCheck, type CheckContext } from '../../form/check.ts'
import { findItem } from '../../form/items.ts'
import type { DateItem } from '../../form/definition.ts'
import type { FormValues } from '../../form/values.ts'
import { consentDate } from './consentOf.ts'
import { words } from '../../text/text.ts'

/** Edit checks of how dates were entered. */

interface DatedItem {
  readonly item: DateItem
  readonly repeat: number
  readonly text: string
}

/** The date items of a form that hold a text, rows included. */
function datedItems({ definition }: CheckContext, values: FormValues): readonly DatedItem[] {
  return Object.entries(values).flatMap(([key, answer]) => {
    const address = parseAddressKey(key)
    const item = findItem(definition, address)?.item
    const text = textOf(answer)
    return item && isDateItem(item) && text !== undefined ? [{ item, repeat: address.repeat, text }] : []
  })
}

const isDateItem = (item: { readonly type: string }): item is DateItem =>
  ['date', 'partialDate', 'dateTime', 'partialDateTime'].includes(item.type)

export const ec030 = defineCheck({
  id: 'EC030',
  severity: 'soft',
  forms: ['AE', 'CONMED'],
  rule: 'An event or medicine of which only the year or month is known is asked about, unless all of it lies before consent. A form that takes whole dates only refuses the rest by itself.',
  source: 'assumed',
  run: (context) => {
    const consent = consentDate(context)
    return datedItems(context, context.values)
      .filter(({ text }) => isPartialDate(text) && text.length < 10)
      .filter(({ text }) => consent === undefined || latestOf(text) >= consent)
      .map(({ item, repeat, text }) => ({
        message: words(
          `Only the ${text.length === 4 ? 'year' : 'month'} is known. Ask the family for the day; if nobody knows it, confirm with a comment that the date is partial.`,
          `تنها ${text.length === 4 ? 'سال' : 'ماه'} معلوم است. روز را از خانواده بپرسید؛ اگر کسی نمی‌داند، با توضیح تأیید کنید که تاریخ ناقص است.`,
        ),
        item: item.oid,
        repeat,
      }))
  },
})

export const ec031 = defineCheck({
  id: 'EC031',
  severity: 'hard',
  forms: 'all',
  rule: 'A Solar Hijri date exists and is kept as its Gregorian day. The date field reads and converts it; one that came in another way is refused.',
  source: 'assumed',
  run: (context) =>
    // What the form holds as it stands: such a text is impossible in itself and no longer among the values that count.
    datedItems(context, context.form.values).flatMap(({ item, repeat, text }) => {
      const typed = /^(1[34]\d\d)[-/.](\d\d?)[-/.](\d\d?)(?!\d)/.exec(text)
      if (!typed) return []
      const [year, month, day] = typed.slice(1).map(Number) as [number, number, number]
      const gregorian = fromSolarHijri(year, month, day)
      const message = gregorian
        ? words(
            `This is a Solar Hijri date that was not converted. Type it again in the date field; it is ${gregorian}.`,
            `این تاریخ هجری شمسی است و تبدیل نشده است. آن را دوباره در خانه تاریخ بنویسید؛ برابر است با ${gregorian}.`,
          )
        : words(
            'This day does not exist in the Solar Hijri calendar. Type the date again.',
            'این روز در تقویم هجری شمسی وجود ندارد. تاریخ را دوباره بنویسید.',
          )
      return [{ message, item: item.oid, repeat }]
    }),
})
