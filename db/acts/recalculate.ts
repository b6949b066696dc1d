import { addressKey } from '../../shared/form/address.ts'
import type { SiteContext } from '../../shared/form/context.ts'
import type { SubjectRecord } from '../../shared/form/record.ts'
import { calculateForm, isDerivedFromOthers } from '../../shared/study/engine.ts'
import type { Change } from '../record/change.ts'
import { calculationsOf, type StoredCalculation } from '../read/formItems.ts'
import { formRowsOf, type FormRow } from '../read/formRow.ts'
import { siteContext } from '../read/readContext.ts'
import { readSubjectRecord } from '../read/subjectRecord.ts'
import { definitionOfRow } from '../read/workingForm.ts'
import type { ReadableDb } from '../store/database.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { calculationChanges } from './calculationChanges.ts'

/** Forms from which values of other forms are computed; completing one of them may change what others say. */
const TOLD_TO_OTHERS = ['CONSENT', 'DEMOG', 'INJ']
/** A decision was taken on what this form showed then; what happened since does not change it. */
const DECIDED = ['PREINJ', 'ELIG']

/** Whether completing a form may change values of other forms. */
export const isToldToOthers = (form: string): boolean => TOLD_TO_OTHERS.includes(form)

/**
 * Computes anew what other complete forms of the child derive from a form that has changed: the hours of an event since the
 * injection, an age. Only under the rule version that is kept (design 7); signed, frozen and locked forms stay as they are.
 */
export function recalculateOthers(context: ActContext, subjectId: string, changedForm: string): void {
  const { store, person } = context
  const record = readSubjectRecord(store.db, subjectId)
  const changes = recalculationsOf(store.db, record, siteContext(readingOf(context)), new Set([changedForm]))
  if (changes.length > 0) store.commit(person, { kind: 'form.recalculated', subject: subjectId, changes })
}

/** What the complete forms of a child say otherwise now; those of `changed` look after themselves. */
export function recalculationsOf(
  db: ReadableDb,
  record: SubjectRecord,
  site: SiteContext,
  changed: ReadonlySet<string>,
): readonly Change[] {
  return formRowsOf(db, record.subject.id)
    .filter((row) => !changed.has(row.id) && mayFollow(row))
    .flatMap((row): readonly Change[] => {
      const snapshot = record.forms.find(({ id }) => id === row.id)
      if (snapshot?.state !== 'complete') return []
      const stored = calculationsOf(db, row.id)
      if (stored.length === 0) return []
      return sameRules(calculationChanges(row.id, calculateForm(snapshot, record, site), stored), stored)
    })
}

function mayFollow(row: FormRow): boolean {
  if (DECIDED.includes(row.oid) || row.struck || row.frozen || row.locked) return false
  return isDerivedFromOthers(definitionOfRow(row))
}

/** Leaves out values whose rule has a newer version than the one they were computed under. */
function sameRules(changes: readonly Change[], stored: readonly StoredCalculation[]): readonly Change[] {
  const rules = new Map(stored.map(({ address, rule }) => [addressKey(address), rule]))
  return changes.filter(({ field, value }) => {
    const known = rules.get(field)
    const next = (value as { readonly rule?: string } | null)?.rule
    return known === undefined || next === undefined || next === known
  })
}
