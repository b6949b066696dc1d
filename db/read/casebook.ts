import type { FormSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import type { ReadableDb } from '../store/database.ts'
import { itemsOfSubject, valuesFrom } from './formItems.ts'
import { formRowsOf, type FormRow } from './formRow.ts'
import { rowsOf } from './query.ts'
import { seriousSince } from './seriousSince.ts'
import { changesOfSigned, signaturesOfSubject } from './signatures.ts'
import { snapshotState, toStudyEvent, whoSigned } from './subjectRecord.ts'
import { subjectEntry, type SubjectEntry } from './subjectRow.ts'
import { visitsOf, type VisitRecord } from './visitRow.ts'

/** The forms whose answers a list of children or visits shows or counts windows from. */
const FORMS_TOLD = ['DEMOG', 'GMFCS', 'INJ', 'PHYSEX', 'WITHDRAW', 'AE', 'SAE', 'CONMED', 'REHAB', 'DEV', 'PRODUCT']

/** One child in outline: where everything stands, with the answers of few forms. Cheap enough to read for every child. */
export interface Casebook {
  readonly subject: SubjectEntry
  readonly visits: readonly VisitRecord[]
  readonly forms: readonly CasebookForm[]
  /** Enough of the record for windows, age, weight and level; forms that are not told hold no values here. */
  readonly record: SubjectRecord
}

export interface CasebookForm {
  readonly row: FormRow
  readonly snapshot: FormSnapshot
}

const TOUCHED = /* SQL */ `
SELECT id FROM form f WHERE f.subject_id = ? AND (
  EXISTS (SELECT 1 FROM item i WHERE i.form_id = f.id) OR EXISTS (SELECT 1 FROM identity_item i WHERE i.form_id = f.id))`

/** Reads a child in outline. Throws a Refusal 'notFound' when the record has no such child. */
export function readCasebook(db: ReadableDb, subjectId: string): Casebook {
  const subject = subjectEntry(db, subjectId)
  const visits = visitsOf(db, subjectId)
  const items = itemsOfSubject(db, subjectId, FORMS_TOLD)
  const signatures = signaturesOfSubject(db, subjectId)
  const touched = new Set(rowsOf<{ id: string }>(db, TOUCHED, subjectId).map(({ id }) => id))
  const rows = formRowsOf(db, subjectId)
  const changed = changesOfSigned(db, rows, signatures)
  const forms = rows.map((row): CasebookForm => {
    const isSigned = whoSigned(signatures, row, changed.get(row.id) ?? 0) !== undefined
    return {
      row,
      snapshot: {
        id: row.id,
        oid: row.oid,
        version: row.version,
        studyEvent: row.studyEventId,
        repeat: row.repeat,
        state: snapshotState(row, touched.has(row.id), isSigned),
        values: valuesFrom(items.get(row.id) ?? []),
        ...knownSince(db, row),
        ...(row.notDoneReason === null ? {} : { notDone: row.notDoneReason }),
      },
    }
  })
  const planned = visits.find(({ oid }) => oid === 'INJ1')?.plannedDate
  return {
    subject,
    visits,
    forms,
    record: {
      subject: {
        id: subject.id,
        code: subject.code,
        site: subject.siteCode,
        ...(planned ? { plannedFirstInjection: planned } : {}),
      },
      studyEvents: visits.map(toStudyEvent),
      forms: forms.filter(({ row }) => !row.struck).map(({ snapshot }) => snapshot),
      openQueries: [],
    },
  }
}

function knownSince(db: ReadableDb, { id, oid }: FormRow): Pick<FormSnapshot, 'seriousSince'> {
  const since = oid === 'AE' ? seriousSince(db, id) : undefined
  return since === undefined ? {} : { seriousSince: since }
}
