import type { FormContext, SiteContext } from './context.ts'
import type { FormValues } from './values.ts'

/**
 * What calculations and checks may know of one child: a read-only snapshot in plain data. It holds record, not drafts of
 * other people; the form at hand is in it with the values being checked.
 */
export interface SubjectRecord {
  readonly subject: SubjectSnapshot
  readonly studyEvents: readonly StudyEventSnapshot[]
  /** Every form of the child, visit forms and logs (AE, CONMED, DEV ...) alike. */
  readonly forms: readonly FormSnapshot[]
  /** Queries that are not closed, with what raised them. */
  readonly openQueries: readonly OpenQuery[]
}

export interface SubjectSnapshot {
  readonly id: string
  /** The trial subject number, SITE-NNN. */
  readonly code: string
  readonly site: string
  /** ISO date on which the first injection is planned, while it has not been given. */
  readonly plannedFirstInjection?: string
}

export interface StudyEventSnapshot {
  readonly id: string
  /** 'SCR', 'INJ2', 'TC7-3', 'UNS' ... */
  readonly oid: string
  /** 1 except for unscheduled visits. */
  readonly repeat: number
  readonly status: 'planned' | 'occurred' | 'missed'
  /** ISO civil date on which it took place, null until then. */
  readonly actualDate: string | null
  /** Why it was missed (R45). */
  readonly missedReason?: string
}

/** 'empty' holds no record yet; 'open' is record that is not complete. */
export type FormState = 'empty' | 'open' | 'complete' | 'signed' | 'locked'

export interface FormSnapshot {
  readonly id: string
  readonly oid: string
  readonly version: string
  /** Id of the study event it belongs to, null for a running log. */
  readonly studyEvent: string | null
  /** Number of the row in a running log (AE 1, 2, 3 ...), 1 otherwise. A row once used keeps its number. */
  readonly repeat: number
  readonly state: FormState
  readonly values: FormValues
  readonly notDone?: string
  readonly struckRows?: readonly string[]
  /** Soft findings confirmed since the items they speak of last changed. */
  readonly confirmations?: readonly Confirmation[]
  /** Who signed, with which role, and the site's local 'YYYY-MM-DDTHH:MM' of it; absent while unsigned. */
  readonly signature?: { readonly user: string; readonly role: string; readonly at: string }
  /** Local 'YYYY-MM-DDTHH:MM' at which it first became record. */
  readonly savedAt?: string
  /** Of a serious adverse event, local 'YYYY-MM-DDTHH:MM' at which somebody first typed what makes it serious. */
  readonly seriousSince?: string
}

export interface OpenQuery {
  /** Id of the form, null for a query about the child. */
  readonly form: string | null
  /** The check that raised it, null when a person did. */
  readonly check: string | null
  /** Address key of the item, or null for the whole form. */
  readonly address: string | null
}

export interface Confirmation {
  readonly check: string
  /** Address key of the item, or null for the whole form. */
  readonly address: string | null
  readonly by: string
  readonly at: string
  readonly comment: string
}

/** Questions about the other children of the installation. They answer yes or no and name nobody. */
export interface OtherChildren {
  /** Whether the lot number is recorded for another child (EC070). */
  lotBelongsToAnother(lot: string): boolean
  /** Whether another child has this birth date, sex and birth weight in grams (EC013). */
  hasTwin(birthDate: string, sex: string, birthWeight: string): boolean
}

/** Answers no to everything: for screens that ask the store afterwards, and for tests. */
export const NO_OTHER_CHILDREN: OtherChildren = { lotBelongsToAnother: () => false, hasTwin: () => false }

/** The context of one form of the child: its visit, its struck rows and whether it was not done, with the site's own. */
export function contextOf(form: FormSnapshot, record: SubjectRecord, site: SiteContext): FormContext {
  return {
    settings: site.settings,
    now: site.now,
    clockSuspect: site.clockSuspect,
    ...(site.staff ? { staff: site.staff } : {}),
    studyEvent: record.studyEvents.find((event) => event.id === form.studyEvent)?.oid ?? '',
    ...(form.struckRows ? { struckRows: form.struckRows } : {}),
    ...(form.notDone === undefined ? {} : { notDone: form.notDone }),
  }
}
