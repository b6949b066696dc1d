import { parseAddressKey, type ItemAddress } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowOf, rowsOf } from './query.ts'

/** What somebody typed and has not saved: answers over one base version of a form. Null opens an item. */
export interface Draft {
  readonly formId: string
  readonly author: string
  /** The last record of the form's data that the author could know of. */
  readonly base: number
  readonly startedAt: string
  readonly keptAt: string
  readonly items: readonly DraftItem[]
}

export interface DraftItem {
  readonly address: ItemAddress
  readonly answer: Answer | null
  readonly identity: boolean
  readonly firstAuthor: string
  readonly firstKeptAt: string
}

const HEAD = /* SQL */ `
SELECT form_id AS formId, author, base, started_at AS startedAt, kept_at AS keptAt FROM draft WHERE form_id = ?`
const ITEMS = /* SQL */ `
SELECT entity, address, answer, first_author AS firstAuthor, first_kept_at AS firstKeptAt FROM draft_item
WHERE form_id = ? ORDER BY first_kept_at, address`

interface ItemRow {
  readonly entity: string
  readonly address: string
  readonly answer: string
  readonly firstAuthor: string
  readonly firstKeptAt: string
}

/** The draft that lies on a form, or undefined. */
export function readDraft(db: ReadableDb, formId: string): Draft | undefined {
  const head = rowOf<Omit<Draft, 'items'>>(db, HEAD, formId)
  return head && { ...head, items: rowsOf<ItemRow>(db, ITEMS, formId).map(toItem) }
}

const toItem = ({ entity, address, answer, firstAuthor, firstKeptAt }: ItemRow): DraftItem => ({
  address: parseAddressKey(address),
  answer: JSON.parse(answer) as Answer | null,
  identity: entity === 'identityItem',
  firstAuthor,
  firstKeptAt,
})

/** A draft without its answers, for work lists. */
export interface DraftHead {
  readonly formId: string
  readonly subjectId: string
  readonly author: string
  readonly startedAt: string
}

/** Every draft in the store, oldest first. */
export function draftHeads(db: ReadableDb): readonly DraftHead[] {
  return rowsOf<DraftHead>(
    db,
    `SELECT d.form_id AS formId, f.subject_id AS subjectId, d.author, d.started_at AS startedAt
     FROM draft d JOIN form f ON f.id = d.form_id ORDER BY d.started_at`,
  )
}
