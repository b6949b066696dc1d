import type { Answer } from '../../shared/form/answer.ts'
import type { FormDefinition } from '../../shared/form/definition.ts'
import type { StoredCalculation, StoredItem } from '../read/formItems.ts'
import type { FormRow } from '../read/formRow.ts'
import type { Change } from '../record/change.ts'
import type { ProposedForm, ProposedValue, RefusedRow } from './model.ts'

/** An answer that comes in: people and rows are ids by now. */
export interface PlannedValue extends Omit<ProposedValue, 'answer'> {
  readonly answer: Answer
}

/** A form that a file proposes, found or made in the store. */
export interface PlannedForm {
  readonly proposed: ProposedForm
  readonly definition: FormDefinition
  readonly row: FormRow
  readonly isNew: boolean
  readonly stored: readonly StoredItem[]
  readonly calculations: readonly StoredCalculation[]
  /** Only what is not there yet, or differs. */
  readonly values: readonly PlannedValue[]
}

/** A form that comes in, for the preview. */
export interface AcceptedRow {
  readonly place: string
  readonly subject: string
  readonly form: string
  readonly studyEvent: string
  readonly repeat: number
  readonly values: number
  readonly does: 'new' | 'more' | 'unchanged'
  readonly completes: boolean
}

/** What a check says about a form that comes in; `computed` stands for a score that differs from the file's. */
export interface ImportFinding {
  readonly place: string
  readonly subject: string
  readonly form: string
  readonly check: string
  readonly severity: string
  readonly message: string
}

/** An import as it would be: plain data, made on a snapshot in a worker, written later in one act. */
export interface ImportPlan {
  readonly format: ImportFormat
  /** Hex SHA-256 of the file. */
  readonly sha256: string
  readonly newSubjects: readonly string[]
  readonly accepted: readonly AcceptedRow[]
  readonly refused: readonly RefusedRow[]
  readonly findings: readonly ImportFinding[]
  readonly changes: readonly Change[]
  /** Forms that nobody may have a draft of when it is written. */
  readonly forms: readonly string[]
  /** The record as it was read: nothing but acts without data may have come after it. */
  readonly upTo: number
  /** Why values that stand there are replaced; null when none may be. */
  readonly reason: string | null
}

export const IMPORT_FORMATS = ['csv', 'odm', 'redcap'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]
