import type { OtherChildren } from '../../shared/form/record.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

/* CROSS JOIN keeps the order: the forms first, of which there are far fewer than answers. */
const WHERE_LOT = /* SQL */ `
SELECT 1 FROM form f CROSS JOIN item i ON i.form_id = f.id
WHERE f.oid = 'PRODUCT' AND i.item = 'LOT_NO' AND i.value ->> '$.value' = ? AND f.subject_id <> ?
  AND coalesce(f.struck, 0) = 0 LIMIT 1`

const SAME_BIRTH_DATE = /* SQL */ `
SELECT DISTINCT f.subject_id AS id FROM identity_item i JOIN form f ON f.id = i.form_id
WHERE f.oid = 'DEMOG' AND i.item = 'BIRTH_DATE' AND i.value ->> '$.value' = ? AND f.subject_id <> ?`

const HAS_ANSWER = /* SQL */ `
SELECT 1 FROM form f JOIN item i ON i.form_id = f.id
WHERE f.subject_id = ? AND f.oid = ? AND i.item = ? AND i.value ->> '$.value' = ? LIMIT 1`

/** Answers about the other children of the installation: yes or no, never who. */
export function otherChildrenOf(db: ReadableDb, subjectId: string): OtherChildren {
  const has = (id: string, form: string, item: string, value: string) =>
    rowsOf(db, HAS_ANSWER, id, form, item, value).length > 0
  return {
    lotBelongsToAnother: (lot) => rowsOf(db, WHERE_LOT, lot, subjectId).length > 0,
    hasTwin: (birthDate, sex, birthWeight) =>
      rowsOf<{ id: string }>(db, SAME_BIRTH_DATE, birthDate, subjectId).some(
        ({ id }) => has(id, 'DEMOG', 'SEX', sex) && has(id, 'MEDHX', 'BIRTH_WEIGHT', birthWeight),
      ),
  }
}
