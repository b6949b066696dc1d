import { addressKey, parseAddressKey } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import { canonicalJson } from '../../shared/record/canonical.ts'
import { readingOf, type ActContext } from '../acts/actContext.ts'
import { BlockedByChecks } from '../acts/blocking.ts'
import { checkedChanges } from '../acts/checkedChanges.ts'
import { attemptCompletion, commitCompletion } from '../acts/completion.ts'
import { observation } from '../acts/draftedChanges.ts'
import { leftoverChanges } from '../acts/leftoverChanges.ts'
import { queryAbout } from '../acts/queryAbout.ts'
import type { Change, Receipt } from '../record/change.ts'
import { NOTHING } from '../record/entries.ts'
import { refuse, Refusal } from '../record/refusal.ts'
import type { Entry } from '../record/trail.ts'
import type { StoredItem } from '../read/formItems.ts'
import { formRow, type FormRow } from '../read/formRow.ts'
import { definitionOfRow, workingForm } from '../read/workingForm.ts'
import { blockingEntry } from './completeEntry.ts'
import { checkDecisions, type Decision } from './decisions.ts'
import { compareEntries } from './differences.ts'
import { doubleEntryOf } from './entry.ts'
import { entryAnswer } from './entryAnswer.ts'
import { entriesSeen, itemsOfEntry, partOf } from './sight.ts'

/** Written beside an answer that both gave in different letters: 12.5 and 12.50. */
const SAME = 'Both entries say the same.'

/**
 * Settles two entries that differ: a third person chooses for each difference, with a reason, and the form becomes record and
 * complete by it, with scores, holds and queries as any completion. Both entries stay as they are. Throws Refusals 'notAllowed'
 * for whoever entered one of them, 'badInput' while a difference is not decided, and {@link BlockedByChecks}.
 */
export function resolveEntries(
  context: ActContext,
  { formId, decisions }: { readonly formId: string; readonly decisions: readonly Decision[] },
): Receipt {
  const { store, person } = context
  const row = formRow(store.db, formId)
  const double = doubleEntryOf(store.db, row)
  if (double?.stage !== 'resolving') throw refuse.inDoubleEntry()
  const [first, second] = entriesSeen(store.db, row, person)
  if (partOf(store.db, double, person).part !== 'resolve' || !first || !second) throw refuse.notThirdPerson()

  const definition = definitionOfRow(row)
  const said = { first: byKey(itemsOfEntry(store.db, first)), second: byKey(itemsOfEntry(store.db, second)) }
  const { differences, agreed } = compareEntries(definition, [...said.first.values()], [...said.second.values()])
  checkDecisions(differences, decisions)
  const others = otherAnswers(context, row, decisions)

  const decided = new Set(decisions.map(({ address }) => addressKey(address)))
  const answers: readonly Change[] = [
    ...agreed
      .map((item) => entryAnswer(store.db, row, first, item))
      .filter(({ field }) => !decided.has(field))
      .map((change) => (isAlike(said.second.get(change.field), change) ? change : { ...change, reason: SAME })),
    ...decisions.map(({ address, choice, reason }): Change => {
      const field = addressKey(address)
      const open = { entity: 'item', id: formId, field, value: null, reason, ...observation(row) } as const
      if (choice === 'other') return { ...open, value: (others.get(field) ?? null) as Change['value'] }
      const item = said[choice].get(field)
      return item ? { ...entryAnswer(store.db, row, choice === 'first' ? first : second, item), reason } : open
    }),
  ]
  const overlay = answers.map(({ field, value }) => ({
    address: parseAddressKey(field),
    answer: value as Answer | null,
  }))
  const completion = attemptCompletion(context, workingForm(readingOf(context), formId, overlay))
  const blocking = blockingEntry(completion)
  if (blocking.length > 0) throw new BlockedByChecks(definition, blocking)
  const queries = completion.blocking.flatMap((finding) => queryAbout(completion.working, finding))
  const { keys: cleared } = leftoverChanges(completion.working)
  const silent = decisions.filter(({ address }) => {
    const change = answers.find(({ field }) => field === addressKey(address))
    return change?.value === null || cleared.has(addressKey(address))
  })
  return commitCompletion(context, completion, [...answers, ...queries], {
    kind: 'entry.resolved',
    entries: silent.map((decision) => reasonAlone(store.site, row, decision)),
  })
}

const byKey = (items: readonly StoredItem[]): ReadonlyMap<string, StoredItem> =>
  new Map(items.map((item) => [addressKey(item.address), item]))

const isAlike = (item: StoredItem | undefined, { value }: Change): boolean =>
  item !== undefined && canonicalJson(item.answer as unknown as Change['value']) === canonicalJson(value)

/** The answers that are neither the first's nor the second's, as they are kept. Throws a Refusal for an impossible one. */
function otherAnswers(
  { store }: ActContext,
  row: FormRow,
  decisions: readonly Decision[],
): ReadonlyMap<string, Answer | null> {
  const typed = decisions.flatMap(({ address, choice, answer }) => (choice === 'other' ? [{ address, answer }] : []))
  const form = { definition: definitionOfRow(row), subjectId: row.subjectId }
  const { possible, problems } = checkedChanges(store.db, form, typed)
  if (problems.length > 0) throw new Refusal('badInput', `${problems.join(' ')} Nothing was decided yet.`)
  return new Map(possible.map(({ address, answer }) => [address, answer]))
}

/** A decision that leaves its item open changes nothing; its reason is kept all the same. */
function reasonAlone(site: string, row: FormRow, { address, reason }: Decision): Entry {
  return {
    ...NOTHING,
    site,
    subject: row.subjectId,
    studyEvent: row.studyEventId,
    form: row.id,
    entityId: row.id,
    field: addressKey(address),
    reason: canonicalJson(reason),
  }
}
