import type { FormDefinition } from '../../shared/form/definition.ts'
import type { Role } from '../../shared/roles.ts'

/**
 * What every export format is made from: the record (never a draft) read in one transaction of a read-only connection,
 * one form at a time, so that memory stays flat however large the store is.
 */
export interface ExportSource {
  readonly study: { readonly oid: string; readonly name: string; readonly version: string }
  readonly installation: string
  readonly synthetic: boolean
  readonly head: string
  readonly lastSequence: number
  readonly site: { readonly code: string; readonly name: string }
  readonly staff: readonly StaffMember[]
  subjects(): readonly ExportSubject[]
  /** The visits of one child that somebody planned, dated, missed or opened, in the order of the study. */
  visits(subjectId: string): readonly ExportVisit[]
  /** The forms of one child in the order of the study: visit, repeat, form, repeat. Struck rows are among them. */
  forms(subjectId: string): readonly ExportForm[]
  /** What stands in a form, in the order of its definition. */
  values(form: ExportForm): readonly StoredValue[]
  /** Rows inside a form that are struck through, 'GROUP/1' each. */
  struckRows(form: ExportForm): readonly string[]
  /** What the trail says of the answers of a form, computed ones among them, oldest first. */
  history(form: ExportForm): readonly HistoryEntry[]
  /** The valid signatures on a form, or on its visit or child where nothing has changed since, oldest first. */
  signatures(form: ExportForm): readonly ExportSignature[]
  /** The audit record that last touched each value of a form, by sequence. */
  stamps(form: ExportForm): ReadonlyMap<number, AuditStamp>
  /** The definition a form was entered under. */
  definition(oid: string, version: string): FormDefinition
  /** Every definition of the study, newest version of each form last. */
  readonly definitions: readonly FormDefinition[]
  /** Number of forms that are only drafts, for the preview. */
  drafts(): number
}

export interface StaffMember {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly organisation: string
}

export interface ExportSubject {
  readonly id: string
  readonly code: string
  readonly status: string
  /** Civil date of the first injection given, null before it. */
  readonly firstDose: string | null
  readonly birthDate: string | null
  readonly sex: string | null
  readonly gmfcs: string | null
}

export interface ExportVisit {
  readonly oid: string
  readonly repeat: number
  readonly status: string
  readonly plannedDate: string | null
  readonly actualDate: string | null
  readonly missedReason: string | null
}

/** Where a form stands and how far it is; its values are read apart. */
export interface ExportForm {
  readonly id: string
  readonly subjectId: string
  readonly studyEvent: string | null
  readonly studyEventRepeat: number
  readonly form: string
  readonly version: string
  readonly repeat: number
  /** open, complete, signed, locked. */
  readonly state: string
  /** 1: a row of a log that counts nowhere. */
  readonly struck: 0 | 1
  readonly notDoneReason: string | null
  /** When it was observed, local to the site: 'YYYY-MM-DDTHH:MM' or a date. */
  readonly observedAt: string | null
}

/** One row of a value table, its answer still as it is stored: most answers need no parsing to leave. */
export interface StoredValue {
  readonly item_group: string
  readonly repeat: number
  readonly item: string
  /** JSON of an answer, or of {answer, rule} for a calculated value. */
  readonly value: string
  /** 1 for a calculated value. */
  readonly calculated: 0 | 1
  /** The audit record that last touched it. */
  readonly sequence: number
}

/** Who gave a value its present form, when and why. */
export interface AuditStamp {
  readonly sequence: number
  /** UTC, ISO with Z. */
  readonly time: string
  /** Null for the installation itself. */
  readonly userId: string | null
  readonly reason: string | null
}

/** One change of one value, as the trail has it. Values are canonical JSON; null: open, or redacted. */
export interface HistoryEntry extends AuditStamp {
  readonly item_group: string
  readonly repeat: number
  readonly item: string
  readonly calculated: 0 | 1
  readonly old: string | null
  readonly value: string | null
  /** Whether there was, and is, an answer at all, told by the commitments: a redacted value is gone and was there. */
  readonly wasAnswered: boolean
  readonly isAnswered: boolean
}

/** A signature that holds. */
export interface ExportSignature {
  readonly userId: string
  readonly meaning: string
  /** UTC, ISO with Z. */
  readonly time: string
}
