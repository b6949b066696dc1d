import { isCivilDate } from '../dates/civilDate.ts'
import { isDateTime, isTime } from '../dates/dateTime.ts'
import { isPartialDate } from '../dates/partialDate.ts'
import { same, type Text, words } from '../text/text.ts'
import type { Answer } from './answer.ts'
import type { ChoiceItem, DateItem, ItemDefinition, NumberItem, ScoreItem, TextItem } from './definition.ts'

const EMPTY = words('An empty answer is no answer: leave the item open.', 'پاسخ خالی پاسخ نیست: گویه را باز بگذارید.')

/** Longest id, dictionary term or calculated text. */
const MAX_SHORT = 300

/**
 * Why an answer is impossible in itself, in sentences for the person at the bedside; empty when it is possible. What is
 * only unlikely, and whether anything has to be there at all, is not asked here.
 */
export function problemsOf(item: ItemDefinition, answer: Answer): readonly Text[] {
  if ('missing' in answer) return problemsOfMissing(item, answer.missing, answer.reason)
  const { value } = answer
  if (typeof value !== 'string') {
    if (item.type === 'multiChoice') return problemsOfCodes(item, value)
    return item.type === 'calculated' ? [] : [words('Give one answer here.', 'اینجا یک پاسخ بدهید.')]
  }
  if (value === '') return [EMPTY]
  if (value !== value.normalize('NFC'))
    return [words('The text is not in its normal form.', 'متن به شکل استاندارد نیست.')]
  return problemsOfText(item, value)
}

function problemsOfText(item: ItemDefinition, value: string): readonly Text[] {
  switch (item.type) {
    case 'text':
      return problemsOfFreeText(item, value)
    case 'integer':
    case 'decimal':
      return problemsOfNumber(item, value)
    case 'date':
    case 'partialDate':
    case 'time':
    case 'dateTime':
    case 'partialDateTime':
      return problemsOfDate(item, value)
    case 'choice':
    case 'score':
      return problemsOfCode(item, value)
    case 'multiChoice':
      return [words('Give the answers as a list.', 'پاسخ‌ها را به‌صورت فهرست بدهید.')]
    case 'user':
    case 'reference':
    case 'dictionary':
    case 'calculated':
      return value.length > MAX_SHORT ? [words(`At most ${MAX_SHORT} characters.`, `حداکثر ${MAX_SHORT} نویسه.`)] : []
    default: {
      const unknown: never = item
      throw new Error(`unknown item type in ${JSON.stringify(unknown)}`)
    }
  }
}

function problemsOfMissing(item: ItemDefinition, code: string, reason: string | undefined): readonly Text[] {
  const known = item.missing?.find((each) => each.code === code)
  if (!known) {
    const allowed = (item.missing ?? []).map((each) => each.code)
    return [
      allowed.length > 0
        ? words(
            `Only ${allowed.join(', ')} may stand for a missing answer here.`,
            `اینجا تنها ${allowed.join('، ')} به جای پاسخ ممکن است.`,
          )
        : words('This item has no code for missing.', 'این گویه کدی برای نبود پاسخ ندارد.'),
    ]
  }
  if (reason === undefined || !known.reasons || known.reasons.some((each) => each.code === reason)) return []
  return [words(`Choose the reason for ${code} from the list.`, `علت ${code} را از فهرست انتخاب کنید.`)]
}

function problemsOfFreeText(item: TextItem, value: string): readonly Text[] {
  const length = Array.from(value).length
  if (value !== value.trim())
    return [words('The text begins or ends with a space.', 'متن با فاصله آغاز یا پایان می‌یابد.')]
  if (length > item.maxLength) {
    return [
      words(
        `At most ${item.maxLength} characters; this has ${length}.`,
        `حداکثر ${item.maxLength} نویسه؛ این ${length} نویسه دارد.`,
      ),
    ]
  }
  if (length < (item.minLength ?? 0)) {
    return [
      words(
        `At least ${item.minLength} characters; this has ${length}.`,
        `دست‌کم ${item.minLength} نویسه؛ این ${length} نویسه دارد.`,
      ),
    ]
  }
  if (!item.multiline && /[\n\r]/.test(value)) return [words('One line only.', 'تنها یک سطر.')]
  return item.pattern && !new RegExp(item.pattern.regex, 'u').test(value) ? [item.pattern.message] : []
}

