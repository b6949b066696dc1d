import type { Answer } from '../../../shared/form/answer.ts'
import type { CalculatedItem, ItemDefinition } from '../../../shared/form/definition.ts'
import { formatHalfUp } from '../../../shared/instruments/rounding.ts'
import { study } from '../../../shared/study/study.ts'

/** Names behind the ids of people and of rows of other forms. */
export type Names = ReadonlyMap<string, string>

/** An answer as somebody reads it on paper: the label with its code, the unit, a missing code with its reason. */
export function answerWords(item: ItemDefinition, answer: Answer, names: Names): string {
  if ('missing' in answer) return missingWords(item, answer.missing, answer.reason)
  const values = typeof answer.value === 'string' ? [answer.value] : answer.value
  return values.map((value) => valueWords(item, value, names)).join(', ')
}

function missingWords(item: ItemDefinition, code: string, reason: string | undefined): string {
  const missing = item.missing?.find((each) => each.code === code)
  const because = missing?.reasons?.find((each) => each.code === reason)?.label.en ?? reason
  return `${code} ${missing?.label.en ?? ''}${because ? `: ${because}` : ''}`.trim()
}

function valueWords(item: ItemDefinition, value: string, names: Names): string {
  switch (item.type) {
    case 'choice':
    case 'multiChoice':
    case 'score': {
      const label = item.codeList.entries.find((each) => each.code === value)?.label.en
      return label === undefined || label === value ? value : `${value} · ${label}`
    }
    case 'user':
    case 'reference':
      return names.get(value) ?? value
    case 'integer':
    case 'decimal':
      return item.unit ? `${value} ${item.unit}` : value
    case 'dateTime':
    case 'partialDateTime':
      return value.replace('T', ' ')
    case 'calculated':
      return calculatedWords(item, value)
    default:
      return value
  }
}

/** A computed value rounded half up as its item says, with its unit; the label where it is a code. */
function calculatedWords(item: CalculatedItem, value: string): string {
  const entry = item.codeList?.entries.find((each) => each.code === value)
  if (entry) return entry.label.en
  const isNumber = /^-?\d+(\.\d+)?$/.test(value)
  const shown = isNumber && item.decimals !== undefined ? formatHalfUp(Number(value), item.decimals) : value
  return item.unit ? `${shown} ${item.unit}` : shown
}

/** The name of a visit, with its number where it may happen more than once. */
export function visitWords(oid: string, repeat: number): string {
  const visit = study.studyEvents.find((each) => each.oid === oid)
  return `${visit?.name.en ?? oid}${visit?.repeating ? ` ${repeat}` : ''}`
}

/** A UTC stamp with its offset as the clock of the site showed it: '2026-03-01 09:00:12 +03:30'. */
export function stampWords(time: string, offset: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  const shift = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1)
  const local = new Date(Date.parse(time) + shift * 60_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${offset}`
}
