import { addDays, addMonths } from '../../shared/dates/civilDate.ts'
import { setSetting } from '../acts/setSetting.ts'
import { cohortChildren, childrenUnderWay, type TrainingChild } from './children.ts'
import { cohort, type CohortChild } from './cohort.ts'
import { visitDays } from './schedule.ts'
import { plantedSteps } from './planted.ts'
import { stepsOf, type Staff, type Step } from './steps.ts'
import type { TrainingSubject } from './subject.ts'
import type { TrainingClock } from './trainingClock.ts'

/** Days from one child's first injection to the next one's. */
const APART = 14
/** Days from today back to the first injection of the last child of the cohort: its final assessment lies behind it. */
const LAST_FIRST_INJECTION = 475
/** Days from today to the planned first injection of the children under way. */
const STILL_TO_COME = [44, 27, 5]

/** The civil date on which the training study began, for today's date. */
export const firstDay = (today: string): string => addDays(today, -LAST_FIRST_INJECTION - 15 * APART - 60)

/**
 * Fills the training study in, visit by visit in the order in which it would have happened: sixteen children whose items give
 * the figures of the cohort, with all their visits, and three on their way. The clock ends where it was told to.
 */
export async function fillStudy(staff: Staff, clock: TrainingClock, today: string): Promise<void> {
  clock.goTo(`${firstDay(today)}T09:00`)
  settingsOfSite(staff, firstDay(today))
  const cohortSubjects = cohort.map((row, index) =>
    subjectOf(index, cohortChildren[index], row, addDays(today, -LAST_FIRST_INJECTION - (15 - index) * APART)),
  )
  const underWay = STILL_TO_COME.map((days, index) => {
    const row = cohort[5 + index]
    return subjectOf(16 + index, childrenUnderWay[index], row && { ...row, events: [] }, addDays(today, days))
  })
  const steps: Step[] = [
    ...cohortSubjects.flatMap((subject) => stepsOf(subject, today)),
    ...underWay.flatMap((subject) => stepsOf(subject, addDays(today, -2))),
    ...plantedSteps(cohortSubjects, underWay, addDays(today, -1)),
  ]
  for (const { at, run } of steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    clock.goTo(at)
    run(staff)
    // The window that asked for the study goes on drawing.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function settingsOfSite({ coordinator }: Staff, begun: string): void {
  const reason = 'Setting up the training study'
  setSetting(coordinator, { key: 'fim.variant', value: 'FIMFAM', reason })
  setSetting(coordinator, { key: 'icf.approved', value: addDays(begun, -30), reason })
}

function subjectOf(
  index: number,
  child: TrainingChild | undefined,
  row: CohortChild | undefined,
  firstInjection: string,
): TrainingSubject {
  if (!child || !row) throw new Error('the training study has no such child')
  const days = visitDays(firstInjection, index)
  return {
    index,
    child,
    cohort: row,
    days,
    birthDate: addDays(addMonths(days['SCR'] ?? firstInjection, -child.months), -(index % 20)),
    subjectId: '',
    investigator: '',
    forms: {},
  }
}
