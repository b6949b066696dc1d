import type { ItemAddress } from './address.ts'
import { codesOf, missingOf, type Answer } from './answer.ts'
import type { Condition } from './condition.ts'
import { codesOfSetting, type FormContext } from './context.ts'
import type { FormDefinition } from './definition.ts'
import { findItem, itemIndex } from './items.ts'
import { answerAt, type FormValues } from './values.ts'

/** What a condition is read against; `at` is the item that carries it. */
export interface Scope {
  readonly definition: FormDefinition
  readonly values: FormValues
  readonly context: FormContext
  readonly at?: Pick<ItemAddress, 'group' | 'repeat'>
}

/** Whether the condition holds. An item that is itself not shown counts as open, whatever it once held. */
export function holds(condition: Condition, scope: Scope): boolean {
  switch (condition.is) {
    case 'equals':
      return onlyCode(lookUp(condition.item, scope)) === condition.code
    case 'oneOf': {
      const code = onlyCode(lookUp(condition.item, scope))
      return code !== undefined && condition.codes.includes(code)
    }
    case 'contains':
      return codesOf(lookUp(condition.item, scope)).includes(condition.code)
    case 'answered': {
      const answer = lookUp(condition.item, scope)
      return answer !== undefined && missingOf(answer) === undefined
    }
    case 'atLeast':
      return Number(onlyCode(lookUp(condition.item, scope)) || Number.NaN) >= condition.number
    case 'not':
      return !holds(condition.of, scope)
    case 'all':
      return condition.of.every((each) => holds(each, scope))
    case 'any':
      return condition.of.some((each) => holds(each, scope))
    case 'atVisit':
      return condition.visits.includes(scope.context.studyEvent)
    case 'setting':
      return codesOfSetting(scope.context.settings, condition.key).includes(condition.value)
    default: {
      const unknown: never = condition
      throw new Error(`unknown condition ${JSON.stringify(unknown)}`)
    }
  }
}

function onlyCode(answer: Answer | undefined): string | undefined {
  const codes = codesOf(answer)
  return codes.length === 1 ? codes[0] : undefined
}

/** The answer a condition speaks of: same repeat of the same group first, else row 1 of its own group. */
function lookUp(item: string, scope: Scope): Answer | undefined {
  const placed = itemIndex(scope.definition).get(item)
  if (!placed) throw new Error(`form ${scope.definition.oid} has a condition on ${item}, which it does not hold`)
  const repeat = scope.at?.group === placed.group.oid ? scope.at.repeat : 1
  const address = { group: placed.group.oid, repeat, item }
  return isVisible(scope.definition, address, scope.values, scope.context) ? answerAt(scope.values, address) : undefined
}

/** Whether the item is shown: its group's, its planned row's and its own condition hold, and its row is not struck through. */
export function isVisible(
  definition: FormDefinition,
  address: ItemAddress,
  values: FormValues,
  context: FormContext,
): boolean {
  const placed = findItem(definition, address)
  if (!placed || context.struckRows?.includes(`${address.group}/${address.repeat}`)) return false
  const scope = { definition, values, context, at: address }
  const row = placed.group.fixedRows?.find((each) => each.repeat === address.repeat)
  return [placed.group.visible, row?.visible, placed.item.visible].every((each) => !each || holds(each, scope))
}

/** Whether the item must be answered or coded missing before the form completes. Never while it is not shown. */
export function isRequired(
  definition: FormDefinition,
  address: ItemAddress,
  values: FormValues,
  context: FormContext,
): boolean {
  const placed = findItem(definition, address)
  if (!placed || context.notDone !== undefined || placed.item.type === 'calculated') return false
  const { required } = placed.item
  if (required === false || !isVisible(definition, address, values, context)) return false
  return required === true || holds(required, { definition, values, context, at: address })
}
