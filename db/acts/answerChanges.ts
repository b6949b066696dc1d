import { addressKey } from '../../shared/form/address.ts'
import { findItem } from '../../shared/form/items.ts'
import type { Change, Json } from '../record/change.ts'
import { realChanges, type WorkingForm } from '../read/workingForm.ts'
import { entityOf, type TypedAnswer } from './checkedChanges.ts'
import { observation } from './draftedChanges.ts'

/** Answers given in the act itself as changes of the record; what says the same as the record is no change. */
export function answerChanges(
  { row, definition, stored }: WorkingForm,
  typed: readonly TypedAnswer[],
): readonly Change[] {
  return realChanges(stored, typed).flatMap(({ address, answer, mode }) => {
    const item = findItem(definition, address)?.item
    if (!item) return []
    return [
      {
        entity: entityOf(item),
        id: row.id,
        field: addressKey(address),
        value: answer as Json,
        mode: mode ?? 'single',
        ...observation(row),
      },
    ]
  })
}
