import { addressKey, parseAddressKey, type ItemAddress } from './address.ts'
import { missingOf, type Answer } from './answer.ts'
import { isRequired, isVisible } from './conditions.ts'
import type { FormContext } from './context.ts'
import type { FormDefinition, ItemDefinition } from './definition.ts'
import { problemsOf } from './problems.ts'
import { rowsOf } from './rows.ts'
import { answerAt, type FormValues } from './values.ts'

/** How far a form is. `answered` and `missing` count required items only; the three add up with `open` to `required`. */
export interface Completeness {
  readonly required: number
  readonly answered: number
  /** Left unanswered with a code, and with its reason where one is asked for. */
  readonly missing: number
  /** Required and not settled, in the order of the form: open, impossible, or missing without its reason. */
  readonly open: readonly ItemAddress[]
}

/** What was shown of the form that was last looked at in a context: scores, checks and counting all begin by asking for it. */
const lastShown = new WeakMap<
  FormContext,
  { definition: FormDefinition; values: FormValues; shown: readonly ItemAddress[] }
>()

/** Every item that is shown, row by row, in the order of the form. */
export function visibleAddresses(
  definition: FormDefinition,
  values: FormValues,
  context: FormContext,
): readonly ItemAddress[] {
  const last = lastShown.get(context)
  if (last?.values === values && last.definition === definition) return last.shown
  const shown = findShown(definition, values, context)
  lastShown.set(context, { definition, values, shown })
  return shown
}

function findShown(definition: FormDefinition, values: FormValues, context: FormContext): readonly ItemAddress[] {
  return definition.itemGroups.flatMap((group) =>
    rowsOf(definition, group, values, context).flatMap((repeat) =>
      group.items
        .map((item) => ({ group: group.oid, repeat, item: item.oid }))
        .filter((address) => isVisible(definition, address, values, context)),
    ),
  )
}

/** Counts what is required and what of it is settled. Items that are not shown count nowhere (design 7). */
export function completeness(definition: FormDefinition, values: FormValues, context: FormContext): Completeness {
  const counts = { required: 0, answered: 0, missing: 0 }
  const open: ItemAddress[] = []
  const items = new Map(definition.itemGroups.flatMap((group) => group.items.map((item) => [item.oid, item] as const)))
  for (const address of visibleAddresses(definition, values, context)) {
    const item = items.get(address.item)
    if (!item || !isRequired(definition, address, values, context)) continue
    counts.required += 1
    const answer = answerAt(values, address)
    if (!answer || !isSettled(item, answer)) open.push(address)
    else if (missingOf(answer) !== undefined) counts.missing += 1
    else counts.answered += 1
  }
  return { ...counts, open }
}

/** Whether the answer counts: possible, and a missing code with its reason where the instrument asks for one. */
export function isSettled(item: ItemDefinition, answer: Answer): boolean {
  return problemsOf(item, answer).length === 0 && !lacksReason(item, answer)
}

/** Whether the answer is a missing code whose reason is still to be chosen (EC041, EC051). */
export function lacksReason(item: ItemDefinition, answer: Answer): boolean {
  if (!('missing' in answer) || answer.reason !== undefined) return false
  return item.missing?.find((each) => each.code === answer.missing)?.reasons !== undefined
}

/**
 * Answers to items that are no longer asked, because another answer changed. They count nowhere and are cleared, with an
 * audit record, when the form completes.
 */
export function leftovers(
  definition: FormDefinition,
  values: FormValues,
  context: FormContext,
): readonly ItemAddress[] {
  const answered = Map.groupBy(
    Object.keys(values)
      .filter((key) => values[key])
      .map(parseAddressKey),
    ({ group, item }) => `${group}/${item}`,
  )
  return definition.itemGroups.flatMap((group) =>
    group.items.flatMap((item) =>
      (answered.get(`${group.oid}/${item.oid}`) ?? []).filter(
        (address) => !isStruck(address, context) && !isVisible(definition, address, values, context),
      ),
    ),
  )
}

function isStruck(address: ItemAddress, context: FormContext): boolean {
  return context.struckRows?.includes(`${address.group}/${address.repeat}`) ?? false
}

/** The values without rows that are struck through and items that are not shown: what calculations and checks read. */
export function countedValues(definition: FormDefinition, values: FormValues, context: FormContext): FormValues {
  const shown = new Set(visibleAddresses(definition, values, context).map(addressKey))
  return Object.fromEntries(Object.entries(values).filter(([key]) => shown.has(key)))
}
