import { addressKey } from '../../shared/form/address.ts'
import type { Finding } from '../../shared/form/finding.ts'
import type { ActContext } from '../acts/actContext.ts'
import { commitCompletion, type Completion } from '../acts/completion.ts'
import { fields } from '../acts/fields.ts'
import { leftoverChanges } from '../acts/leftoverChanges.ts'
import { queryAbout } from '../acts/queryAbout.ts'
import { commitDraft } from '../drafts/acts.ts'
import type { Change, Receipt } from '../record/change.ts'
import { realChanges } from '../read/workingForm.ts'
import type { StoredItem } from '../read/formItems.ts'
import { answersOf } from './answers.ts'
import { compareEntries } from './differences.ts'
import { doubleEntryOf, type FormEntry } from './entry.ts'
import { entryAnswer } from './entryAnswer.ts'

/**
 * What keeps an entry from being complete: all that keeps a form from it but soft checks. A comment on those could be read by
 * the other; they become queries when both entries are resolved.
 */
export function blockingEntry({ blocking }: Completion): readonly Finding[] {
  return blocking.filter(({ severity }) => severity !== 'soft')
}

/**
 * Makes the person's entry complete and ends the draft. The first then waits for the second. When the second says what the
 * first says, the form is complete in the same act; else both wait for a third person.
 */
export function completeEntry(
  context: ActContext,
  completion: Completion,
  entry: FormEntry,
  answers: readonly Change[],
): Receipt {
  const { store, person } = context
  const { working } = completion
  const cleared = leftoverChanges(working)
  const own = [
    ...answers.filter(({ field }) => !cleared.keys.has(field)),
    ...fields('formEntry', entry.id, { state: 'complete' }),
  ]
  const first = entry.number === 2 ? doubleEntryOf(store.db, working.row)?.first : undefined
  const told = first ? answersOf(store.db, first.id) : []
  const agrees =
    first && compareEntries(working.definition, told, saidBy(completion, cleared.keys)).differences.length === 0
  if (!first || !agrees) {
    const changes = [...own, ...cleared.changes]
    return commitDraft(store, person, { kind: 'entry.completed', form: working.row.id, changes })
  }
  return commitCompletion(
    context,
    completion,
    [
      ...own,
      ...told.map((item) => entryAnswer(store.db, working.row, first, item)),
      ...completion.blocking.flatMap((finding) => queryAbout(working, finding)),
    ],
    { kind: 'entry.agreed' },
  )
}

/** The entry as it is once it is complete: what is kept with the draft over it, without what is no longer asked. */
function saidBy({ working: { stored, overlay } }: Completion, cleared: ReadonlySet<string>): readonly StoredItem[] {
  const typed = realChanges(stored, overlay)
  const changed = new Set(typed.map(({ address }) => addressKey(address)))
  return [
    ...stored.filter(({ address }) => !changed.has(addressKey(address))),
    ...typed.flatMap(({ address, answer }) => (answer ? [{ address, answer, sequence: 0, identity: false }] : [])),
  ].filter(({ address }) => !cleared.has(addressKey(address)))
}
