import type { Answer } from '../../shared/form/answer.ts'
import { canonicalJson, type Json } from '../../shared/record/canonical.ts'
import type { EntityName } from '../record/change.ts'
import { readCell } from '../record/values.ts'
import type { ReadableDb } from '../store/database.ts'
import { readDraftItems } from './draft.ts'

/** An item that the record and the draft have both moved on from where the draft began. */
export interface MergeItem {
  readonly entity: 'item' | 'identityItem'
  readonly address: string
  readonly base: Answer | null
  readonly theirs: Answer | null
  readonly mine: Answer | null
}

/** What a person has to choose between before a draft on an older base can be saved; items on which both agree are left out. */
export function conflicts(db: ReadableDb, formId: string, base: number): MergeItem[] {
  return readDraftItems(db, formId).flatMap(({ entity, address, answer: mine }): MergeItem[] => {
    const theirs = readAnswer(readCell(db, entity, formId, address))
    const before = answerAt(db, entity, formId, address, base)
    const moved = textOf(theirs) !== textOf(before) && textOf(theirs) !== textOf(mine)
    return moved ? [{ entity, address, base: before, theirs, mine }] : []
  })
}

/** The answer as it stood after the audit record `sequence`. A redacted one reads as open. */
function answerAt(
  db: ReadableDb,
  entity: EntityName,
  formId: string,
  address: string,
  sequence: number,
): Answer | null {
  const row = db
    .prepare<{ new_value: string | null }>(
      `SELECT new_value FROM audit_record LEFT JOIN audit_value USING (sequence)
       WHERE entity_id = ? AND field = ? AND entity = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1`,
    )
    .get(formId, address, entity, sequence)
  return readAnswer(row?.new_value ?? null)
}

const readAnswer = (text: string | null): Answer | null => (text === null ? null : (JSON.parse(text) as Answer))
const textOf = (answer: Answer | null): string => canonicalJson(answer as Json)
