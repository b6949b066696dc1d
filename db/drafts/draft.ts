import type { Answer } from '../../shared/form/answer.ts'
import { rowOf, rowsOf } from '../read/query.ts'
import type { ReadableDb } from '../store/database.ts'

/** One answer that is kept but not yet record. */
export interface DraftItem {
  readonly entity: 'item' | 'identityItem'
  /** 'GROUP/1/ITEM' */
  readonly address: string
  /** Null: the item was emptied. */
  readonly answer: Answer | null
  /** Who first typed this answer, and when; stays when another person takes the draft over. */
  readonly firstAuthor: string
  readonly firstKeptAt: string
  readonly keptAt: string
  readonly mode: 'single' | 'bulk'
}

/** What one person has typed into a form since `base` and not saved (design 6). Its items are in the encrypted store only. */
export interface Draft {
  readonly formId: string
  readonly author: string
  readonly authorName: string
  /** The last audit record that had changed an item of the form when the draft began. */
  readonly base: number
  readonly startedAt: string
  readonly keptAt: string
}

const DRAFT = `SELECT draft.form_id AS formId, author, user.name AS authorName, base, started_at AS startedAt,
  kept_at AS keptAt FROM draft JOIN user ON user.id = draft.author`

/** The draft of a form, or undefined. */
export function readDraft(db: ReadableDb, formId: string): Draft | undefined {
  return rowOf<Draft>(db, `${DRAFT} WHERE draft.form_id = ?`, formId)
}

/** All drafts, oldest first, for the work list; of one person when `author` is given. */
export function listDrafts(db: ReadableDb, author?: string): Draft[] {
  return author === undefined
    ? [...rowsOf<Draft>(db, `${DRAFT} ORDER BY started_at`)]
    : [...rowsOf<Draft>(db, `${DRAFT} WHERE author = ? ORDER BY started_at`, author)]
}

/** The answers of a draft, by address. */
export function readDraftItems(db: ReadableDb, formId: string): DraftItem[] {
  return rowsOf<Omit<DraftItem, 'answer'> & { answer: string }>(
    db,
    `SELECT entity, address, answer, first_author AS firstAuthor, first_kept_at AS firstKeptAt, kept_at AS keptAt,
       mode FROM draft_item WHERE form_id = ? ORDER BY address`,
    formId,
  ).map((row) => ({ ...row, answer: JSON.parse(row.answer) as Answer | null }))
}

/** The last audit record that changed an item of the form, 0 when none has: the version a draft is based on. */
export function formVersion(db: ReadableDb, formId: string): number {
  const row = rowOf<{ sequence: number }>(
    db,
    `SELECT sequence FROM audit_record WHERE form_id = ? AND entity IN ('item', 'identityItem')
     ORDER BY sequence DESC LIMIT 1`,
    formId,
  )
  return row?.sequence ?? 0
}
