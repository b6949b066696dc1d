import { codesOf, missingOf, textOf, type Answer } from '../../shared/form/answer.ts'
import type { ItemDefinition } from '../../shared/form/definition.ts'
import type { DateTransform } from './dates.ts'

/** Version of these rules, written into each manifest. */
export const RULES_VERSION = 'disclosure/1'

/** Quasi-identifiers that are outcomes of the trial too and stay where they were scored. */
const OUTCOMES: ReadonlySet<string> = new Set(['GMFCS'])

export type Decision =
  | { readonly action: 'keep' }
  | { readonly action: 'drop'; readonly because: string }
  | { readonly action: 'change'; readonly how: string }

/**
 * What happens to an item under a profile (deidentification rules 1, 3, 7, 8, 9). Deny by default: a class that this
 * table does not know, or none at all, is dropped.
 */
export function decide(item: ItemDefinition, dates: DateTransform): Decision {
  switch (item.disclosure) {
    case 'directIdentifier':
      return { action: 'drop', because: 'identifies a child' }
    case 'freeText':
      return { action: 'drop', because: 'free text' }
    case 'date':
      return dates.how === null ? { action: 'keep' } : { action: 'change', how: dates.how }
    case 'operational':
      if (item.type === 'user') return { action: 'change', how: 'name replaced by role' }
      if (item.type === 'reference') return { action: 'change', how: 'replaced by the number of the row' }
      return item.type === 'text' ? { action: 'drop', because: 'free text' } : { action: 'keep' }
    case 'quasiIdentifier':
      // Sex and age leave once, in subjects.csv, where small classes are looked after; the level is also an outcome.
      if (!OUTCOMES.has(item.oid)) return { action: 'drop', because: 'given once, in subjects.csv' }
      return { action: 'keep' }
    case 'coded':
    case 'measurement':
      if (item.type === 'text') return { action: 'drop', because: 'free text' }
      if (item.type === 'user') return { action: 'change', how: 'name replaced by role' }
      if (item.type === 'reference') return { action: 'change', how: 'replaced by the number of the row' }
      return isDate(item)
        ? dates.how === null
          ? { action: 'keep' }
          : { action: 'change', how: dates.how }
        : { action: 'keep' }
    default:
      return { action: 'drop', because: 'no disclosure class' }
  }
}

/** What one answer looks like outside: a value or a missing code with its coded reason. */
export interface Disclosed {
  readonly value: string
  readonly missing: string
  readonly missingReason: string
}

const EMPTY: Disclosed = { value: '', missing: '', missingReason: '' }

export interface DisclosureContext {
  readonly dates: DateTransform
  roleOf(userId: string): string | undefined
  /** The repeat number of a referenced row, so that no internal id leaves (rule 12). */
  rowOf(formId: string): number | undefined
}

/**
 * The outside form of one answer, or null when its item is dropped. Never throws on a value: what cannot be said safely
 * is left out and marked missing.
 */
export function disclose(item: ItemDefinition, answer: Answer, context: DisclosureContext): Disclosed | null {
  if (decide(item, context.dates).action === 'drop') return null
  const missing = missingOf(answer)
  if (missing !== undefined) return { ...EMPTY, missing, missingReason: codedReason(item, answer) }
  if (item.type === 'user') return { ...EMPTY, value: context.roleOf(textOf(answer) ?? '') ?? '' }
  if (item.type === 'reference') return { ...EMPTY, value: String(context.rowOf(textOf(answer) ?? '') ?? '') }
  if (isDate(item) && item.type !== 'time') {
    const moved = context.dates.move(textOf(answer) ?? '')
    return moved === null ? { ...EMPTY, missing: 'NO_STUDY_DAY' } : { ...EMPTY, value: moved }
  }
  return { ...EMPTY, value: codesOf(answer).join(';') }
}

function isDate(item: ItemDefinition): boolean {
  return (
    item.disclosure === 'date' ||
    item.type === 'date' ||
    item.type === 'partialDate' ||
    item.type === 'dateTime' ||
    item.type === 'partialDateTime'
  )
}

/** A reason leaves only when it is one of the codes of the definition; typed reasons are free text (rule 7). */
function codedReason(item: ItemDefinition, answer: Answer): string {
  if (!('missing' in answer) || answer.reason === undefined) return ''
  const code = item.missing?.find((entry) => entry.code === answer.missing)
  return code?.reasons?.some((reason) => reason.code === answer.reason) ? answer.reason : ''
}
