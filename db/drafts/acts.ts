import type { Act, Actor, Change, Receipt } from '../record/change.ts'
import { refuse, Refusal } from '../record/refusal.ts'
import type { Entry } from '../record/trail.ts'
import { insideOf, type Store } from '../store/store.ts'
import type { ReadableDb, WritableDb } from '../store/database.ts'
import { formVersion, readDraft, readDraftItems, type Draft } from './draft.ts'
import { keepDraft, type DraftChange, type Kept } from './keep.ts'

/** Makes another person's draft one's own, audited; who first typed each answer stays with it. */
export function takeOverDraft(store: Store, actor: Actor, formId: string, reason?: string): Receipt {
  const draft = draftOf(store.db, formId)
  const act: Act = {
    kind: 'draft.takenOver',
    form: formId,
    changes: [],
    detail: { from: draft.author, since: draft.startedAt },
    ...(reason !== undefined && { reason }),
  }
  return insideOf(store).commit(actor, act, {
    guard: (db) => {
      if (draftOf(db, formId).author !== draft.author) throw refuse.draft()
    },
    alsoDo: ({ db }) => void db.statement('UPDATE draft SET author = ? WHERE form_id = ?').run(actor.id, formId),
  })
}

/** Throws away one's own draft, audited with a reason and how many answers went. */
export function discardDraft(store: Store, actor: Actor, formId: string, reason: string): Receipt {
  const detail = { items: readDraftItems(store.db, formId).length, since: draftOf(store.db, formId).startedAt }
  return insideOf(store).commit(
    actor,
    { kind: 'draft.discarded', form: formId, changes: [], detail, reason },
    { guard: (db) => void ownDraft(db, actor, formId), alsoDo: ({ db }) => removeDraft(db, formId) },
  )
}

/**
 * The answers of a draft as changes for the door, with when and by whom each was first typed (R17). Give them, with whatever
 * else the act changes, to {@link commitDraft}.
 */
export function draftChanges(db: ReadableDb, actor: Actor, formId: string): Change[] {
  return readDraftItems(db, formId).map(({ entity, address, answer, mode, firstAuthor, firstKeptAt }): Change => {
    const change = { entity, id: formId, field: address, value: answer as Change['value'], mode, entered: firstKeptAt }
    return firstAuthor === actor.id ? change : { ...change, enteredBy: firstAuthor }
  })
}

/**
 * Commits an act on a form and ends the actor's draft of it in the same transaction; `entries` are records beside the changes.
 * Throws Refusal 'draftByOther' when the
 * draft is somebody else's, 'stale' when the form has moved on and nobody has chosen yet.
 */
export function commitDraft(
  store: Store,
  actor: Actor,
  act: Act & { readonly form: string },
  entries: readonly Entry[] = [],
): Receipt {
  return insideOf(store).commit(actor, act, {
    ...(entries.length > 0 && { entries: () => entries }),
    guard: (db) => {
      if (!readDraft(db, act.form)) return
      const { base } = ownDraft(db, actor, act.form)
      if (base !== formVersion(db, act.form)) {
        throw new Refusal('stale', 'The form was changed meanwhile. Your draft is kept; choose which answers stay.')
      }
    },
    alsoDo: ({ db }) => removeDraft(db, act.form),
  })
}

/** After the person has chosen: sets the draft on the form's version as it was shown, and keeps the chosen answers. */
export function rebaseDraft(
  store: Store,
  actor: Actor,
  wanted: { readonly formId: string; readonly version: number; readonly items: readonly DraftChange[] },
): Kept {
  const { formId, version, items } = wanted
  insideOf(store).writer.immediate(() => {
    const { writer } = insideOf(store)
    ownDraft(writer, actor, formId)
    writer.statement('UPDATE draft SET base = ? WHERE form_id = ?').run(version, formId)
  })
  return keepDraft(store, actor, { formId, base: version, items })
}

function draftOf(db: ReadableDb, formId: string): Draft {
  const draft = readDraft(db, formId)
  if (!draft) throw refuse.notFound()
  return draft
}

function ownDraft(db: ReadableDb, actor: Actor, formId: string): Draft {
  const draft = draftOf(db, formId)
  if (draft.author !== actor.id) throw refuse.draft()
  return draft
}

function removeDraft(db: WritableDb, formId: string): void {
  db.statement('DELETE FROM draft WHERE form_id = ?').run(formId)
}
