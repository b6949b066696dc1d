import type { Answer } from '../../shared/form/answer.ts'

/*
 * What a file proposes, whatever its format: children, visits and forms in the words of the study. Nothing here is looked up in
 * the store yet; people and rows that an item points at still stand as the file names them.
 */

/** One answer that a file proposes. */
export interface ProposedValue {
  readonly group: string
  readonly repeat: number
  readonly item: string
  /** Codes as the study has them; a person by user name and a row by its number. */
  readonly answer: Answer
  /** Where it stands in the file, in words: 'line 12'. */
  readonly place: string
  /** When it was first entered in the system it comes from (R17), UTC. */
  readonly entered?: string
  /** Who entered it there: a user name. */
  readonly enteredBy?: string
  /** Why it was changed there. */
  readonly reason?: string
}

export interface ProposedSubject {
  readonly place: string
  readonly code: string
  readonly status: string | null
}

export interface ProposedVisit {
  readonly place: string
  readonly subject: string
  readonly oid: string
  readonly repeat: number
  readonly status: string | null
  readonly plannedDate: string | null
  readonly actualDate: string | null
  readonly missedReason: string | null
}

export interface ProposedForm {
  readonly place: string
  /** The trial number of the child. */
  readonly subject: string
  /** Null for a row of a running log. */
  readonly studyEvent: string | null
  readonly studyEventRepeat: number
  readonly form: string
  /** Null: the newest version, where the file does not say. */
  readonly version: string | null
  /** The row of a running log; null starts a new row. */
  readonly repeat: number | null
  /** Whether it is complete in the file. */
  readonly complete: boolean
  /** Why a row of a log was struck through cannot be told by every file; that it was, can. */
  readonly struck: boolean
  /** Rows of its groups that are struck through there, 'GROUP/1' each. */
  readonly struckRows?: readonly string[]
  readonly notDone: string | null
  /** Who signed it there and when (UTC), for the checks that ask; no import signs anything. */
  readonly signed?: { readonly user: string; readonly at: string }
  readonly observed: string | null
  readonly values: readonly ProposedValue[]
  /** Computed values as the file has them, by address, to be held against what is computed here. */
  readonly computed: ReadonlyMap<string, string>
}

/** A row that does not come in, and why, in words for the person who has the file. It names no value. */
export interface RefusedRow {
  readonly place: string
  readonly subject: string
  readonly form: string
  readonly item: string
  readonly reason: string
}

/** Everything that a file proposes, and what of it could not even be read. */
export interface Proposal {
  readonly subjects: readonly ProposedSubject[]
  readonly visits: readonly ProposedVisit[]
  readonly forms: readonly ProposedForm[]
  readonly refused: readonly RefusedRow[]
}

/** A form under the key of its place; a row without a number never shares one. */
export function placeKey(form: Pick<ProposedForm, 'subject' | 'studyEvent' | 'studyEventRepeat' | 'form' | 'repeat'>) {
  return [form.subject, form.studyEvent ?? '', form.studyEventRepeat, form.form, form.repeat ?? 'new'].join('\u0000')
}
