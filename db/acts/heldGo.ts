import type { Finding } from '../../shared/form/finding.ts'
import { valueOf } from '../../shared/form/values.ts'
import { holdsOfSubject } from '../read/holdRows.ts'
import type { WorkingForm } from '../read/workingForm.ts'
import { insideOf } from '../store/store.ts'
import type { ActContext } from './actContext.ts'
import { holdChanges, isLifted } from './holdChanges.ts'

/** The form on which the next dose is decided. */
const DECISION = 'PREINJ'

/**
 * What keeps a 'go' waiting for the investigator (design 8): each hold the form asks for itself, and each that is in force for the
 * child because of another form, until it is lifted. Nothing once the injection of the visit is recorded: what has happened can
 * always be recorded.
 */
export function holdsOnGo(
  { store }: ActContext,
  working: WorkingForm,
  findings: readonly Finding[],
): readonly Finding[] {
  const { row, record } = working
  if (!isGo(working) || isGiven(working)) return []
  const known = holdsOfSubject(store.db, row.subjectId)
  const waiting = known.filter(
    ({ status, formId }) => status === 'active' && record.forms.some(({ id }) => id === formId),
  )
  const asked = findings.filter(({ severity }) => severity === 'hold')
  return [
    ...asked.filter((finding) => !isLifted(working, finding, known)),
    ...waiting
      .filter(({ check }) => !asked.some((finding) => finding.check === check))
      .map(({ check, message }): Finding => ({ check, severity: 'hold', message, persian: message })),
  ]
}

/** Whether the form decides to give the next dose. */
export const isGo = ({ row, form }: WorkingForm): boolean =>
  row.oid === DECISION && valueOf(form.values, 'GO_DECISION') === 'GO'

/** Puts the holds that the form asks for into the record, so that the investigator finds them, though the form is not complete. */
export function raiseHolds({ store, person }: ActContext, working: WorkingForm, findings: readonly Finding[]): void {
  const changes = holdChanges(working, findings, holdsOfSubject(store.db, working.row.subjectId))
  if (changes.length > 0) insideOf(store).commit(person, { kind: 'form.saved', form: working.row.id, changes })
}

function isGiven({ row, record }: WorkingForm): boolean {
  return record.forms.some(
    ({ oid, studyEvent, notDone, values }) =>
      oid === 'INJ' &&
      studyEvent === row.studyEventId &&
      notDone === undefined &&
      valueOf(values, 'INJ_START') !== undefined,
  )
}
