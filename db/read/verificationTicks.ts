import { addressKey } from '../../shared/form/address.ts'
import type { ReadableDb } from '../store/database.ts'
import { itemsOfSubject } from './formItems.ts'
import { rowsOf } from './query.ts'

/** Somebody's word on one item, or on a form as a whole (`address` null). */
interface Statement {
  readonly formId: string
  readonly address: string | null
  readonly status: 'verified' | 'withdrawn'
  /** What the person saw: the item as of this record. */
  readonly verifiedSequence: number | null
  readonly note: string | null
  /** When it was said. */
  readonly sequence: number
  readonly by: string | null
  readonly at: string
}

const STATEMENTS = /* SQL */ `
SELECT v.form_id AS formId, v.address, v.status, v.verified_sequence AS verifiedSequence, v.note, v.sequence,
  a.bytes ->> '$.user.name' AS "by", a.time AS at
FROM verification v JOIN audit_record a ON a.sequence = v.sequence
WHERE v.form_id IN (SELECT id FROM form WHERE subject_id = ?) ORDER BY v.sequence`

const CHANGES = /* SQL */ `
SELECT form_id AS formId, field, max(sequence) AS sequence FROM audit_record
WHERE subject_id = ? AND sequence > ? AND entity IN ('item', 'identityItem') GROUP BY form_id, field`

/** How an item stands: never verified, verified as it is, or verified and changed since. */
export interface ItemTick {
  readonly address: string
  readonly state: 'open' | 'verified' | 'changed'
  readonly by: string | null
  readonly at: string | null
  readonly note: string | null
}

/**
 * The ticks of each form of a child, by form id. The newest word on an item counts, its own or that on the whole form, and it falls
 * when the item changes after it. An item that was cleared after a tick stays on the list: nobody has verified that it is empty.
 */
export function ticksOfSubject(db: ReadableDb, subjectId: string): ReadonlyMap<string, readonly ItemTick[]> {
  const statements = rowsOf<Statement>(db, STATEMENTS, subjectId)
  const seen = statements.flatMap(({ verifiedSequence }) => (verifiedSequence === null ? [] : [verifiedSequence]))
  const changes = seen.length === 0 ? [] : rowsOf<Changed>(db, CHANGES, subjectId, Math.min(...seen))
  const lastChange = new Map(changes.map(({ formId, field, sequence }) => [`${formId} ${field}`, sequence]))
  const addresses = addressesOf(db, subjectId, changes)
  return new Map(
    [...addresses].map(([formId, keys]) => {
      const ofForm = statements.filter((each) => each.formId === formId)
      return [formId, [...keys].map((address) => tickOf(address, ofForm, lastChange.get(`${formId} ${address}`) ?? 0))]
    }),
  )
}

interface Changed {
  readonly formId: string
  readonly field: string
  readonly sequence: number
}

function addressesOf(
  db: ReadableDb,
  subjectId: string,
  changes: readonly Changed[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const byForm = new Map<string, Set<string>>()
  const add = (formId: string, key: string) => byForm.set(formId, (byForm.get(formId) ?? new Set()).add(key))
  for (const [formId, items] of itemsOfSubject(db, subjectId)) {
    for (const { address } of items) add(formId, addressKey(address))
  }
  for (const { formId, field } of changes) add(formId, field)
  return byForm
}

function tickOf(address: string, statements: readonly Statement[], lastChange: number): ItemTick {
  const word = statements.findLast((each) => each.address === null || each.address === address)
  if (!word || word.status === 'withdrawn')
    return { address, state: 'open', by: null, at: null, note: word?.note ?? null }
  const { by, at, note, verifiedSequence } = word
  return { address, state: (verifiedSequence ?? 0) >= lastChange ? 'verified' : 'changed', by, at, note }
}

/** Whether every answer of a form is verified as it is. */
export function isVerified(ticks: readonly ItemTick[] | undefined): boolean {
  return ticks !== undefined && ticks.length > 0 && ticks.every(({ state }) => state === 'verified')
}
