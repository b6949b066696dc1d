import { may } from '../../shared/roles.ts'
import { lateFinding, runningReportClocks } from '../../shared/study/seriousEvents.ts'
import { Refusal } from '../record/refusal.ts'
import { withDraftedEvents } from '../read/draftedRecord.ts'
import { siteContext } from '../read/readContext.ts'
import { subjectsWithSeriousEvents } from '../read/seriousEvents.ts'
import { readSubjectRecord } from '../read/subjectRecord.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { openDeviations } from './openDeviations.ts'

/**
 * Opens the deviation of each serious event whose 24 hours have passed without a report (EC106), once per event, as a draft of the
 * person who comes to it first. Asked whenever somebody who may write signs in, so that a night does not pass unseen. Does
 * nothing while the clock of the computer is in doubt. Gives the number of events that are late.
 */
export function openLateReports(context: ActContext): number {
  const { store, person } = context
  const site = siteContext(readingOf(context))
  if (!may(person.role, 'record.write') || site.clockSuspect) return 0
  let late = 0
  for (const subjectId of subjectsWithSeriousEvents(store.db)) {
    for (const clock of runningReportClocks(
      withDraftedEvents(store.db, readSubjectRecord(store.db, subjectId)),
      site,
    )) {
      const finding = lateFinding(clock)
      if (!finding) continue
      late++
      openUnlessClosed(context, { id: clock.event.id, subjectId }, finding)
    }
  }
  return late
}

/** A child that is frozen or locked takes no new row; the clock goes on saying so. */
function openUnlessClosed(
  context: ActContext,
  row: { readonly id: string; readonly subjectId: string },
  finding: Parameters<typeof openDeviations>[2][number],
): void {
  try {
    openDeviations(context, { row }, [finding])
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'frozen') throw thrown
  }
}
