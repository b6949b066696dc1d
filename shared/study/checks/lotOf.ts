import type { CheckContext } from '../../form/check.ts'
import type { FormSnapshot, SubjectRecord } from '../../form/record.ts'
import { valueOf, type FormValues } from '../../form/values.ts'
import { formsOf, givenInjections, type GivenInjection } from '../lookup.ts'

/** The lot an injection form points to, as it counts; undefined while it is open. */
export function lotOf({ record, values, valuesOf }: CheckContext): FormValues | undefined {
  const id = valueOf(values, 'INJ_LOT')
  const product = formsOf(record, 'PRODUCT').find((form) => form.id === id)
  return product && valuesOf(product)
}

/** The injections that were given from a lot, oldest first. */
export function injectionsFrom(record: SubjectRecord, product: FormSnapshot): readonly GivenInjection[] {
  return givenInjections(record).filter(({ form }) => valueOf(form.values, 'INJ_LOT') === product.id)
}
