import { reportEvents } from './adverseEvents.ts'
import type { ActContext } from '../acts/actContext.ts'
import { planVisit, setVisitDate, visitMissed } from '../acts/visits.ts'
import { markNotDone } from '../acts/markNotDone.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { signForm } from '../acts/signForm.ts'
import { startVisit } from './startVisit.ts'
import { trainingAnswers } from './answers.ts'
import { careSteps } from './care.ts'
import { exceptionOf, missedBecause, withSlip } from './exceptions.ts'
import { beginForm, fillForm } from './fillForm.ts'
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

/** The forms of each visit in the order in which they are filled in. */
const FORMS: Readonly<Record<string, string>> = {
  SCR: 'CONSENT DEMOG MEDHX LABS GMFCS ELIG PHYSEX IMAGING',
  BMA: 'BMA VITALS',
  BL: 'ELIG MEDHX PHYSEX GMFCS GMFM88 BBS MAS FIM',
  INJ: 'PRODUCT LABS PREINJ VITALS',
  OBS: 'VITALS POSTINJ',
  TC3: 'PHONE POSTINJ',
  TC7: 'PHONE POSTINJ',
  FU1: 'PHYSEX LABS',
  FU9: 'PHONE',
  M12: 'PHYSEX LABS GMFCS GMFM88 BBS MAS FIM COMPLETE',
}

/** Visits at which nothing but their date is recorded, as nothing was found. */
const DATED_ONLY = ['FU3', 'FU6']

/** By whom a form is filled in where it is not the nurse. */
const INVESTIGATORS = ['CONSENT', 'ELIG', 'IMAGING', 'BMA', 'PRODUCT', 'PREINJ', 'INJ', 'PHYSEX', 'COMPLETE']

/** When the forms of a visit are typed. */
const HOURS: Readonly<Record<string, string>> = { OBS: '13:00' }
const AFTERNOON = '15:30'

/** Everything that is recorded of one child up to a civil date. */
export function stepsOf(subject: TrainingSubject, until: string): readonly Step[] {
  const { days } = subject
  const steps: Step[] = [
    { at: `${days['SCR']}T08:30`, run: (staff) => register(staff, subject) },
    ...careSteps(subject),
    ...Object.entries(days).flatMap(([visit, date]) => visitSteps(subject, visit, date)),
  ]
  return steps.filter(({ at }) => at.slice(0, 10) <= until)
}

function register({ nurse, investigator }: Staff, subject: TrainingSubject): void {
  const { subjectId } = registerSubject(nurse, subject.child)
  subject.subjectId = subjectId
  subject.investigator = investigator.person.id
  const place = { subjectId, oid: 'INJ1', repeat: 1 }
  planVisit(nurse, { ...place, date: subject.days['INJ1'] ?? '', reason: 'Planned with the family' })
}

function visitSteps(subject: TrainingSubject, visit: string, date: string): readonly Step[] {
  const column = visit.replace(/^INJ\d$/, 'INJ').replace(/-\d$/, '')
  const at = `${date}T${HOURS[column] ?? AFTERNOON}`
  if (DATED_ONLY.includes(visit)) return [{ at, run: ({ nurse }) => dateVisit(nurse, subject, visit, date) }]
  const missed = missedBecause(subject, visit)
  if (missed !== undefined) return [{ at, run: ({ nurse }) => missVisit(nurse, subject, visit, missed) }]
  const forms = (FORMS[column] ?? '')
    .split(' ')
    .filter((form) => form !== '' && exceptionOf(subject, visit, form)?.kind !== 'stillOpen')
  if (forms.length === 0) return []
  const events: Step[] = visit === 'OBS-1' ? [{ at, run: ({ nurse }) => reportEvents(nurse, subject) }] : []
  return [
    { at, run: ({ nurse }) => begin(nurse, subject, visit, column === 'INJ' ? [...forms, 'INJ'] : forms) },
    // What happened on the table is typed once the child has gone home.
    ...(column === 'OBS' ? [enter(subject, at, visit.replace('OBS-', 'INJ'), 'INJ', date)] : []),
    ...events,
    ...forms.map((form) => enter(subject, at, visit, form, date)),
  ]
}

function dateVisit(nurse: ActContext, { subjectId }: TrainingSubject, oid: string, date: string): void {
  setVisitDate(nurse, { subjectId, oid, repeat: 1, date, reason: null })
}

function missVisit(nurse: ActContext, { subjectId }: TrainingSubject, oid: string, reason: string): void {
  visitMissed(nurse, { subjectId, oid, repeat: 1, reason })
}

function begin(nurse: ActContext, subject: TrainingSubject, visit: string, forms: readonly string[]): void {
  if (forms.length === 0) return
  const started = startVisit(nurse, { subjectId: subject.subjectId, visit, forms })
  for (const [form, id] of Object.entries(started)) subject.forms[`${visit}/${form}`] = id
}

function enter(subject: TrainingSubject, at: string, visit: string, form: string, date: string): Step {
  const exception = exceptionOf(subject, visit, form)
  return {
    at,
    run(staff) {
      const who = INVESTIGATORS.includes(form) ? staff.investigator : staff.nurse
      const formId = subject.forms[`${visit}/${form}`] ?? ''
      if (exception?.kind === 'notDone') {
        markNotDone(who, { formId, base: 0, reason: exception.reason })
        return
      }
      const given = withSlip(subject, visit, form, trainingAnswers(form, visit, subject))
      const occasion = {
        date,
        of: `${subject.index}/${visit}/${form}`,
        nurse: staff.nurse.person.id,
        investigator: staff.investigator.person.id,
      }
      if (exception?.kind === 'begun') {
        beginForm(who, { formId, visit }, given, occasion)
        return
      }
      fillForm(who, { formId, visit }, given, occasion)
      if (form === 'ELIG' && visit === 'SCR') {
        signForm(staff.investigator, { formId, meaning: 'responsible' })
      }
    },
  }
}
