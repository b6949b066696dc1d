import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressKey } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import { saysSame } from '../../shared/form/entries.ts'
import { addressOf, findItem } from '../../shared/form/items.ts'
import { bbs } from '../../shared/instruments/bbs.ts'
import { currentForm } from '../../shared/study/study.ts'
import { readingOf, type ActContext } from '../acts/actContext.ts'
import { saveForm } from '../acts/saveForm.ts'
import { complete, keep, opened } from '../acts/testing/child.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { verifyTrail } from '../audit/verify.ts'
import { formRow } from '../read/formRow.ts'
import { itemsOf } from '../read/formItems.ts'
import { readComparison } from './comparison.ts'
import { resolveEntries } from './resolveEntries.ts'
import { entriesSeen, itemsOfEntry } from './sight.ts'
import { chooseForms, enteredTwice, type EnteredTwice } from './testing/twice.ts'

const FORM = currentForm('BBS')
const REASONS = (findItem(FORM, addressOf(FORM, bbs.items[0]!.id))?.item.missing?.[0]?.reasons ?? []).map(
  ({ code }) => code,
)
/** One of the balance scale's answers, a missing code with its reason among them. */
const score: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('0', '1', '2', '3', '4').map((value) => ({ value })) },
  { weight: 1, arbitrary: fc.constantFrom(...REASONS).map((reason) => ({ missing: 'NT', reason })) },
)
const answers = fc.tuple(...bbs.items.map(() => score))
/** Items that somebody answers and then corrects, with a saving between or not. */
const corrections = fc.array(fc.record({ place: fc.nat(bbs.items.length - 1), answer: score, save: fc.boolean() }), {
  maxLength: 6,
})
const entry = fc.record({ answers, corrections })
const choices = fc.array(fc.constantFrom('first', 'second', 'other'), { minLength: 20, maxLength: 20 })

type Entry = { answers: readonly Answer[]; corrections: readonly { place: number; answer: Answer; save: boolean }[] }

let twice: EnteredTwice
beforeEach(() => {
  twice = enteredTwice()
  chooseForms(twice.site.as('coordinator'), 'BBS')
})
afterEach(() => twice.site.remove())

const itemAt = (place: number) => bbs.items[place]?.id ?? ''

/** Types an entry as a person does, with second thoughts, and gives what it says in the end. */
function typeEntry(person: ActContext, formId: string, { answers: said, corrections: later }: Entry) {
  const assessor = twice.first.person.id
  keep(person, formId, {
    BBS_DATE: '2026-02-28',
    BBS_ASSESSOR: assessor,
    BBS_VARIANT: 'BBS',
    ...Object.fromEntries(said.map((answer, place) => [itemAt(place), answer])),
  })
  const final = new Map(said.map((answer, place) => [itemAt(place), answer]))
  for (const { place, answer, save } of later) {
    if (save) saveForm(person, { formId, base: 0 })
    keep(person, formId, { [itemAt(place)]: answer })
    final.set(itemAt(place), answer)
  }
  complete(person, formId)
  return final
}

test('whatever two people type and a third chooses, the record is what was chosen, both entries stay, and the trail verifies', async () => {
  const db = twice.site.store.db
  const answerOf = (formId: string) =>
    new Map(itemsOf(db, formId).map(({ address, answer }) => [address.item, answer] as const))
  fc.assert(
    fc.property(entry, entry, choices, (one, two, wanted) => {
      const { subjectId } = registerSubject(twice.first, { givenName: 'A', familyName: 'B', recordNumber: '' })
      const formId = opened(twice.first, subjectId, 'BBS', 'BL')
      const first = typeEntry(twice.first, formId, one)
      const second = typeEntry(twice.second, formId, two)
      const differing = bbs.items
        .map(({ id }) => id)
        .filter((id) => !saysSame(findItem(FORM, addressOf(FORM, id))?.item, first.get(id)!, second.get(id)!))

      // Agreement is record at once; until a difference is settled nothing is.
      expect(answerOf(formId).size > 0).toBe(differing.length === 0)
      const { differences } = readComparison(readingOf(twice.third), formId)
      expect(differences.map(({ address }) => address.item)).toEqual(differing)
      const decisions = differences.map(({ address }, index) => {
        const choice = wanted[index] ?? 'first'
        return { address, choice, answer: choice === 'other' ? { value: '0' } : null, reason: 'Read it again' }
      })
      if (decisions.length > 0) resolveEntries(twice.third, { formId, decisions })

      const record = answerOf(formId)
      for (const { id } of bbs.items) {
        const choice = differing.includes(id) ? wanted[differing.indexOf(id)] : 'first'
        const chosen = choice === 'other' ? { value: '0' } : (choice === 'second' ? second : first).get(id)
        expect([id, record.get(id)]).toEqual([id, chosen])
      }
      const row = formRow(db, formId)
      expect(row.state).toBe('complete')
      const kept = entriesSeen(db, row, twice.third.person).map(
        (each) => new Map(itemsOfEntry(db, each).map(({ address, answer }) => [addressKey(address), answer])),
      )
      for (const [place, said] of [first, second].entries()) {
        for (const [item, answer] of said) expect(kept[place]?.get(addressKey(addressOf(FORM, item)))).toEqual(answer)
      }
    }),
    { numRuns: 8 },
  )
  expect((await verifyTrail(db)).findings).toEqual([])
}, 120_000)
