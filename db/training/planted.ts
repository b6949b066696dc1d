import { addressOf } from '../../shared/form/items.ts'
import { currentForm } from '../../shared/study/study.ts'
import { changeForm } from '../acts/changeForm.ts'
import { answerQuery, closeQuery, raiseQuery } from '../acts/queries.ts'
import type { ActContext } from '../acts/actContext.ts'
import { openForm } from '../acts/openForm.ts'
import { addUnscheduledVisit, setVisitDate } from '../acts/visits.ts'
import { formVersion } from '../drafts/draft.ts'
import { rowOf } from '../read/query.ts'
import { trainingAnswers } from './answers.ts'
import { beginForm, fillForm } from './fillForm.ts'
import { beginSeriousEvent } from './plantedEvent.ts'
import type { Staff, Step } from './steps.ts'
import type { TrainingSubject } from './subject.ts'

/**
 * What there is to find and to do in the training study on its last day: a wrong value that was corrected, a visit date that is
 * off, questions of the monitor, a lot that holds the next dose back, and a form somebody has begun.
 */
export function plantedSteps(
  cohort: readonly TrainingSubject[],
  underWay: readonly TrainingSubject[],
  day: string,
): readonly Step[] {
  const [first, second] = cohort
  const begun = underWay[1]
  const next = underWay[2]
  if (!first || !second || !begun || !next) throw new Error('the training study has too few children')
  return [
    { at: `${day}T09:00`, run: (staff) => correctWeight(staff, first) },
    { at: `${day}T09:30`, run: (staff) => moveVisit(staff, second) },
    { at: `${day}T10:00`, run: (staff) => ask(staff, cohort) },
    { at: `${day}T11:00`, run: (staff) => holdNextDose(staff, next, day) },
    { at: `${day}T12:00`, run: (staff) => beginExamination(staff, begun, day) },
    { at: `${day}T20:00`, run: (staff) => beginSeriousEvent(staff, begun, day) },
  ]
}

/** The weight at screening was misread; the correction says why. */
function correctWeight({ nurse }: Staff, subject: TrainingSubject): void {
  const formId = formOf(nurse, subject, 'SCR', 'DEMOG')
  changeForm(nurse, {
    formId,
    base: formVersion(nurse.store.db, formId),
    changes: [{ address: addressOf(currentForm('DEMOG'), 'HEIGHT'), answer: { value: '97' } }],
    reason: 'Height was misread; corrected from the growth chart',
  })
}

/** A follow-up visit dated a month too late, outside its window. */
function moveVisit({ nurse }: Staff, subject: TrainingSubject): void {
  const [year = '', month = '', dayOfMonth = ''] = (subject.days['FU6'] ?? '').split('-')
  const later = month === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`
  const date = `${later}-${dayOfMonth > '28' ? '28' : dayOfMonth}`
  const reason = 'The date in the diary is a month later'
  setVisitDate(nurse, { subjectId: subject.subjectId, oid: 'FU6', repeat: 1, date, reason })
}

/** Questions of the monitor: two wait for the nurse, one for the monitor, and one is settled. */
function ask({ monitor, nurse }: Staff, cohort: readonly TrainingSubject[]): void {
  const about = (number: number, visit: string, form: string, text: string, item?: string) => {
    const subject = cohort[number - 1]
    if (!subject) throw new Error('the training study has too few children')
    const address = item === undefined ? null : addressOf(currentForm(form), item)
    return raiseQuery(monitor, { formId: formOf(monitor, subject, visit, form), address, text, check: null }).queryId
  }
  about(2, 'BL', 'GMFM88', 'The score sheet is hard to read here. Please look at the item again.', 'GMFM17')
  about(9, 'OBS-2', 'VITALS', 'Who was on the ward that night? Please add the name to the delegation log.')
  answerQuery(
    nurse,
    about(3, 'M12', 'BBS', 'Was the same assessor there as at baseline?'),
    'Yes, see the delegation log.',
  )
  const settled = about(11, 'M12', 'GMFM88', 'Therapy was doubled in summer. Did the assessor know?')
  answerQuery(nurse, settled, 'Yes; it stands in the period of rehabilitation as well.')
  closeQuery(monitor, settled, 'Thank you.')
}

/** A lot with too few living cells: the injection waits until the investigator has decided. */
function holdNextDose({ investigator, nurse }: Staff, subject: TrainingSubject, date: string): void {
  fillForm(
    investigator,
    { formId: started(investigator, subject, 'INJ1', 'PRODUCT'), visit: 'INJ1' },
    {
      ...trainingAnswers('PRODUCT', 'INJ1', subject),
      VIABILITY: '66.0',
      RELEASE_DATETIME: `${date}T08:00`,
      EXPIRY_DATETIME: `${subject.days['INJ1']}T20:00`,
    },
    { date, of: 'the lot that waits', nurse: nurse.person.id, investigator: investigator.person.id },
  )
}

/** A child that came in between, with an examination that the nurse has begun and not finished. */
function beginExamination({ nurse, investigator }: Staff, subject: TrainingSubject, date: string): void {
  addUnscheduledVisit(nurse, { subjectId: subject.subjectId, date, reason: 'The family was worried about a cough' })
  const form = { formId: started(nurse, subject, 'UNS', 'PHYSEX'), visit: 'UNS' }
  const occasion = { date, of: 'the cough', nurse: nurse.person.id, investigator: investigator.person.id }
  beginForm(nurse, form, trainingAnswers('PHYSEX', 'SCR', subject), occasion)
}

function started(context: ActContext, { subjectId }: TrainingSubject, visit: string, form: string): string {
  return openForm(context, { subjectId, studyEventOid: visit, studyEventRepeat: 1, form, formId: null })
}

function formOf({ store }: ActContext, { subjectId }: TrainingSubject, visit: string, form: string): string {
  const row = rowOf<{ id: string }>(
    store.db,
    `SELECT f.id FROM form f JOIN study_event e ON e.id = f.study_event_id
     WHERE f.subject_id = ? AND e.oid = ? AND f.oid = ?`,
    subjectId,
    visit,
    form,
  )
  if (!row) throw new Error(`no ${form} at ${visit} in the training study`)
  return row.id
}
