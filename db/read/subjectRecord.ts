import { addressKey } from '../../shared/form/address.ts'
import type { FormSnapshot, FormState, OpenQuery, StudyEventSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import type { ReadableDb } from '../store/database.ts'
import { confirmationsOfSubject, type StoredConfirmation } from './confirmations.ts'
import { contentsOfSubject, type FormContents } from './formContents.ts'
import type { StoredItem } from './formItems.ts'
import { formRowsOf, type FormRow } from './formRow.ts'
import { rowsOf } from './query.ts'
import { savedTimes } from './savedTimes.ts'
import { seriousSince } from './seriousSince.ts'
import { changesOfSigned, covers, signaturesOfSubject, type StoredSignature } from './signatures.ts'
import { standingValues, struckRowsOfSubject } from './struckRows.ts'
import { subjectEntry } from './subjectRow.ts'
import { visitsOf, type VisitRecord } from './visitRow.ts'

/**
 * One child as calculations and checks may know it: the record, without anybody's draft and without struck log rows.
 * Throws a Refusal 'notFound' when the record has no such child.
 */
export function readSubjectRecord(db: ReadableDb, subjectId: string): SubjectRecord {
  const subject = subjectEntry(db, subjectId)
  const visits = visitsOf(db, subjectId)
  const plannedFirst = visits.find(({ oid }) => oid === 'INJ1')?.plannedDate
  const contents = contentsOfSubject(db, subjectId)
  const confirmations = confirmationsOfSubject(db, subjectId)
  const signatures = signaturesOfSubject(db, subjectId)
  const forms = formRowsOf(db, subjectId)
  const changed = changesOfSigned(db, forms, signatures)
  const saved = savedTimes(db, subjectId)
  const struck = struckRowsOfSubject(db, subjectId)
  return {
    subject: {
      id: subject.id,
      code: subject.code,
      site: subject.siteCode,
      ...(plannedFirst ? { plannedFirstInjection: plannedFirst } : {}),
    },
    studyEvents: visits.map(toStudyEvent),
    forms: forms
      .filter((form) => !form.struck)
      .map((form) =>
        toSnapshot(form, {
          contents: contents.get(form.id) ?? NOTHING,
          confirmations: confirmations.get(form.id) ?? [],
          signatures,
          lastChange: changed.get(form.id) ?? 0,
          struckRows: struck.get(form.id) ?? [],
          savedAt: saved.get(form.id),
          seriousSince: form.oid === 'AE' ? seriousSince(db, form.id) : undefined,
        }),
      ),
    openQueries: rowsOf<OpenQuery>(
      db,
      `SELECT form_id AS form, check_id AS "check", address FROM query
       WHERE subject_id = ? AND status IN ('open', 'answered')`,
      subjectId,
    ),
  }
}

const NOTHING: FormContents = { items: [], calculations: [], values: {} }

interface Parts {
  readonly contents: FormContents
  readonly confirmations: readonly StoredConfirmation[]
  readonly signatures: readonly StoredSignature[]
  /** The last change of its content since anybody signed, 0 for none. */
  readonly lastChange: number
  readonly struckRows: readonly string[]
  readonly savedAt: string | undefined
  readonly seriousSince: string | undefined
}

function toSnapshot(form: FormRow, parts: Parts): FormSnapshot {
  const { signatures, lastChange, savedAt, seriousSince: since } = parts
  const { items, values } = parts.contents
  const holding = whoSigned(signatures, form, lastChange)
  return {
    id: form.id,
    oid: form.oid,
    version: form.version,
    studyEvent: form.studyEventId,
    repeat: form.repeat,
    state: snapshotState(form, items.length > 0, holding !== undefined),
    values: standingValues(values, parts.struckRows),
    ...(parts.struckRows.length > 0 ? { struckRows: parts.struckRows } : {}),
    ...(form.notDoneReason === null ? {} : { notDone: form.notDoneReason }),
    confirmations: parts.confirmations.filter((each) => stillHolds(each, items)),
    ...(holding ? { signature: { user: holding.signer, role: holding.role, at: holding.at } } : {}),
    ...(savedAt === undefined ? {} : { savedAt }),
    ...(since === undefined ? {} : { seriousSince: since }),
  }
}

/**
 * A confirmation speaks of what stood there then: it ends when its item changes. One about the whole form, or about a score
 * that is computed from many items, ends when any item of the form does.
 */
function stillHolds(confirmation: StoredConfirmation, items: readonly StoredItem[]): boolean {
  return lastChangeAt(items, confirmation.address) <= confirmation.sequence
}

/** The last record that changed what is said at an address: its item, or any item for a score or the whole form. */
export function lastChangeAt(items: readonly StoredItem[], address: string | null): number {
  const own = items.filter((item) => addressKey(item.address) === address)
  return Math.max(0, ...(own.length > 0 ? own : items).map(({ sequence }) => sequence))
}

/**
 * The newest signature that still fits the form, undefined when it is unsigned or has changed since (R32). Forms, visits and
 * whole casebooks can be signed.
 */
export function whoSigned(
  signatures: readonly StoredSignature[],
  form: FormRow,
  lastChange: number,
): StoredSignature | undefined {
  return signatures.find((signature) => covers(signature, form) && signature.sequence >= lastChange)
}

/** The state of a form as the engine knows it. */
export function snapshotState(form: FormRow, holdsItems: boolean, isSigned: boolean): FormState {
  if (form.locked) return 'locked'
  if (form.state === 'complete') return isSigned ? 'signed' : 'complete'
  return holdsItems ? 'open' : 'empty'
}

/** A visit as the engine knows it; one that was cancelled is still only planned. */
export function toStudyEvent(visit: VisitRecord): StudyEventSnapshot {
  return {
    id: visit.id,
    oid: visit.oid,
    repeat: visit.repeat,
    status: visit.status === 'cancelled' ? 'planned' : visit.status,
    actualDate: visit.actualDate,
    ...(visit.missedReason === null ? {} : { missedReason: visit.missedReason }),
  }
}
