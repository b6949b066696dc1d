import { addressKey, parseAddressKey, type ItemAddress } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { Assessment } from '../../shared/form/check.ts'
import type { SiteContext } from '../../shared/form/context.ts'
import type { FormDefinition } from '../../shared/form/definition.ts'
import type { FormSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import { assessForm } from '../../shared/study/engine.ts'
import { definitionOf } from '../../shared/study/study.ts'
import { readDraft, readDraftItems, type Draft } from '../drafts/draft.ts'
import { itemsOfEntry, ownEntry, type SeenEntry } from '../entries/sight.ts'
import type { Actor } from '../record/change.ts'
import type { Clock } from '../store/clock.ts'
import type { ReadableDb } from '../store/database.ts'
import { doubleEntryOf } from '../entries/entry.ts'
import { itemsOf, valuesFrom, type StoredItem } from './formItems.ts'
import { formRow, type FormRow } from './formRow.ts'
import { otherChildrenOf } from './otherChildren.ts'
import { siteContext } from './readContext.ts'
import { seriousSince } from './seriousSince.ts'
import { readSubjectRecord } from './subjectRecord.ts'

/** An answer laid over the record: of a draft, or of a change that is about to be made. Null opens the item. */
export interface Overlay {
  readonly address: ItemAddress
  readonly answer: Answer | null
}

/** A form as somebody works on it: the record with what lies over it, in the child it belongs to. */
export interface WorkingForm {
  readonly row: FormRow
  readonly definition: FormDefinition
  /** The record's answers, each with the audit record that last touched it; of a person's own entry, that entry's. */
  readonly stored: readonly StoredItem[]
  /** The person's own entry, while the form is entered twice and not resolved: the form is then made of it. */
  readonly entry: SeenEntry | null
  readonly draft: Draft | undefined
  /** What lies over the record: the draft's answers, or the overlay that was handed in. */
  readonly overlay: readonly Overlay[]
  /** The form with the overlay, and the child with that form in it. */
  readonly form: FormSnapshot
  readonly record: SubjectRecord
  readonly site: SiteContext
}

/**
 * The form with its draft over it, or with `instead` in place of the draft. Of a form that is entered twice it is the person's
 * own entry; nobody named, it is the record, which is empty until both entries are resolved.
 * Throws a Refusal 'notFound' for a form that the record does not have.
 */
export function workingForm(
  { db, clock, person }: { readonly db: ReadableDb; readonly clock: Clock; readonly person?: Actor },
  formId: string,
  instead?: readonly Overlay[],
): WorkingForm {
  const row = formRow(db, formId)
  const definition = definitionOfRow(row)
  const entry = (person && ownEntry(db, row, person)) ?? null
  const stored = entry ? itemsOfEntry(db, entry) : itemsOf(db, formId)
  const draft = readDraft(db, formId)
  const isOthers = draft !== undefined && draft.author !== person?.id && doubleEntryOf(db, row) !== undefined
  const overlay = instead ?? (isOthers ? [] : draftOverlay(db, formId))
  const site = siteContext({ db, clock })
  const record = readSubjectRecord(db, row.subjectId)
  const inRecord = entry ? undefined : record.forms.find(({ id }) => id === formId)
  const kept = inRecord ?? snapshotAlone(row, stored)
  const laid = laidOver(kept, stored, overlay)
  const since = row.oid === 'AE' ? seriousSince(db, formId) : undefined
  const form = since === undefined ? laid : { ...laid, seriousSince: since }
  const forms = record.forms.some(({ id }) => id === formId)
    ? record.forms.map((each) => (each.id === formId ? form : each))
    : [...record.forms, form]
  return { row, definition, stored, entry, draft, overlay, form, record: { ...record, forms }, site }
}

/** The definition a form was entered under (R41). Throws when this release does not know it. */
export function definitionOfRow({ oid, version }: FormRow): FormDefinition {
  const definition = definitionOf(oid, version)
  if (!definition) throw new Error(`form ${oid} version ${version} is not known to this release`)
  return definition
}

/** Computes the scores, runs the checks and counts what is open. Other children are asked without being named. */
export function assess(db: ReadableDb, { row, form, record, site }: WorkingForm): Assessment {
  return assessForm(form, record, site, otherChildrenOf(db, row.subjectId))
}

/** Only what differs from the record: typing the same again is no change. */
export function realChanges<T extends Overlay>(stored: readonly StoredItem[], overlay: readonly T[]): readonly T[] {
  const known = new Map(stored.map(({ address, answer }) => [addressKey(address), JSON.stringify(sorted(answer))]))
  return overlay.filter(({ address, answer }) => {
    const before = known.get(addressKey(address))
    return answer === null ? before !== undefined : before !== JSON.stringify(sorted(answer))
  })
}

const sorted = (answer: Answer) => Object.fromEntries(Object.entries(answer).toSorted(([a], [b]) => (a < b ? -1 : 1)))

function draftOverlay(db: ReadableDb, formId: string): readonly Overlay[] {
  return readDraftItems(db, formId).map(({ address, answer }) => ({ address: parseAddressKey(address), answer }))
}

function laidOver(kept: FormSnapshot, stored: readonly StoredItem[], overlay: readonly Overlay[]): FormSnapshot {
  const changed = realChanges(stored, overlay)
  if (changed.length === 0) return kept
  const changedKeys = new Set(changed.map(({ address }) => addressKey(address)))
  const storedKeys = new Set(stored.map(({ address }) => addressKey(address)))
  return {
    ...kept,
    values: { ...kept.values, ...valuesFrom(changed) },
    // What was confirmed was confirmed of the old answers; of a whole form, or of a score, it was confirmed of all of them.
    confirmations: (kept.confirmations ?? []).filter(
      ({ address }) => address !== null && storedKeys.has(address) && !changedKeys.has(address),
    ),
  }
}

/** A form that the child's record leaves out: struck through, not there when the record was read, or an entry of its own. */
function snapshotAlone(row: FormRow, stored: readonly StoredItem[]): FormSnapshot {
  const { id, oid, version, repeat } = row
  const state = stored.length > 0 && row.state === 'open' && !row.struck ? 'open' : 'empty'
  return { id, oid, version, studyEvent: row.studyEventId, repeat, state, values: valuesFrom(stored) }
}
