import type { WaitingSignature } from '../../shared/ipc/views/signatures.ts'
import type { MatrixCell } from '../../shared/ipc/views/subjects.ts'
import { unsignedForms, type UnsignedForm } from '../record/unsigned.ts'
import type { ReadableDb } from '../store/database.ts'
import { readCasebook, type Casebook } from './casebook.ts'
import { readMarks } from './marks.ts'
import { matrixCells, type CellMarks } from './matrixCells.ts'
import { rowOf } from './query.ts'
import { siteContext, type ReadContext } from './readContext.ts'
import { placeOfTarget } from './signTarget.ts'
import { subjectsOf } from './subjectRow.ts'
import { visitPlan } from './visitPlan.ts'

type MarksOf = (formId: string) => CellMarks

/**
 * What of a child, or of all, waits for a signature: each form that is complete and not signed as it is now, each visit of which
 * nothing is still to be entered, and the casebook of a child whose part in the study has ended. A whole is listed only while
 * some form of it waits, and before its forms.
 */
export function readWaitingSignatures(context: ReadContext, subjectId: string | null): readonly WaitingSignature[] {
  const { db } = context
  const marksOf = readMarks(db)
  const subjects = subjectId === null ? subjectsOf(db).map(({ id }) => id) : [subjectId]
  return subjects.flatMap((id) => {
    const open = unsignedForms(db, 'subject', id)
    const waiting = open.filter(isComplete)
    if (waiting.length === 0) return []
    return [...wholesOf(context, id, open, marksOf), ...waiting.map((form) => waitingForm(db, form, marksOf))]
  })
}

function waitingForm(db: ReadableDb, form: UnsignedForm, marksOf: MarksOf): WaitingSignature {
  const { formId, studyEventId, subjectId, state } = form
  return {
    ...placeOfTarget(db, { scope: 'form', id: formId }),
    state: state === 'changedSince' ? state : 'unsigned',
    studyEventId,
    signatureId: state === 'changedSince' ? newestOver(db, subjectId, studyEventId, formId) : null,
    forms: 1,
    openQueries: marksOf(formId).openQueries,
  }
}

/** States of a cell that still ask for somebody's hand before its visit is whole. */
const UNDONE: readonly MatrixCell['state'][] = ['notDue', 'due', 'overdue', 'draft', 'open', 'secondEntry', 'resolving']
/** Children whose visits still come. */
const ACTIVE = ['screening', 'enrolled']

/** The casebook and the visits that could be signed as a whole. */
function wholesOf(
  context: ReadContext,
  subjectId: string,
  open: readonly UnsignedForm[],
  marksOf: MarksOf,
): readonly WaitingSignature[] {
  const { db } = context
  const casebook = readCasebook(db, subjectId)
  const { settings, now } = siteContext(context)
  const visits = visitPlan(casebook, settings, now.slice(0, 10)).flatMap((planned) => {
    const id = planned.visit?.id
    const own = open.filter(({ studyEventId }) => studyEventId === id)
    if (id === undefined || own.length === 0 || !own.every(isComplete)) return []
    const isUndone = matrixCells(casebook, planned, marksOf, settings).some(({ state }) => UNDONE.includes(state))
    const whole = wholeOf(db, casebook, marksOf, id)
    // One form alone is signed as itself.
    return isUndone || whole.forms < 2 ? [] : [whole]
  })
  const hasEnded = !ACTIVE.includes(casebook.subject.status)
  return [...(hasEnded && open.every(isComplete) ? [wholeOf(db, casebook, marksOf, null)] : []), ...visits]
}

const isComplete = ({ state }: UnsignedForm) => state !== 'incomplete'

function wholeOf(
  db: ReadableDb,
  { subject, forms }: Casebook,
  marksOf: MarksOf,
  visitId: string | null,
): WaitingSignature {
  const own = forms.filter(({ row }) => !row.struck && (visitId === null || row.studyEventId === visitId))
  const signatureId = newestOver(db, subject.id, visitId, null)
  const target =
    visitId === null ? { scope: 'subject' as const, id: subject.id } : { scope: 'studyEvent' as const, id: visitId }
  return {
    ...placeOfTarget(db, target),
    state: signatureId === null ? 'unsigned' : 'changedSince',
    studyEventId: visitId,
    signatureId,
    forms: own.filter(({ row }) => row.state === 'complete').length,
    openQueries: own.reduce((sum, { row }) => sum + marksOf(row.id).openQueries, 0),
  }
}

const NEWEST = /* SQL */ `
SELECT id FROM signature WHERE subject_id = ? AND status = 'valid'
  AND (scope = 'subject' OR scope = 'studyEvent' AND study_event_id = ? OR scope = 'form' AND form_id = ?)
ORDER BY created DESC LIMIT 1`

/** The newest signature on the casebook, the visit or the form; a null one is not asked for. */
function newestOver(db: ReadableDb, subjectId: string, visitId: string | null, formId: string | null): string | null {
  return rowOf<{ id: string }>(db, NEWEST, subjectId, visitId, formId)?.id ?? null
}