function problemsOfNumber(item: NumberItem, value: string): readonly Text[] {
  const parts = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?$/.exec(value)
  if (!parts)
    return [
      item.decimals > 0
        ? words('A number, such as 12.5.', 'یک عدد، مانند 12.5.')
        : words('A whole number, such as 12.', 'یک عدد درست، مانند 12.'),
    ]
  const decimals = parts[1]?.length ?? 0
  if (decimals > item.decimals) {
    return [
      item.decimals === 0
        ? words('A whole number, without a decimal point.', 'یک عدد درست، بدون ممیز.')
        : words(`At most ${item.decimals} digits after the point.`, `حداکثر ${item.decimals} رقم پس از ممیز.`),
    ]
  }
  const { min, max } = item.range.hard ?? {}
  const number = Number(value)
  const outside = (min !== undefined && number < min) || (max !== undefined && number > max)
  const range = rangeWords(min, max, item.unit)
  return outside ? [words(`Outside what is possible: ${range.en}.`, `بیرون از محدوده ممکن: ${range.fa}.`)] : []
}

const DATE_RULES: Record<DateItem['type'], { test: (value: string) => boolean; message: Text }> = {
  date: {
    test: isCivilDate,
    message: words('A whole date that exists, as year-month-day.', 'تاریخی کامل و موجود، به‌صورت سال-ماه-روز.'),
  },
  partialDate: {
    test: isPartialDate,
    message: words(
      'A date that exists: a year, a year and month, or a whole date.',
      'تاریخی موجود: سال، سال و ماه، یا تاریخ کامل.',
    ),
  },
  time: { test: isTime, message: words('A time from 00:00 to 23:59.', 'ساعتی از 00:00 تا 23:59.') },
  dateTime: {
    test: isDateTime,
    message: words('A date that exists with a time from 00:00 to 23:59.', 'تاریخی موجود با ساعتی از 00:00 تا 23:59.'),
  },
  partialDateTime: {
    test: (value) => isPartialDate(value) || isDateTime(value),
    message: words(
      'A date that exists: a year, a year and month, a whole date, or a date with a time.',
      'تاریخی موجود: سال، سال و ماه، تاریخ کامل، یا تاریخ با ساعت.',
    ),
  },
}

function problemsOfDate(item: DateItem, value: string): readonly Text[] {
  const rule = DATE_RULES[item.type]
  return rule.test(value) ? [] : [rule.message]
}

function problemsOfCode(item: ChoiceItem | ScoreItem, value: string): readonly Text[] {
  const codes = item.codeList.entries.map((entry) => entry.code)
  if (codes.includes(value)) return []
  const missing = (item.missing ?? []).map((each) => each.code)
  const allowed = [...codes, ...missing].slice(0, 12).join(', ')
  return [
    missing.includes(value)
      ? words(
          `${value} stands for a missing answer; give it as such.`,
          `${value} به جای پاسخ است؛ آن را همان‌گونه ثبت کنید.`,
        )
      : words(`Not one of the answers here: ${allowed}.`, `از پاسخ‌های اینجا نیست: ${allowed}.`),
  ]
}

function problemsOfCodes(item: ChoiceItem, codes: readonly string[]): readonly Text[] {
  if (codes.length === 0) return [EMPTY]
  if (new Set(codes).size !== codes.length) return [words('One answer is given twice.', 'یک پاسخ دو بار داده شده است.')]
  const strange = codes.flatMap((code) => problemsOfCode(item, code))
  if (strange.length > 0) return strange
  const alone = codes.find((code) => item.exclusive?.includes(code))
  if (alone === undefined || codes.length === 1) return []
  const { en, fa } = labelOf(item, alone)
  return [words(`${en} stands alone: take the others away, or it.`, `«${fa}» تنها می‌آید: بقیه را بردارید یا همین را.`)]
}

function labelOf(item: ChoiceItem, code: string): Text {
  return item.codeList.entries.find((entry) => entry.code === code)?.label ?? same(code)
}

/** 'from 5 to 80 kg', 'at least 3', in the languages of the screen. */
export function rangeWords(min: number | undefined, max: number | undefined, unit: string | undefined): Text {
  const en = rangeText(min, max, unit)
  const fa = min === undefined ? `حداکثر ${max}` : max === undefined ? `دست‌کم ${min}` : `از ${min} تا ${max}`
  return words(en, unit ? `${fa} ${unit}` : fa)
}

/** 'from 5 to 80 kg', 'at least 3', for the data dictionary. */
export function rangeText(min: number | undefined, max: number | undefined, unit: string | undefined): string {
  const ends = min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `from ${min} to ${max}`
  return unit ? `${ends} ${unit}` : ends
}
