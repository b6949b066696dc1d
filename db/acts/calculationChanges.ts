import { addressKey } from '../../shared/form/address.ts'
import type { CalculatedValue } from '../../shared/form/calculate.ts'
import type { Change } from '../record/change.ts'
import type { StoredCalculation } from '../read/formItems.ts'

/**
 * The changes that keep computed values with the version of the rule they came from, and take away those that the form no
 * longer shows (design 7).
 */
export function calculationChanges(
  formId: string,
  calculated: readonly CalculatedValue[],
  stored: readonly StoredCalculation[],
): readonly Change[] {
  const now = new Set(calculated.map(({ address }) => addressKey(address)))
  const gone = stored.map(({ address }) => addressKey(address)).filter((key) => !now.has(key))
  return [
    ...calculated.map(({ address, value, rule, because }) => ({
      ...calculatedItem(formId, addressKey(address)),
      value: {
        answer: value === null ? null : { value },
        rule,
        ...(because === undefined ? {} : { notes: [because.en] }),
      },
    })),
    ...gone.map((key) => ({ ...calculatedItem(formId, key), value: null })),
  ]
}

const calculatedItem = (id: string, field: string) => ({
  entity: 'calculatedItem' as const,
  id,
  field,
  source: 'calculated' as const,
})
