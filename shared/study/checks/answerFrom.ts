import type { CheckContext } from '../../form/check.ts'
import { valueOf } from '../../form/values.ts'
import { onlyValue } from '../lookup.ts'

/**
 * An answer of a form that stands once per child, read from the form at hand while it is that form: what is being typed counts
 * before it is record.
 */
export function answerFrom({ form, values, record }: CheckContext, oid: string, item: string): string | undefined {
  return form.oid === oid ? valueOf(values, item) : onlyValue(record, oid, item)
}
