import { addressKey } from '../../shared/form/address.ts'
import { observation } from '../acts/draftedChanges.ts'
import type { Change } from '../record/change.ts'
import type { FormRow } from '../read/formRow.ts'
import type { StoredItem } from '../read/formItems.ts'
import { rowOf } from '../read/query.ts'
import type { ReadableDb } from '../store/database.ts'
import type { FormEntry } from './entry.ts'

const TYPED = `SELECT coalesce(bytes ->> '$.entered', time) AS at FROM audit_record WHERE sequence = ?`

/** An answer of an entry as the record takes it over: when it was observed, when and by whom it was first typed (R17). */
export function entryAnswer(db: ReadableDb, row: FormRow, entry: FormEntry, item: StoredItem): Change {
  const { at } = rowOf<{ at: string }>(db, TYPED, item.sequence) ?? { at: entry.since }
  return {
    entity: 'item',
    id: row.id,
    field: addressKey(item.address),
    value: item.answer as unknown as Change['value'],
    entered: at,
    enteredBy: entry.person,
    ...observation(row),
  }
}
