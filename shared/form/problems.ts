import { isCivilDate } from '../dates/civilDate.ts'
import { isDateTime, isTime } from '../dates/dateTime.ts'
import { isPartialDate } from '../dates/partialDate.ts'
import type { Answer } from './answer.ts'
import type { ChoiceItem, DateItem, ItemDefinition, NumberItem, ScoreItem, TextItem } from './definition.ts'

/** Longest id, dictionary term or calculated text. */
const MAX_SHORT = 300

/**
 * Why an answer is impossible in itself, in sentences for the person at the bedside; empty when it is possible. What is
 * only unlikely, and whether anything has to be there at all, is not asked here.
 */
export function problemsOf(item: ItemDefinition, answer: Answer): readonly string[] {
  if ('missing' in answer) return problemsOfMissing(item, answer.missing, answer.reason)
  const { value } = answer
  if (typeof value !== 'string') {
    if (item.type === 'multiChoice') return problemsOfCodes(item, value)
    return item.type === 'calculated' ? [] : ['Give one answer here.']
  }
  if (value === '') return ['An empty answer is no answer: leave the item open.']
  if (value !== value.normalize('NFC')) return ['The text is not in its normal form.']
  return problemsOfText(item, value)
}

function problemsOfText(item: ItemDefinition, value: string): readonly string[] {
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
      return ['Give the answers as a list.']
    case 'user':
    case 'reference':
    case 'dictionary':
    case 'calculated':
      return value.length > MAX_SHORT ? [`At most ${MAX_SHORT} characters.`] : []
    default: {
      const unknown: never = item
      throw new Error(`unknown item type in ${JSON.stringify(unknown)}`)
    }
  }
}

function problemsOfMissing(item: ItemDefinition, code: string, reason: string | undefined): readonly string[] {
  const known = item.missing?.find((each) => each.code === code)
  if (!known) {
    const allowed = (item.missing ?? []).map((each) => each.code)
    return [
      allowed.length > 0
        ? `Only ${allowed.join(', ')} may stand for a missing answer here.`
        : 'This item has no code for missing.',
    ]
  }
  if (reason === undefined || !known.reasons || known.reasons.some((each) => each.code === reason)) return []
  return [`Choose the reason for ${code} from the list.`]
}

function problemsOfFreeText(item: TextItem, value: string): readonly string[] {
  const length = Array.from(value).length
  if (value !== value.trim()) return ['The text begins or ends with a space.']
  if (length > item.maxLength) return [`At most ${item.maxLength} characters; this has ${length}.`]
  if (length < (item.minLength ?? 0)) return [`At least ${item.minLength} characters; this has ${length}.`]
  if (!item.multiline && /[\n\r]/.test(value)) return ['One line only.']
  return item.pattern && !new RegExp(item.pattern.regex, 'u').test(value) ? [item.pattern.message.en] : []
}

function problemsOfNumber(item: NumberItem, value: string): readonly string[] {
  const parts = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?$/.exec(value)
  if (!parts) return [item.decimals > 0 ? 'A number, such as 12.5.' : 'A whole number, such as 12.']
  const decimals = parts[1]?.length ?? 0
  if (decimals > item.decimals) {
    return [
      item.decimals === 0
        ? 'A whole number, without a decimal point.'
        : `At most ${item.decimals} digits after the point.`,
    ]
  }
  const { min, max } = item.range.hard ?? {}
  const number = Number(value)
  const outside = (min !== undefined && number < min) || (max !== undefined && number > max)
  return outside ? [`Outside what is possible: ${rangeText(min, max, item.unit)}.`] : []
}

const DATE_RULES: Record<DateItem['type'], { test: (value: string) => boolean; message: string }> = {
  date: { test: isCivilDate, message: 'A whole date that exists, as year-month-day.' },
  partialDate: { test: isPartialDate, message: 'A date that exists: a year, a year and month, or a whole date.' },
  time: { test: isTime, message: 'A time from 00:00 to 23:59.' },
  dateTime: { test: isDateTime, message: 'A date that exists with a time from 00:00 to 23:59.' },
  partialDateTime: {
    test: (value) => isPartialDate(value) || isDateTime(value),
    message: 'A date that exists: a year, a year and month, a whole date, or a date with a time.',
  },
}

function problemsOfDate(item: DateItem, value: string): readonly string[] {
  const rule = DATE_RULES[item.type]
  return rule.test(value) ? [] : [rule.message]
}

function problemsOfCode(item: ChoiceItem | ScoreItem, value: string): readonly string[] {
  const codes = item.codeList.entries.map((entry) => entry.code)
  if (codes.includes(value)) return []
  const missing = (item.missing ?? []).map((each) => each.code)
  const allowed = [...codes, ...missing].slice(0, 12).join(', ')
  return [
    missing.includes(value)
      ? `${value} stands for a missing answer; give it as such.`
      : `Not one of the answers here: ${allowed}.`,
  ]
}

function problemsOfCodes(item: ChoiceItem, codes: readonly string[]): readonly string[] {
  if (codes.length === 0) return ['An empty answer is no answer: leave the item open.']
  if (new Set(codes).size !== codes.length) return ['One answer is given twice.']
  const strange = codes.flatMap((code) => problemsOfCode(item, code))
  if (strange.length > 0) return strange
  const alone = codes.find((code) => item.exclusive?.includes(code))
  return alone !== undefined && codes.length > 1
    ? [`${labelOf(item, alone)} stands alone: take the others away, or it.`]
    : []
}

function labelOf(item: ChoiceItem, code: string): string {
  return item.codeList.entries.find((entry) => entry.code === code)?.label.en ?? code
}

/** 'from 5 to 80 kg', 'at least 3', for messages and the data dictionary. */
export function rangeText(min: number | undefined, max: number | undefined, unit: string | undefined): string {
  const ends = min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `from ${min} to ${max}`
  return unit ? `${ends} ${unit}` : ends
}
