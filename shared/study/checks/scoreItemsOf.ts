import { completeness, lacksReason } from '../../form/completeness.ts'
import type { FormContext } from '../../form/context.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { itemIndex } from '../../form/items.ts'
import { answerAt, type FormValues } from '../../form/values.ts'

/** The items of the instrument that are shown, required and have no answer, in the order of the form. */
export function openScoreItems(
  definition: FormDefinition,
  values: FormValues,
  context: FormContext,
): readonly string[] {
  return unsettled(definition, values, context).flatMap(({ oid, answer }) => (answer ? [] : [oid]))
}

/** The items of the instrument that are coded as missing while the reason is still to be chosen. */
export function scoreItemsWithoutReason(
  definition: FormDefinition,
  values: FormValues,
  context: FormContext,
): readonly string[] {
  return unsettled(definition, values, context).flatMap(({ oid, item, answer }) =>
    answer && lacksReason(item, answer) ? [oid] : [],
  )
}

function unsettled(definition: FormDefinition, values: FormValues, context: FormContext) {
  return completeness(definition, values, context).open.flatMap((address) => {
    const item = itemIndex(definition).get(address.item)?.item
    return item?.type === 'score' ? [{ oid: item.oid, item, answer: answerAt(values, address) }] : []
  })
}
