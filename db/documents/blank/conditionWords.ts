import type { Condition } from '../../../shared/form/condition.ts'
import type { FormDefinition } from '../../../shared/form/definition.ts'
import { itemIndex } from '../../../shared/form/items.ts'
import { codesOfSetting, type Settings } from '../../../shared/form/context.ts'
import { study } from '../../../shared/study/study.ts'

/** A condition as a person with a pen reads it: labels and not OIDs. 'if Still going on: No'. */
export function conditionWords(condition: Condition, form: FormDefinition): string {
  switch (condition.is) {
    case 'equals':
      return `${labelOf(form, condition.item)}: ${optionOf(form, condition.item, condition.code)}`
    case 'oneOf':
      return `${labelOf(form, condition.item)}: ${condition.codes.map((code) => optionOf(form, condition.item, code)).join(' or ')}`
    case 'contains':
      return `${labelOf(form, condition.item)} has ${optionOf(form, condition.item, condition.code)}`
    case 'answered':
      return `${labelOf(form, condition.item)} is filled in`
    case 'atLeast':
      return `${labelOf(form, condition.item)} is ${condition.number} or more`
    case 'atVisit':
      return `at ${condition.visits.map(visitName).join(', ')}`
    case 'setting':
      return 'if this study uses it'
    case 'not':
      return `not (${conditionWords(condition.of, form)})`
    case 'all':
      return condition.of.map((each) => conditionWords(each, form)).join(' and ')
    case 'any':
      return condition.of.map((each) => conditionWords(each, form)).join(' or ')
    default: {
      const unknown: never = condition
      throw new Error(`unknown condition ${JSON.stringify(unknown)}`)
    }
  }
}

/** False when the settings in force rule the condition out for good: a muscle or a variant that this study does not use. */
export function mayHold(condition: Condition | undefined, settings: Settings): boolean {
  if (condition === undefined) return true
  if (condition.is === 'setting') return codesOfSetting(settings, condition.key).includes(condition.value)
  if (condition.is === 'all') return condition.of.every((each) => mayHold(each, settings))
  if (condition.is === 'any') return condition.of.some((each) => mayHold(each, settings))
  return true
}

/** Whether the condition is about settings alone, which is decided before anything is printed. */
export function isSettled(condition: Condition): boolean {
  if (condition.is === 'setting') return true
  return (condition.is === 'all' || condition.is === 'any') && condition.of.every(isSettled)
}

const labelOf = (form: FormDefinition, oid: string): string => itemIndex(form).get(oid)?.item.label.en ?? oid

function optionOf(form: FormDefinition, oid: string, code: string): string {
  const item = itemIndex(form).get(oid)?.item
  const list = item && 'codeList' in item ? item.codeList : undefined
  return list?.entries.find((entry) => entry.code === code)?.label.en ?? code
}

const visitName = (oid: string): string => study.studyEvents.find((visit) => visit.oid === oid)?.name.en ?? oid
