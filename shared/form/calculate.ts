import { addressKey, type ItemAddress } from './address.ts'
import type { Answer } from './answer.ts'
import { countedValues, visibleAddresses } from './completeness.ts'
import type { FormContext } from './context.ts'
import type { CalculatedItem, FormDefinition } from './definition.ts'
import { findItem } from './items.ts'
import { possibleValues } from './possible.ts'
import type { FormSnapshot, SubjectRecord } from './record.ts'
import type { FormValues } from './values.ts'
import { type Text, words } from '../text/text.ts'

/** What a rule reads. `values` hold only what counts and is possible, with the calculated values of earlier items among them. */
export interface CalculationInput {
  readonly definition: FormDefinition
  readonly item: CalculatedItem
  readonly address: ItemAddress
  readonly values: FormValues
  readonly form: FormSnapshot
  readonly record: SubjectRecord
  readonly context: FormContext
}

/** A value, or null with the reason why there is none; never a guess (design 7). */
export type Calculation =
  { readonly value: string | readonly string[] } | { readonly value: null; readonly because: Text }

/** One rule by id. A change of what it computes gets a new version; signed values keep the version they had. */
export interface CalculationRule {
  readonly id: string
  readonly version: number
  /** Set where the rule reads nothing but its own form, so that no other form can change what it says. */
  readonly reads?: 'form'
  readonly run: (input: CalculationInput) => Calculation
}

export interface CalculatedValue {
  readonly address: ItemAddress
  readonly value: string | readonly string[] | null
  /** 'age_at_consent/1': the rule and its version, kept with the value. */
  readonly rule: string
  readonly because?: Text
}

/**
 * Computes every calculated item that is shown, in the order of the form, so that a rule may read the results before it.
 * Throws when an item names a rule that is not there.
 */
export function calculateWith(
  rules: ReadonlyMap<string, CalculationRule>,
  definition: FormDefinition,
  form: FormSnapshot,
  record: SubjectRecord,
  context: FormContext,
): readonly CalculatedValue[] {
  const { values } = form
  const results: CalculatedValue[] = []
  const known: Record<string, Answer | null> = {
    ...possibleValues(definition, countedValues(definition, values, context)),
  }
  for (const address of visibleAddresses(definition, values, context)) {
    const item = findItem(definition, address)?.item
    if (item?.type !== 'calculated') continue
    const rule = rules.get(item.calculation)
    if (!rule) throw new Error(`no rule ${item.calculation} for item ${item.oid}`)
    const result: Calculation =
      context.notDone === undefined
        ? rule.run({ definition, item, address, values: known, form, record, context })
        : { value: null, because: words('the test was not done', 'آزمون انجام نشد') }
    results.push({ address, rule: `${rule.id}/${rule.version}`, ...result })
    known[addressKey(address)] = result.value === null ? null : { value: result.value }
  }
  return results
}

/** The values with the computed ones in place of whatever stood there. */
export function withCalculated(values: FormValues, calculated: readonly CalculatedValue[]): FormValues {
  const computed = calculated.map(({ address, value }) => [addressKey(address), value === null ? null : { value }])
  return { ...values, ...(Object.fromEntries(computed) as FormValues) }
}

/** A result that could not be computed, with the reason in words that follow 'not computed:'. */
export function notComputed(because: Text): Calculation {
  return { value: null, because }
}
