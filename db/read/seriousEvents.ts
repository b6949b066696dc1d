import { hoursBetween } from '../../shared/dates/dateTime.ts'
import type { ReportClockView } from '../../shared/ipc/views/adverseEvents.ts'
import { valueOf } from '../../shared/form/values.ts'
import { SERIOUSNESS_CRITERIA } from '../../shared/instruments/adverseEvents.ts'
import { zoneOf } from '../../shared/study/calculations/injectionRules.ts'
import { reportsOf, runningReportClocks } from '../../shared/study/seriousEvents.ts'
import { readDraft } from '../drafts/draft.ts'
import type { ReadableDb } from '../store/database.ts'
import { readCasebook } from './casebook.ts'
import { childPlaces } from './childPlaces.ts'
import { withDraftedEvents } from './draftedRecord.ts'
import { rowsOf } from './query.ts'
import { siteContext, type ReadContext } from './readContext.ts'

const WITH_SERIOUS = /* SQL */ `
SELECT DISTINCT f.subject_id AS id FROM form f WHERE f.oid = 'AE' AND (
  EXISTS (SELECT 1 FROM item i WHERE i.form_id = f.id AND i.value ->> '$.value' = 'Y'
    AND i.item IN (SELECT value FROM json_each(?)))
  OR EXISTS (SELECT 1 FROM draft_item d, json_each(?) WHERE d.form_id = f.id AND d.answer ->> '$.value' = 'Y'
    AND d.address LIKE '%/' || value))`

/** The children of whom some adverse event was ever typed as serious. Few of many, so that clocks are cheap to look at. */
export function subjectsWithSeriousEvents(db: ReadableDb): readonly string[] {
  const criteria = JSON.stringify(SERIOUSNESS_CRITERIA)
  return rowsOf<{ id: string }>(db, WITH_SERIOUS, criteria, criteria).map(({ id }) => id)
}

const MINUTE = 60_000
const HOUR = 3_600_000

/**
 * The serious events of the site whose clock runs (EC106), the most urgent first. It runs from what anybody has typed, saved or
 * not; what only another person's draft says of the event is not told.
 */
export function readReportClocks(context: ReadContext): readonly ReportClockView[] {
  const { db, person, clock } = context
  const site = siteContext(context)
  const places = childPlaces(context)
  // Counted from the clock on the wall, so that what is left is right even where its zone is not the one of the settings.
  const minute = Math.floor(clock.now() / MINUTE) * MINUTE
  return subjectsWithSeriousEvents(db)
    .flatMap((subjectId) => {
      const place = places.get(subjectId)
      const record = withDraftedEvents(db, readCasebook(db, subjectId).record)
      if (!place) return []
      return runningReportClocks(record, site).map(({ event, aware, due, isLate }) => {
        const draft = readDraft(db, event.id)
        const isHidden = draft !== undefined && draft.author !== person.id
        return {
          ...place,
          formId: event.id,
          number: event.repeat,
          title: (isHidden ? undefined : valueOf(event.values, 'AE_TERM')) ?? null,
          aware,
          dueBy: new Date(minute + hoursBetween(site.now, due, zoneOf(site.settings)) * HOUR).toISOString(),
          isLate,
          reportId: reportsOf(event, record)[0]?.id ?? null,
        }
      })
    })
    .toSorted((a, b) => (a.dueBy < b.dueBy ? -1 : 1))
}
