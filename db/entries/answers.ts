import type { Answer } from '../../shared/form/answer.ts'
import type { StoredItem } from '../read/formItems.ts'
import { rowsOf } from '../read/query.ts'
import type { ReadableDb } from '../store/database.ts'

interface Cell {
  readonly group: string
  readonly repeat: number
  readonly item: string
  readonly value: string
  readonly sequence: number
}

const SQL = /* SQL */ `
SELECT item_group AS "group", repeat, item, value, sequence FROM entry_item WHERE entry_id = ?
ORDER BY item_group, repeat, item`

/**
 * The answers of an entry, whoever asks: for db/entries/sight.ts, which knows who may see them, and for the comparison inside an
 * act, which shows them to nobody.
 */
export function answersOf(db: ReadableDb, entryId: string): readonly StoredItem[] {
  return rowsOf<Cell>(db, SQL, entryId).map(({ group, repeat, item, value, sequence }) => ({
    address: { group, repeat, item },
    answer: JSON.parse(value) as Answer,
    sequence,
    identity: false,
  }))
}
