import type { Finding } from '../../shared/form/finding.ts'
import { addressOf } from '../../shared/form/items.ts'
import { valueOf } from '../../shared/form/values.ts'
import { awareOf, lateFinding, reportDue, reportsOf } from '../../shared/study/seriousEvents.ts'
import { formVersion } from '../drafts/draft.ts'
import { withDraftedEvents } from '../read/draftedRecord.ts'
import { formRow } from '../read/formRow.ts'
import { siteContext } from '../read/readContext.ts'
import { readSubjectRecord } from '../read/subjectRecord.ts'
import { definitionOfRow } from '../read/workingForm.ts'
import { Refusal } from '../record/refusal.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { keepChanges } from './keepChanges.ts'
import { openDeviations } from './openDeviations.ts'
import { saveForm } from './saveForm.ts'

/** That a report about a serious event was sent. */
export interface Sending {
  /** The report. */
  readonly formId: string
  readonly base: number
  /** Local to the site, 'YYYY-MM-DDTHH:MM'. */
  readonly at: string
  /** Codes of the receivers. */
  readonly to: readonly string[]
  /** Code of the way. */
  readonly how: string
}

/**
 * Records to whom, how and when a report was sent, together with what else was typed into it: from then on the clock of its event
 * stands (EC106). Sent too late, it opens the deviation, once per event. The report itself stays open until it is complete.
 * Throws Refusals 'badInput' for no report, a time that lies ahead or what the form does not know, and those of {@link saveForm}.
 */
export function recordReportSent(context: ActContext, { formId, base, at, to, how }: Sending): { isLate: boolean } {
  const { store } = context
  const row = formRow(store.db, formId)
  if (row.oid !== 'SAE') throw new Refusal('badInput', 'This is no report of a serious event. Nothing was changed.')
  const { now, clockSuspect } = siteContext(readingOf(context))
  if (at > now && !clockSuspect) {
    throw new Refusal('badInput', 'This lies ahead: give the hour at which the report was sent. Nothing was changed.')
  }
  const definition = definitionOfRow(row)
  const given = { SAE_SENT: at, SAE_SENT_TO: to, ...(row.version === '1.0' ? {} : { SAE_SENT_HOW: how }) }
  const changes = Object.entries(given).map(([item, value]) => ({
    address: addressOf(definition, item),
    answer: { value },
  }))
  keepChanges(context, { formId, base, changes })
  saveForm(context, { formId, base: formVersion(store.db, formId) })
  const late = lateSending(context, row.subjectId, formId)
  if (late) openDeviations(context, { row }, [late])
  return { isLate: late !== undefined }
}

/** What is to say when the first report of the event went out after its hour. */
function lateSending(context: ActContext, subjectId: string, reportId: string): Finding | undefined {
  const { db } = context.store
  const site = siteContext(readingOf(context))
  const record = withDraftedEvents(db, readSubjectRecord(db, subjectId))
  const report = record.forms.find(({ id }) => id === reportId)
  const event = report && record.forms.find(({ id }) => id === valueOf(report.values, 'SAE_AE'))
  if (!event) return undefined
  const sent = reportsOf(event, record)
    .flatMap(({ values }) => valueOf(values, 'SAE_SENT') ?? [])
    .toSorted()[0]
  const aware = awareOf(event, record, site)
  const due = reportDue(aware, site)
  return lateFinding({ event, aware, due, isLate: sent !== undefined && sent > due }, sent)
}
