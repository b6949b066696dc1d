import { addDays } from '../../shared/dates/civilDate.ts'
import { openForm } from '../acts/openForm.ts'
import type { Given } from './answers.ts'
import { fillForm } from './fillForm.ts'
import type { Step } from './steps.ts'
import { hasEpilepsy, takesBaclofen, type TrainingSubject } from './subject.ts'
import { variedBetween } from './varied.ts'

/** What a child takes and which therapy it has all along, as rows of the running logs. */
export function careSteps(subject: TrainingSubject): readonly Step[] {
  const at = (visit: string, time: string) => `${subject.days[visit]}T${time}`
  return [
    ...medicines(subject).map((given) => row(subject, at('SCR', '16:00'), 'CONMED', given)),
    // Before the scales of the same day, which look at them.
    ...therapy(subject).map(({ visit, given }) => row(subject, at(visit, '15:10'), 'REHAB', given)),
  ]
}

function row(subject: TrainingSubject, at: string, form: string, given: Given): Step {
  return {
    at,
    run({ nurse, investigator }) {
      const { subjectId, index } = subject
      const place = { subjectId, studyEventOid: null, studyEventRepeat: 1, form, formId: null }
      const who = { nurse: nurse.person.id, investigator: investigator.person.id }
      const date = at.slice(0, 10)
      fillForm(nurse, { formId: openForm(nurse, place), visit: null }, given, {
        date,
        of: `${index}/${form}/${date}`,
        ...who,
      })
    },
  }
}

function medicines(subject: TrainingSubject): readonly Given[] {
  const { index, birthDate } = subject
  const since = (days: number) => addDays(birthDate, days + variedBetween(0, 90, index, 'since', days)).slice(0, 7)
  const taken = (drug: string, kind: string, dose: string, unit: string, often: string, start: string, why: Given) => ({
    CM_DRUG: drug,
    CM_CLASS: kind,
    CM_DOSE: dose,
    CM_UNIT: unit,
    CM_ROUTE: 'ORAL',
    CM_FREQUENCY: often,
    CM_START: start,
    CM_ONGOING: 'Y',
    ...why,
  })
  const known = (condition: string) => ({ CM_INDICATION: 'MH', CM_CONDITION: condition })
  const spasticity = { ...known('Spasticity'), CM_DOSE_CHANGE: 'N' }
  return [
    ...(takesBaclofen(subject) ? [taken('Baclofen', 'ANTISPASTIC', '5', 'mg', 'TID', since(900), spasticity)] : []),
    ...(hasEpilepsy(subject)
      ? [taken('Levetiracetam', 'ANTIEPILEPTIC', '150', 'mg', 'BID', since(700), known('Epilepsy'))]
      : []),
    taken('Vitamin D', 'OTHER', '400', 'IU', 'QD', since(60), { CM_INDICATION: 'PROPHYLAXIS' }),
  ]
}

/** Periods that follow each other day by day, each told at the visit it ends with. */
const PERIODS: readonly (readonly [since: string, until: string])[] = [
  ['SCR', 'BL'],
  ['BL', 'INJ4'],
  ['INJ4', 'FU6'],
  ['FU6', 'M12'],
]
/** A child whose third period leaves eleven days open, and one who had twice as much therapy after the injections. */
const GAP = { child: 6, period: 2, days: 11 }
const MORE = { child: 10, since: 2 }

function therapy({ index, days }: TrainingSubject): readonly { readonly visit: string; readonly given: Given }[] {
  const sessions = variedBetween(2, 3, index, 'sessions')
  return PERIODS.map(([since, until], period) => {
    const gap = index === GAP.child && period === GAP.period ? GAP.days : 0
    const isMore = index === MORE.child && period >= MORE.since
    const from = period === 0 ? (days[since] ?? '') : addDays(days[since] ?? '', 1 + gap)
    return {
      visit: until,
      given: {
        REHAB_FROM: from,
        REHAB_TO: days[until] ?? '',
        REHAB_ANY: 'Y',
        'REHAB_TYPE/1': index % 4 === 1 ? 'BOBATH' : 'PT',
        'REHAB_SESSIONS/1': (isMore ? 5 : sessions).toFixed(1),
        'REHAB_MINUTES/1': isMore ? '60' : '45',
        'REHAB_SETTING/1': 'CENTRE',
        'REHAB_TYPE/2': index % 3 === 0 ? 'SPEECH' : 'OT',
        'REHAB_SESSIONS/2': '1.0',
        'REHAB_MINUTES/2': '30',
        'REHAB_SETTING/2': index > 8 ? 'SCHOOL' : 'HOME',
        CAST_CHANGE: 'N',
      },
    }
  })
}
