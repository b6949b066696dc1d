import type { FormValues } from '../../shared/form/values.ts'
import type { ReadableDb } from '../store/database.ts'
import { calculationsOfForms, itemsOfForms, valuesFrom, type StoredCalculation, type StoredItem } from './formItems.ts'
import { rowsOf } from './query.ts'

/** What a form holds in the record. */
export interface FormContents {
  readonly items: readonly StoredItem[]
  readonly calculations: readonly StoredCalculation[]
  /** Both, keyed by address. */
  readonly values: FormValues
}

/** Contents as they were read, and the hash of the form's last record in the trail then. */
interface Remembered extends FormContents {
  readonly head: string
}

/** By connection and form; the forms that were not read for longest are forgotten first. */
const remembered = new WeakMap<ReadableDb, Map<string, Remembered>>()
/** Twice the forms of a study of sixteen. */
const MOST_FORMS = 2_500

/* Whatever changes an answer or a computed value writes a record of its form, so the last one tells whether anything did. */
const HEADS = /* SQL */ `
SELECT f.id, hex(a.hash) AS head FROM form f
LEFT JOIN audit_record a ON a.sequence = (SELECT max(sequence) FROM audit_record WHERE form_id = f.id)
WHERE f.subject_id = ?`

/** What each form of a child holds, by form id. A form that no record was written of since it was last read is not read again. */
export function contentsOfSubject(db: ReadableDb, subjectId: string): ReadonlyMap<string, FormContents> {
  const known = remembered.get(db) ?? new Map<string, Remembered>()
  remembered.set(db, known)
  const heads = rowsOf<{ id: string; head: string }>(db, HEADS, subjectId)
  const changed = heads.filter(({ id, head }) => known.get(id)?.head !== head)
  const fresh = readContents(
    db,
    changed.map(({ id }) => id),
  )
  const contents = new Map<string, FormContents>()
  for (const { id, head } of heads) {
    const now: Remembered = fresh.has(id) ? { head, ...fresh.get(id)! } : known.get(id)!
    contents.set(id, now)
    // Put back last: the first of the map is the one that nobody has asked for longest.
    known.delete(id)
    known.set(id, now)
  }
  for (const id of known.keys()) {
    if (known.size <= MOST_FORMS) break
    known.delete(id)
  }
  return contents
}

function readContents(db: ReadableDb, formIds: readonly string[]): ReadonlyMap<string, FormContents> {
  if (formIds.length === 0) return new Map()
  const items = itemsOfForms(db, formIds)
  const calculations = calculationsOfForms(db, formIds)
  return new Map(
    formIds.map((id) => {
      const [own, computed] = [items.get(id) ?? [], calculations.get(id) ?? []]
      return [id, { items: own, calculations: computed, values: { ...valuesFrom(own), ...valuesFrom(computed) } }]
    }),
  )
}
