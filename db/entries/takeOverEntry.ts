import type { ActContext } from '../acts/actContext.ts'
import { takeOverDraft } from '../drafts/acts.ts'
import { readDraft } from '../drafts/draft.ts'
import type { AlsoDo } from '../record/door.ts'
import type { Receipt } from '../record/change.ts'
import { formRow } from '../read/formRow.ts'
import { insideOf } from '../store/store.ts'
import { doubleEntryOf } from './entry.ts'

/**
 * Takes over what somebody else has begun on a form, audited: the draft, and of a form that is entered twice the open entry
 * with it. Whoever held an entry can never enter or settle the other; the door refuses it. Throws a Refusal 'notFound' when
 * there is nothing to take over.
 */
export function takeOver(context: ActContext, formId: string): Receipt {
  const { store, person } = context
  const double = doubleEntryOf(store.db, formRow(store.db, formId))
  const entry = double?.stage === 'second' ? double.second : double?.stage === 'first' ? double.first : undefined
  if (!entry) return takeOverDraft(store, person, formId)
  const draft = readDraft(store.db, formId)
  const moveDraft: AlsoDo = ({ db }) =>
    void db
      .statement('UPDATE draft SET author = ? WHERE form_id = ? AND author = ?')
      .run(person.id, formId, entry.person)
  return insideOf(store).commit(
    person,
    {
      kind: 'entry.takenOver',
      form: formId,
      changes: [{ entity: 'formEntry', id: entry.id, field: 'person', value: person.id }],
      detail: { from: entry.person, since: draft?.startedAt ?? entry.since },
    },
    { alsoDo: moveDraft },
  )
}
