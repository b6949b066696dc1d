import type { Condition } from './condition.ts'
import type { ItemDefinition, Range } from './definition.ts'
import { rangeText } from './problems.ts'

/** A condition in words, for dictionaries and blank forms: 'ASSENT_STATUS is 1 or 2'. */
export function describeCondition(condition: Condition): string {
  switch (condition.is) {
    case 'equals':
      return `${condition.item} is ${condition.code}`
    case 'oneOf':
      return `${condition.item} is ${condition.codes.join(' or ')}`
    case 'contains':
      return `${condition.item} contains ${condition.code}`
    case 'answered':
      return `${condition.item} is answered`
    case 'atLeast':
      return `${condition.item} is ${condition.number} or more`
    case 'atVisit':
      return `at ${condition.visits.join(', ')}`
    case 'setting':
      return `setting ${condition.key} has ${condition.value}`
    case 'not':
      return `not (${describeCondition(condition.of)})`
    case 'all':
    case 'any':
      return condition.of
        .map((each) =>
          each.is === 'all' || each.is === 'any' ? `(${describeCondition(each)})` : describeCondition(each),
        )
        .join(condition.is === 'all' ? ' and ' : ' or ')
    default: {
      const unknown: never = condition
      throw new Error(`unknown condition ${JSON.stringify(unknown)}`)
    }
  }
}

/** What an item takes, in words: its kind, limits, unit and code list. */
export function describeType(item: ItemDefinition): string {
  const missing = item.missing ? `; missing: ${item.missing.map((each) => each.code).join(', ')}` : ''
  return `${kindOf(item)}${missing}`
}

function kindOf(item: ItemDefinition): string {
  switch (item.type) {
    case 'text':
      return item.optionsFrom === undefined
        ? `text, at most ${item.maxLength}`
        : `text from setting ${item.optionsFrom}`
    case 'integer':
    case 'decimal':
      return `${item.type}${item.decimals > 0 ? ` (${item.decimals})` : ''}${unitOf(item.unit)}${limitsOf(item.range)}`
    case 'choice':
    case 'score':
      return `one of ${item.codeList.oid}`
    case 'multiChoice':
      return `several of ${item.codeList.oid}`
    case 'user':
      return `person: ${item.roles.join(', ')}`
    case 'reference':
      return `row of ${item.form}`
    case 'dictionary':
      return `term of ${item.dictionary}`
    case 'calculated':
      return `calculated: ${item.calculation}${unitOf(item.unit)}${item.codeList ? `, ${item.codeList.oid}` : ''}`
    case 'date':
    case 'partialDate':
    case 'time':
    case 'dateTime':
    case 'partialDateTime':
      return item.allowFuture === false && item.type !== 'time' ? `${item.type}, not after today` : item.type
    default: {
      const unknown: never = item
      throw new Error(`unknown item type in ${JSON.stringify(unknown)}`)
    }
  }
}

const unitOf = (unit: string | undefined): string => (unit === undefined ? '' : `, ${unit}`)

function limitsOf({ hard, soft }: Range): string {
  const possible = hard ? `; possible ${rangeText(hard.min, hard.max, undefined)}` : ''
  const usual = soft ? `; usual ${rangeText(soft.min, soft.max, undefined)}` : ''
  return possible + usual
}

/** 'yes', 'no', or the condition under which an answer is asked for. */
export function describeRequired(item: ItemDefinition): string {
  if (item.type === 'calculated') return 'computed'
  if (typeof item.required === 'boolean') return item.required ? 'yes' : 'no'
  return describeCondition(item.required)
}
