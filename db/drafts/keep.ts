import { parseAddressKey } from '../../shared/form/address.ts'
import { answerSchema, type Answer } from '../../shared/form/answer.ts'
import { canonicalJson, type Json } from '../../shared/record/canonical.ts'
import type { Actor } from '../record/change.ts'
import { placeFinder } from '../record/places.ts'
import { refuse, Refusal } from '../record/refusal.ts'
import { admit, checkPlace } from '../record/rules.ts'
import type { WritableDb } from '../store/database.ts'
import { insideOf, type Store } from '../store/store.ts'
import { formVersion, readDraft } from './draft.ts'
import { conflicts, type MergeItem } from './merge.ts'

export interface DraftChange {
  readonly entity: 'item' | 'identityItem'
  /** 'GROUP/1/ITEM' */
  readonly address: string
  /** Null empties the item. */
  readonly answer: Answer | null
  /** Given alone, or filled in with others in one act; 'single' when absent. */
  readonly mode?: 'single' | 'bulk'
}

export type Kept =
  /** On disk. `keptAt` may be shown. */
  | { readonly state: 'kept'; readonly keptAt: string; readonly base: number }
  /** On disk, but the form has moved on since the draft began: `items` are to be chosen between before saving. */
  | {
      readonly state: 'stale'
      readonly keptAt: string
      readonly base: number
      readonly version: number
      readonly items: readonly MergeItem[]
    }
  /** Not kept: the form has a draft by somebody else, since then. */
  | { readonly state: 'draftByOther'; readonly by: string; readonly byName: string; readonly since: string }

/**
 * Keeps what was just typed, in a transaction of its own that is on disk when this returns. The first keep starts the draft,
 * which is an audited act; the answers themselves become record only when the draft is saved (design 6).
 * `base` is the form version (`formVersion`) the person was looking at. Throws Refusal and StoreError.
 */
export function keepDraft(
  store: Store,
  actor: Actor,
  wanted: { readonly formId: string; readonly base: number; readonly items: readonly DraftChange[] },
): Kept {
  const { formId, base, items } = wanted
  const { writer, clock, commit } = insideOf(store)
  items.forEach(checkItem)
  const now = new Date(clock.now()).toISOString()
  if (!readDraft(store.db, formId)) {
    try {
      commit(
        actor,
        { kind: 'draft.started', form: formId, changes: [] },
        {
          guard: (db) => {
            if (readDraft(db, formId)) throw alreadyThere
          },
          alsoDo: ({ db }) => {
            db.statement('INSERT INTO draft VALUES (?, ?, ?, ?, ?)').run(formId, actor.id, base, now, now)
            writeItems(db, actor, formId, items, now)
          },
        },
      )
      return outcome(store, formId, base, now)
    } catch (thrown) {
      if (thrown !== alreadyThere) throw thrown
    }
  }
  return writer.immediate((): Kept => {
    const act = { kind: 'draft.started', form: formId, changes: [] }
    checkPlace(admit(writer, actor, act), placeFinder(writer, act).ofAct(), null)
    const draft = readDraft(writer, formId)
    if (!draft) throw refuse.notFound()
    if (draft.author !== actor.id) {
      return { state: 'draftByOther', by: draft.author, byName: draft.authorName, since: draft.startedAt }
    }
    writeItems(writer, actor, formId, items, now)
    writer.statement('UPDATE draft SET kept_at = ? WHERE form_id = ?').run(now, formId)
    return outcome(store, formId, draft.base, now)
  })
}

/** Somebody else began a draft between the look and the transaction. */
const alreadyThere = new Refusal('draftByOther', 'Somebody has just begun a draft of this form.')

function checkItem({ address, answer }: DraftChange): void {
  try {
    parseAddressKey(address)
  } catch {
    throw refuse.badValue()
  }
  if (answer !== null && !answerSchema.safeParse(answer).success) throw refuse.badValue()
}

function writeItems(db: WritableDb, actor: Actor, formId: string, items: readonly DraftChange[], now: string): void {
  const write = db.statement(
    `INSERT INTO draft_item (form_id, entity, address, answer, first_author, first_kept_at, kept_at, mode)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       first_author = iif(answer = excluded.answer, first_author, excluded.first_author),
       first_kept_at = iif(answer = excluded.answer, first_kept_at, excluded.first_kept_at),
       mode = iif(answer = excluded.answer, mode, excluded.mode),
       answer = excluded.answer, kept_at = excluded.kept_at`,
  )
  for (const { entity, address, answer, mode = 'single' } of items) {
    write.run(formId, entity, address, canonicalJson(answer as Json), actor.id, now, now, mode)
  }
}

function outcome(store: Store, formId: string, base: number, keptAt: string): Kept {
  const version = formVersion(store.db, formId)
  if (version === base) return { state: 'kept', keptAt, base }
  return { state: 'stale', keptAt, base, version, items: conflicts(store.db, formId, base) }
}
