import { reportEvents } from './adverseEvents.ts'
import type { ActContext } from '../acts/actContext.ts'
import { planVisit, setVisitDate } from '../acts/visits.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { signForm } from '../acts/signForm.ts'
import { trainingAnswers } from './answers.ts'
import { fillForm } from './fillForm.ts'
import type { TrainingSubject } from './subject.ts'

/** The people who keep the training study. */
export interface Staff {
  readonly nurse: ActContext
  readonly investigator: ActContext
  readonly coordinator: ActContext
  readonly monitor: ActContext
}

/** Something that somebody does at a local time. */
export interface Step {
  readonly at: string
  readonly run: (staff: Staff) => void
}

/** How much of a casebook is filled in: everything, or what the figures of the study need. */
export type Detail = 'whole' | 'core'

/** The forms of each visit in the order in which they are filled in; a star marks those of a whole casebook only. */
const FORMS: Readonly<Record<string, string>> = {
  SCR: 'CONSENT DEMOG MEDHX* LABS GMFCS ELIG PHYSEX* IMAGING*',
  BMA: 'BMA VITALS*',
  BL: 'ELIG* MEDHX* PHYSEX* GMFCS GMFM88 BBS MAS FIM',
  INJ: 'PRODUCT LABS* PREINJ VITALS',
  OBS: 'INJ VITALS* POSTINJ*',
  TC3: 'PHONE* POSTINJ*',
  TC7: 'PHONE* POSTINJ*',
  FU1: 'PHYSEX* LABS*',
  FU9: 'PHONE*',
  M12: 'PHYSEX* LABS* GMFCS GMFM88 BBS MAS FIM COMPLETE',
}

/** Visits at which nothing but their date is recorded. */
const DATED_ONLY = ['FU3', 'FU6']

/** By whom a form is filled in where it is not the nurse. */
const INVESTIGATORS = ['CONSENT', 'ELIG', 'IMAGING', 'BMA', 'PRODUCT', 'PREINJ', 'INJ', 'PHYSEX', 'COMPLETE']

/** When the forms of a visit are typed. */
const HOURS: Readonly<Record<string, string>> = { OBS: '13:00' }
const AFTERNOON = '15:30'

/** Everything that is recorded of one child up to a civil date. */
export function stepsOf(subject: TrainingSubject, detail: Detail, until: string): readonly Step[] {
  const { days } = subject
  const steps: Step[] = [
    { at: `${days['SCR']}T08:30`, run: (staff) => register(staff, subject) },
    ...Object.entries(days).flatMap(([visit, date]) => visitSteps(subject, visit, date, detail)),
  ]
  return steps.filter(({ at }) => at.slice(0, 10) <= until)
}

function register({ nurse }: Staff, subject: TrainingSubject): void {
  const { subjectId } = registerSubject(nurse, subject.child)
  subject.subjectId = subjectId
  const place = { subjectId, oid: 'INJ1', repeat: 1 }
  planVisit(nurse, { ...place, date: subject.days['INJ1'] ?? '', reason: 'Planned with the family' })
}

function visitSteps(subject: TrainingSubject, visit: string, date: string, detail: Detail): readonly Step[] {
  const column = visit.replace(/^INJ\d$/, 'INJ').replace(/-\d$/, '')
  const at = `${date}T${HOURS[column] ?? AFTERNOON}`
  if (DATED_ONLY.includes(visit)) {
    return [
      {
        at,
        run: ({ nurse }) =>
          void setVisitDate(nurse, { subjectId: subject.subjectId, oid: visit, repeat: 1, date, reason: null }),
      },
    ]
  }
  const forms = (FORMS[column] ?? '')
    .split(' ')
    .filter((form) => form !== '' && (detail === 'whole' || !form.endsWith('*')))
    .map((form) => form.replace('*', ''))
  const events =
    visit === 'OBS-1' && subject.cohort.events.length > 0
      ? [{ at, run: (staff: Staff) => reportEvents(staff.nurse, subject) }]
      : []
  return [...events, ...forms.map((form): Step => ({ at, run: (staff) => enter(staff, subject, form, visit, date) }))]
}

function enter(staff: Staff, subject: TrainingSubject, form: string, visit: string, date: string): void {
  const who = INVESTIGATORS.includes(form) ? staff.investigator : staff.nurse
  // What happened on the table is typed once the child has gone home.
  const place = form === 'INJ' ? visit.replace('OBS-', 'INJ') : visit
  const formId = fillForm(
    who,
    { subjectId: subject.subjectId, studyEventOid: place, form },
    trainingAnswers(form, place, subject),
    { date, nurse: staff.nurse.person.id, investigator: staff.investigator.person.id },
  )
  if (form === 'BMA') subject.marrowForm = formId
  if (form === 'PRODUCT') subject.productForms[visit] = formId
  if (form === 'ELIG' && visit === 'SCR') {
    signForm(staff.investigator, { formId, meaning: 'I confirm that the child is eligible' })
  }
}
