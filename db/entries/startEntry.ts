import { randomUUID } from 'node:crypto'
import type { ActContext } from '../acts/actContext.ts'
import { fields } from '../acts/fields.ts'
import { readDraft } from '../drafts/draft.ts'
import type { FormRow } from '../read/formRow.ts'
import { refuse } from '../record/refusal.ts'
import { doubleEntryOf } from './entry.ts'
import { partOf } from './sight.ts'

/**
 * Makes sure that what the person is about to type has an entry to go into, where the form is entered twice: the first or the
 * second, which is then theirs. Of a form that is entered once nothing is asked. Throws a Refusal 'notAllowed' for somebody
 * whose turn it is not.
 */
export function startEntry({ store, person }: ActContext, row: FormRow): void {
  const double = doubleEntryOf(store.db, row)
  if (!double) return
  const turn = partOf(store.db, double, person)
  if (turn.part !== 'enter') throw refuse.notYourEntry()
  if (turn.entry) return
  const draft = readDraft(store.db, row.id)
  if (draft && draft.author !== person.id) throw refuse.draft()
  const { id: formId } = row
  const { id, number } = { id: randomUUID(), number: turn.number }
  store.commit(person, {
    kind: 'entry.started',
    form: formId,
    changes: fields('formEntry', id, { formId, number, person: person.id, state: 'open' }),
  })
}
