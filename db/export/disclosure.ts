import { codesOf, missingOf, textOf, type Answer } from '../../shared/form/answer.ts'
import type { ItemDefinition } from '../../shared/form/definition.ts'
import type { DateTransform } from './dates.ts'

/** Version of these rules, written into each manifest. */
export const RULES_VERSION = 'disclosure/2'

/** Quasi-identifiers that are outcomes of the trial too and stay where they were scored. */
const OUTCOMES: ReadonlySet<string> = new Set(['GMFCS'])

export type Decision =
  | { readonly action: 'keep' }
  | { readonly action: 'drop'; readonly because: string }
  | { readonly action: 'change'; readonly how: string }

/** What a release does to items of every kind: how dates leave, and whether people stay named. */
export interface DisclosurePolicy {
  readonly dates: Pick<DateTransform, 'how'>
  /** Only the guarded full export: everything leaves as it stands. */
  readonly identified: boolean
}

const KEEP: Decision = { action: 'keep' }
const change = (how: string): Decision => ({ action: 'change', how })
const drop = (because: string): Decision => ({ action: 'drop', because })

/**
 * What happens to an item under a profile (deidentification rules 1, 3, 7, 8, 9). Deny by default: a class that this
 * table does not know, or none at all, is dropped, from the full export too, so that nobody forgets to give one.
 */
export function decide(item: ItemDefinition, { dates, identified }: DisclosurePolicy): Decision {
  const moved = dates.how === null ? KEEP : change(dates.how)
  switch (item.disclosure) {
    case 'directIdentifier':
      return identified ? KEEP : drop('identifies a child')
    case 'freeText':
      return identified ? KEEP : drop('free text')
    case 'date':
      return moved
    case 'quasiIdentifier':
      // Sex and age leave once, in subjects.csv, where small classes are looked after; the level is also an outcome.
      return identified || OUTCOMES.has(item.oid) ? KEEP : drop('given once, in subjects.csv')
    case 'operational':
    case 'coded':
    case 'measurement':
      if (item.type === 'reference') return change('replaced by the number of the row, or by its visit')
      if (identified) return KEEP
      if (item.type === 'text') return drop('free text')
      if (item.type === 'user') return change('name replaced by role')
      return isDate(item) ? moved : KEEP
    default:
      return drop('no disclosure class')
  }
}

/** What one answer looks like outside: a value, or a missing code with its coded reason. */
export interface Disclosed {
  readonly value: string
  readonly missing: string
  readonly missingReason: string
}

export const NOTHING: Disclosed = { value: '', missing: '', missingReason: '' }

/** What an answer says when the calendar of the child is hidden and no study day can be told. */
export const NO_STUDY_DAY = 'NO_STUDY_DAY'

/** What the outside form of an answer depends on beside its item: the child and the staff. */
export interface DisclosureContext {
  readonly dates: DateTransform
  readonly identified: boolean
  /** A member of staff as the release names people: by role, or by user name when it is identified. */
  staffOf(userId: string): string | undefined
  /** The number of a referenced row, or the visit of a form that stands at one, so that no internal id leaves (rule 12). */
  rowOf(formId: string): string | undefined
}

/** Whether the same answer looks the same outside for every child, so that it need be worked out only once. */
export function isSameForAll(item: ItemDefinition): boolean {
  return item.type !== 'user' && item.type !== 'reference' && !isDate(item)
}

/**
 * The outside form of one answer to an item that leaves at all. Never throws on a value: what cannot be said safely is
 * left out and marked missing.
 */
export function disclose(item: ItemDefinition, answer: Answer, context: DisclosureContext): Disclosed {
  const missing = missingOf(answer)
  if (missing !== undefined) return { ...NOTHING, missing, missingReason: reasonOf(item, answer, context.identified) }
  if (item.type === 'user') return { ...NOTHING, value: context.staffOf(textOf(answer) ?? '') ?? '' }
  if (item.type === 'reference') return { ...NOTHING, value: context.rowOf(textOf(answer) ?? '') ?? '' }
  if (isDate(item) && item.type !== 'time') {
    const moved = context.dates.move(textOf(answer) ?? '')
    return moved === null ? { ...NOTHING, missing: NO_STUDY_DAY } : { ...NOTHING, value: moved }
  }
  return { ...NOTHING, value: codesOf(answer).join(';') }
}

/** Whether an item holds a day or moment that the profile may have to move. */
export function isDate(item: ItemDefinition): boolean {
  return (
    item.disclosure === 'date' ||
    item.type === 'date' ||
    item.type === 'partialDate' ||
    item.type === 'dateTime' ||
    item.type === 'partialDateTime'
  )
}

/** A reason leaves only when it is one of the codes of the definition; typed reasons are free text (rule 7). */
function reasonOf(item: ItemDefinition, answer: Answer, identified: boolean): string {
  if (!('missing' in answer) || answer.reason === undefined) return ''
  if (identified) return answer.reason
  const code = item.missing?.find((entry) => entry.code === answer.missing)
  return code?.reasons?.some((reason) => reason.code === answer.reason) ? answer.reason : ''
}
