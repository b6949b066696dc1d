import { injectionDates } from '../../shared/study/lookup.ts'
import type { SubjectView } from '../../shared/ipc/views/subjects.ts'
import type { Casebook } from './casebook.ts'
import type { HoldEntry } from './holdRows.ts'
import type { PlannedVisit } from './visitPlan.ts'

type DoseStep = SubjectView['doses'][number]

/** Who has decided that no further dose is given, by the status of the child. */
const STOPPED = ['withdrawn', 'lost', 'died', 'screenFailure', 'completed']

/**
 * The four injections (ui 5): given, due, held, or stopped. Holds stand at the next dose; it is stopped once a decision to stop
 * is recorded, by the child's status or the withdrawal form.
 */
export function doseBoard(
  { record, subject }: Casebook,
  plan: readonly PlannedVisit[],
  holds: readonly HoldEntry[],
): DoseStep[] {
  const dates = injectionDates(record)
  const next = dates.findIndex((date) => date === null) + 1
  const isStopped =
    STOPPED.includes(subject.status) || record.forms.some(({ oid, values }) => oid === 'WITHDRAW' && hasAnswers(values))
  return [1, 2, 3, 4].map((number): DoseStep => {
    const planned = plan.find(({ definition }) => definition.oid === `INJ${number}`)
    const date = dates[number - 1] ?? null
    const own = number === next ? holds.filter(({ status }) => status === 'active') : []
    return {
      number,
      state: stateOf(),
      date,
      earliest: planned?.window?.earliest ?? null,
      latest: planned?.window?.latest ?? null,
      holds: own.map(({ id, check, message }) => ({ id, check, message })),
    }

    function stateOf(): DoseStep['state'] {
      if (date !== null) return 'given'
      if (isStopped) return 'stopped'
      if (own.length > 0) return 'held'
      const { status, window } = planned ?? { status: 'unplanned', window: null }
      return window && (status === 'due' || status === 'overdue') ? status : 'notDue'
    }
  })
}

const hasAnswers = (values: object): boolean => Object.keys(values).length > 0
