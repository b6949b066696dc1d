import type { AuditFilter } from '../../shared/ipc/views/audit.ts'

/** Where a form stands: enough to open it, and the item to go to. */
export interface FormPlace {
  readonly subjectId: string
  readonly studyEventOid: string | null
  readonly studyEventRepeat: number
  readonly form: string
  readonly formId: string | null
  /** Address key of the item in view. */
  readonly item?: string
}

/** Every place a person can be at. Holds ids and codes only, as it outlives a lock. */
export type Route =
  | { readonly screen: 'today' }
  | { readonly screen: 'overview' }
  | { readonly screen: 'subjects' }
  | { readonly screen: 'subject'; readonly subjectId: string }
  | ({ readonly screen: 'form' } & FormPlace)
  | { readonly screen: 'events' }
  /** `queryId` is the thread in view; null shows the first of the list. */
  | { readonly screen: 'queries'; readonly queryId: string | null }
  | { readonly screen: 'signatures' }
  /** The records by a filter; or the list of what is worth a look, or how far source verification is. */
  | { readonly screen: 'audit'; readonly filter: AuditFilter; readonly view?: AuditView }
  | { readonly screen: 'import' }
  | { readonly screen: 'export' }
  | { readonly screen: 'report' }
  | { readonly screen: 'people' }
  | { readonly screen: 'backup' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'password' }

export const AUDIT_VIEWS = ['records', 'review', 'verification'] as const
export type AuditView = (typeof AUDIT_VIEWS)[number]

export type ScreenName = Route['screen']
