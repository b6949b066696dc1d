import { may } from '../../shared/roles.ts'
import { hasHeld } from '../record/entryGuards.ts'
import type { Actor } from '../record/change.ts'
import type { FormRow } from '../read/formRow.ts'
import type { StoredItem } from '../read/formItems.ts'
import { rowsOf } from '../read/query.ts'
import type { ReadableDb } from '../store/database.ts'
import { doubleEntryOf, type DoubleEntry, type FormEntry } from './entry.ts'
import { answersOf } from './answers.ts'

/**
 * The one place that decides who may see which entry. The rule: until both entries are complete, a person sees the entry that
 * is theirs and no other; from then on nobody is left to be blind, and both can be read by whoever may read the record.
 */

/** An entry that a person may read now. Only this file makes one, and answers are handed out for nothing else. */
export type SeenEntry = FormEntry & { readonly [seen]: true }
declare const seen: unique symbol

/** The entries of a form whose answers the person may read now. */
export function entriesSeen(db: ReadableDb, row: FormRow, person: Pick<Actor, 'id'>): readonly SeenEntry[] {
  const double = doubleEntryOf(db, row)
  if (!double) return []
  const isOver = double.stage === 'resolving' || double.stage === 'done'
  const all = [double.first, double.second].filter((entry) => entry !== undefined)
  return all.filter((entry) => isOver || entry.person === person.id) as SeenEntry[]
}

/** The person's own entry of a form that is not resolved; undefined for everybody else. */
export function ownEntry(db: ReadableDb, row: FormRow, person: Pick<Actor, 'id'>): SeenEntry | undefined {
  if (row.state === 'complete') return undefined
  return entriesSeen(db, row, person).find((entry) => entry.person === person.id)
}

/** The answers of an entry that may be seen. */
export function itemsOfEntry(db: ReadableDb, entry: SeenEntry): readonly StoredItem[] {
  return answersOf(db, entry.id)
}

/** What a person can do about a form that is entered twice. */
export type Part =
  /** Type: the first or the second entry, begun or not. */
  | { readonly part: 'enter'; readonly number: 1 | 2; readonly entry: FormEntry | undefined }
  | { readonly part: 'resolve' }
  /** Somebody else's turn, or no right to write. */
  | { readonly part: 'wait' }

/** Whose turn it is, as the person stands to it. The door holds everybody to the same. */
export function partOf(db: ReadableDb, { stage, first, second }: DoubleEntry, person: Actor): Part {
  const held = (entry: FormEntry | undefined) => entry !== undefined && hasHeld(db, entry.id, person.id)
  if (stage === 'done' || !may(person.role, 'record.write')) return { part: 'wait' }
  if (stage === 'resolving') return held(first) || held(second) ? { part: 'wait' } : { part: 'resolve' }
  const number = stage === 'first' ? 1 : 2
  const entry = stage === 'first' ? first : second
  if (number === 2 && held(first)) return { part: 'wait' }
  return entry && entry.person !== person.id ? { part: 'wait' } : { part: 'enter', number, entry }
}

/**
 * Forms whose trail is withheld: an entry is open or still to come. A condition over `form f`. Of these, a person reads in the
 * trail what they did themselves and nothing else; not even that something is there, as branches and counts tell answers.
 */
export const IS_BLIND = /* SQL */ `
f.state <> 'complete' AND EXISTS (SELECT 1 FROM form_entry y WHERE y.form_id = f.id)
  AND (SELECT count(*) FROM form_entry y WHERE y.form_id = f.id AND y.state = 'complete') < 2`

/** The ids of those forms. */
export function blindForms(db: ReadableDb): ReadonlySet<string> {
  return new Set(rowsOf<{ id: string }>(db, `SELECT f.id FROM form f WHERE ${IS_BLIND}`).map(({ id }) => id))
}
