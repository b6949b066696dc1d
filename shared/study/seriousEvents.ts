import { addHours } from '../dates/dateTime.ts'
import { limitKey } from '../form/check.ts'
import { numberSetting, type SiteContext } from '../form/context.ts'
import { saying, type DeviationFacts, type Finding } from '../form/finding.ts'
import type { FormSnapshot, SubjectRecord } from '../form/record.ts'
import { valueOf } from '../form/values.ts'
import { seriousOf } from './calculations/adverseEventRules.ts'
import { zoneOf } from './calculations/injectionRules.ts'
import { words } from '../text/text.ts'
import { formsOf } from './lookup.ts'

/** Hours from awareness to the report, where the study has set nothing else (EC106). */
export const HOURS_TO_REPORT = 24

/** A serious event whose report was not sent yet, with its clock. Times are local, 'YYYY-MM-DDTHH:MM'. */
export interface ReportClock {
  readonly event: FormSnapshot
  /** When the site knew: as a report of the event says, else when the event first became record. */
  readonly aware: string
  /** When the report has to be out. */
  readonly due: string
  /** Whether that hour has passed. */
  readonly isLate: boolean
}

/** When the site knew of an event, by its reports and else by what was typed; now while nothing says so. */
export function awareOf(event: FormSnapshot, record: SubjectRecord, site: Pick<SiteContext, 'now'>): string {
  const told = reportsOf(event, record).flatMap((report) => valueOf(report.values, 'SAE_AWARE') ?? [])
  return told.toSorted()[0] ?? knownSince(event) ?? site.now
}

/** When an event was first typed as serious, else when it first became record; undefined while it is neither. */
export function knownSince(event: FormSnapshot): string | undefined {
  return event.seriousSince ?? event.savedAt
}

/** The hour by which the first report of an event has to be out. */
export function reportDue(aware: string, { settings }: SiteContext): string {
  const hours = numberSetting(settings, limitKey('EC106', 'hours'), HOURS_TO_REPORT)
  return addHours(aware, hours, zoneOf(settings))
}

/** The reports that point to an event. */
export function reportsOf(event: FormSnapshot, record: SubjectRecord): readonly FormSnapshot[] {
  return formsOf(record, 'SAE').filter((report) => valueOf(report.values, 'SAE_AE') === event.id)
}

/**
 * The clocks that run for a child, the most urgent first. A clock starts with awareness and stops when a report of the event
 * says that it was sent (protocol EC106).
 */
export function runningReportClocks(record: SubjectRecord, site: SiteContext): readonly ReportClock[] {
  return formsOf(record, 'AE')
    .filter((event) => seriousOf(event.values) === 'Y')
    .filter((event) => reportsOf(event, record).every((report) => valueOf(report.values, 'SAE_SENT') === undefined))
    .map((event) => {
      const aware = awareOf(event, record, site)
      const due = reportDue(aware, site)
      return { event, aware, due, isLate: site.now > due }
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))
}

/** What the record of a late report starts with: one per event, whether the event, its report or the clock tells of it. */
export function lateReport(eventId: string | undefined, due: string): DeviationFacts {
  const facts = { category: 'SAE_LATE', class: 'MAJOR', date: due.slice(0, 10) } as const
  return eventId === undefined ? facts : { ...facts, about: eventId }
}

/** What a clock that has run out says, as EC106 says it on the event; `sent` is when a report went out after all. Undefined in time. */
export function lateFinding({ event, aware, due, isLate }: ReportClock, sent?: string): Finding | undefined {
  if (!isLate) return undefined
  const at = (time: string) => time.replace('T', ' ')
  const what =
    sent === undefined
      ? words(
          'no report was recorded as sent. Write the report and send it now',
          'ارسال گزارشی ثبت نشده بود. گزارش را هم‌اکنون بنویسید و بفرستید',
        )
      : words(
          `no report was sent; the first one went out on ${at(sent)}`,
          `گزارشی فرستاده نشده بود؛ نخستین گزارش در ${at(sent)} فرستاده شد`,
        )
  const message = words(
    `The site knew of this serious event on ${at(aware)}, and by ${at(due)} ${what.en}. This is recorded as a major deviation: tell the investigator now.`,
    `مرکز در ${at(aware)} از این عارضه جدی آگاه شد و تا ${at(due)} ${what.fa}. این به‌عنوان انحراف عمده ثبت می‌شود: هم‌اکنون به پژوهشگر اطلاع دهید.`,
  )
  return saying(message, { check: 'EC106', severity: 'deviation', deviation: lateReport(event.id, due) })
}
