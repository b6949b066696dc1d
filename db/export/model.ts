import type { Answer } from '../../shared/form/answer.ts'
import type { FormDefinition, ItemDefinition } from '../../shared/form/definition.ts'

/**
 * What every export format is made from: the record (never a draft) read in one transaction of a read-only connection,
 * one form at a time, so that memory stays flat however large the store is.
 */
export interface ExportSource {
  readonly study: { readonly name: string; readonly version: string }
  readonly installation: string
  readonly synthetic: boolean
  readonly head: string
  readonly lastSequence: number
  subjects(): readonly ExportSubject[]
  /** The forms of one child, in the order visit, form, repeat. Struck rows are left out. */
  forms(subjectId: string): Iterable<ExportForm>
  /** The definition a form was entered under. */
  definition(oid: string, version: string): FormDefinition
  /** Every definition that the record uses, newest version of each form last. */
  definitions(): readonly FormDefinition[]
  /** The role of a member of staff, by account id. */
  roleOf(userId: string): string | undefined
  /** Number of forms that are only drafts, for the preview. */
  drafts(): number
}

export interface ExportSubject {
  readonly id: string
  readonly code: string
  /** Civil date of the first injection given, null before it. */
  readonly firstDose: string | null
  readonly birthDate: string | null
  readonly sex: string | null
  readonly gmfcs: string | null
}

export interface ExportForm {
  readonly formId: string
  readonly subjectId: string
  readonly studyEvent: string | null
  readonly studyEventRepeat: number
  readonly form: string
  readonly version: string
  readonly repeat: number
  readonly state: string
  readonly notDone: boolean
  /** When it was observed, local to the site: 'YYYY-MM-DDTHH:MM' or a date. */
  readonly observedAt: string | null
  readonly values: readonly ExportValue[]
}

export interface ExportValue {
  readonly group: string
  readonly repeat: number
  readonly item: string
  readonly answer: Answer
  /** For a calculated value: the version of its rule. */
  readonly rule: string | null
}

/** Finds an item of a definition; undefined for an item that the definition does not have. */
export function itemOf(definition: FormDefinition, group: string, item: string): ItemDefinition | undefined {
  return definition.itemGroups.find((g) => g.oid === group)?.items.find((i) => i.oid === item)
}
