import { daysBetween } from '../../shared/dates/civilDate.ts'
import { numberSetting, type Settings } from '../../shared/form/context.ts'
import type { Risk } from '../../shared/ipc/views/review.ts'
import { localTime } from './readContext.ts'

/** One act of the trail as the review looks at it. */
export interface ReviewedAct {
  readonly kind: string
  /** UTC. */
  readonly time: string
  readonly offset: string
  readonly userId: string | null
  readonly formId: string | null
  readonly form: string | null
  /** Data of a form that had been complete were changed. */
  readonly afterCompletion: boolean
  /** The form's scores were in the record before this act. */
  readonly hadTotal: boolean
  /** When its data were observed, local; null when nobody said. */
  readonly observed: string | null
}

/** Acts that bring data into the record. */
const ENTRIES: readonly string[] = [
  'form.saved',
  'form.completed',
  'entry.agreed',
  'entry.resolved',
  'form.changed',
  'form.notDone',
  'import.made',
]
/** The forms that rate a child; their totals are what somebody may want to improve. */
const SCORED: readonly string[] = ['GMFM88', 'BBS', 'MAS', 'FIM', 'GMFCS']
const MINUTE = 60_000

/** Whole days between observation and entry, null for what is no entry or says no time of observation. */
export function lateDaysOf({ kind, observed, time, offset }: ReviewedAct): number | null {
  if (!ENTRIES.includes(kind) || observed === null || !/^\d{4}-\d\d-\d\d/.test(observed)) return null
  return daysBetween(observed.slice(0, 10), localTime(time, offset).slice(0, 10))
}

/**
 * What makes an act worth a look (R43). `around` are the acts near it in time; the measures are settings of the study. Local time is
 * that of the record itself.
 */
export function risksOf(act: ReviewedAct, around: readonly ReviewedAct[], settings: Settings): readonly Risk[] {
  const isEntry = ENTRIES.includes(act.kind)
  const late = lateDaysOf(act)
  const found: Readonly<Record<Risk, boolean>> = {
    scoreAfterTotal: act.afterCompletion && act.hadTotal && SCORED.includes(act.form ?? ''),
    afterCompletion: act.afterCompletion,
    lateEntry: late !== null && late >= numberSetting(settings, 'review.lateDays', 3),
    manyForms: isEntry && formsWithinMinute(act, around) >= numberSetting(settings, 'review.formsPerMinute', 3),
    clockStep: act.kind === 'clock.step',
    nightEntry: isEntry && isNight(act, settings),
    confirmedCheck: act.kind === 'check.confirmed',
  }
  return (Object.keys(found) as Risk[]).filter((risk) => found[risk])
}

/** Forms the same person entered in the minute that ends with the act. */
function formsWithinMinute(act: ReviewedAct, around: readonly ReviewedAct[]): number {
  const end = Date.parse(act.time)
  const forms = around
    .filter(({ kind, userId, time }) => {
      const before = end - Date.parse(time)
      return ENTRIES.includes(kind) && userId === act.userId && before >= 0 && before < MINUTE
    })
    .map(({ formId }) => formId)
  return new Set([...forms, act.formId].filter((id) => id !== null)).size
}

function isNight({ time, offset }: ReviewedAct, settings: Settings): boolean {
  const hour = Number(localTime(time, offset).slice(11, 13))
  const from = numberSetting(settings, 'review.nightFrom', 22)
  const until = numberSetting(settings, 'review.nightUntil', 5)
  return from <= until ? hour >= from && hour < until : hour >= from || hour < until
}
