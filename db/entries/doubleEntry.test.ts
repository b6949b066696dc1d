import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressOf } from '../../shared/form/items.ts'
import { currentForm } from '../../shared/study/study.ts'
import { readingOf, type ActContext } from '../acts/actContext.ts'
import { enterForm } from '../acts/enterForm.ts'
import { changeForm } from '../acts/changeForm.ts'
import { markNotDone } from '../acts/markNotDone.ts'
import { lockPlace } from '../acts/locks.ts'
import { raiseQuery } from '../acts/queries.ts'
import { saveForm } from '../acts/saveForm.ts'
import { signForm } from '../acts/signForm.ts'
import { complete, keep, opened, typed } from '../acts/testing/child.ts'
import { redactValue } from '../audit/redact.ts'
import { verifyTrail } from '../audit/verify.ts'
import { formVersion } from '../drafts/draft.ts'
import { itemsOf } from '../read/formItems.ts'
import { formRow } from '../read/formRow.ts'
import { readFormView } from '../read/formView.ts'
import { itemHistory } from '../read/itemHistory.ts'
import { readSubjectView } from '../read/subjectView.ts'
import { readComparison } from './comparison.ts'
import { resolveEntries } from './resolveEntries.ts'
import { takeOver } from './takeOverEntry.ts'
import { chooseForms, enter, enteredTwice, gmfcsAnswers, type EnteredTwice } from './testing/twice.ts'
import { readWaitingEntries } from './waiting.ts'

const LEVEL = addressOf(currentForm('GMFCS'), 'GMFCS')
const DATE = addressOf(currentForm('GMFCS'), 'GMFCS_DATE')

let twice: EnteredTwice
beforeEach(() => void (twice = enteredTwice()))
afterEach(() => twice.site.remove())

const view = (context: ActContext) => readFormView(readingOf(context), twice.formId)
const state = (context: ActContext) => view(context).doubleEntry
const record = () =>
  Object.fromEntries(itemsOf(twice.site.store.db, twice.formId).map(({ address, answer }) => [address.item, answer]))
const code = (act: () => unknown): string => {
  try {
    act()
    return 'done'
  } catch (thrown) {
    return (thrown as { code?: string }).code ?? String(thrown)
  }
}
const cellState = (context: ActContext) =>
  readSubjectView(readingOf(context), twice.subjectId)
    .visits.flatMap(({ cells }) => cells)
    .find(({ formId }) => formId === twice.formId)?.state
const bothDiffer = () => {
  enter(twice.first, twice.formId, gmfcsAnswers(twice, 'II'))
  enter(twice.second, twice.formId, gmfcsAnswers(twice, 'III'))
}
const decide = (choice: 'first' | 'second' | 'other', answer: string | null = null) => [
  { address: LEVEL, choice, answer: answer === null ? null : { value: answer }, reason: 'As the sheet has it' },
]

describe('two people enter a form', () => {
  test('the first entry is no record: the form stays empty and waits for another person', () => {
    enter(twice.first, twice.formId, gmfcsAnswers(twice, 'II'))
    expect(record()).toEqual({})
    expect(formRow(twice.site.store.db, twice.formId).state).toBe('open')
    expect(state(twice.first)).toMatchObject({ stage: 'second', part: 'wait', number: 1 })
    expect(view(twice.first).items).toHaveLength(4)
    expect(state(twice.second)).toMatchObject({ stage: 'second', part: 'enter', number: 2, others: 2 })
    expect(view(twice.second)).toMatchObject({
      items: [],
      draft: null,
      answered: 0,
      may: { write: true, query: false },
    })
    expect(cellState(twice.second)).toBe('secondEntry')
    expect(readWaitingEntries(readingOf(twice.second))).toMatchObject([{ waitsFor: 'secondEntry', begun: false }])
    expect(readWaitingEntries(readingOf(twice.first))).toEqual([])
  })

  test('when both say the same the form is complete, entered by the first', async () => {
    enter(twice.first, twice.formId, gmfcsAnswers(twice, 'II'))
    enter(twice.second, twice.formId, gmfcsAnswers(twice, 'II'))
    expect(record()['GMFCS']).toEqual({ value: 'II' })
    expect(view(twice.first)).toMatchObject({ state: 'complete', doubleEntry: { stage: 'done' } })
    const history = itemHistory(readingOf(twice.third), twice.formId, LEVEL)
    expect(history.map(({ kind, by }) => [kind, by])).toEqual([
      ['entry.completed', 'nurse of the test'],
      ['entry.agreed', 'nurse2 of the test'],
      ['entry.agreed', 'nurse2 of the test'],
    ])
    expect((await verifyTrail(twice.site.store.db)).findings).toEqual([])
  })

  test('what differs waits for a third person, who decides with a reason; both entries stay and the trail verifies', async () => {
    bothDiffer()
    expect(record()).toEqual({})
    expect(cellState(twice.third)).toBe('resolving')
    expect(state(twice.first)).toMatchObject({ stage: 'resolving', part: 'wait', others: 1 })
    expect(state(twice.third)).toMatchObject({ stage: 'resolving', part: 'resolve' })
    expect(readWaitingEntries(readingOf(twice.third))).toMatchObject([{ waitsFor: 'resolving' }])
    expect(readComparison(readingOf(twice.third), twice.formId)).toMatchObject({
      agreed: 3,
      differences: [{ address: LEVEL, first: { value: 'II' }, second: { value: 'III' }, record: null }],
    })
    resolveEntries(twice.third, { formId: twice.formId, decisions: decide('second') })
    expect(record()['GMFCS']).toEqual({ value: 'III' })
    expect(view(twice.third)).toMatchObject({ state: 'complete' })
    expect(readComparison(readingOf(twice.site.as('monitor')), twice.formId).differences).toMatchObject([
      { first: { value: 'II' }, second: { value: 'III' }, record: { value: 'III' } },
    ])
    expect(itemHistory(readingOf(twice.third), twice.formId, LEVEL).at(-1)).toMatchObject({
      kind: 'entry.resolved',
      by: 'investigator of the test',
      new: { value: 'III' },
      reason: 'As the sheet has it',
    })
    expect((await verifyTrail(twice.site.store.db)).findings).toEqual([])
  })

  test('the third person may know better than both, or leave open what need not be answered', () => {
    bothDiffer()
    resolveEntries(twice.third, { formId: twice.formId, decisions: decide('other', 'IV') })
    expect(record()['GMFCS']).toEqual({ value: 'IV' })
  })

  test('a decision that leaves the form incomplete is refused and nothing is written', () => {
    bothDiffer()
    expect(code(() => resolveEntries(twice.third, { formId: twice.formId, decisions: decide('other') }))).toBe(
      'blockedByCheck',
    )
    expect(record()).toEqual({})
  })

  test('every difference has to be decided, once, with a reason', () => {
    bothDiffer()
    const attempt = (decisions: ReturnType<typeof decide>) =>
      code(() => resolveEntries(twice.third, { formId: twice.formId, decisions }))
    expect(attempt([])).toBe('badInput')
    expect(attempt([...decide('first'), ...decide('second')])).toBe('badInput')
    expect(attempt([...decide('first'), { ...decide('first')[0]!, address: DATE }])).toBe('badInput')
    expect(attempt([{ ...decide('first')[0]!, reason: ' ok ' }])).toBe('needsReason')
    expect(attempt(decide('other', 'VI'))).toBe('badInput')
    expect(record()).toEqual({})
    expect(attempt(decide('first'))).toBe('done')
    expect(attempt(decide('first'))).toBe('blockedByCheck')
  })
})

describe('whose turn it is', () => {
  test('the first cannot be the second, and neither can settle', () => {
    enter(twice.first, twice.formId, gmfcsAnswers(twice, 'II'))
    expect(code(() => keep(twice.first, twice.formId, { GMFCS: 'III' }))).toBe('notAllowed')
    enter(twice.second, twice.formId, gmfcsAnswers(twice, 'III'))
    for (const entrant of [twice.first, twice.second]) {
      expect(code(() => resolveEntries(entrant, { formId: twice.formId, decisions: decide('first') }))).toBe(
        'notAllowed',
      )
      expect(code(() => keep(entrant, twice.formId, { GMFCS: 'I' }))).toBe('notAllowed')
    }
    expect(code(() => keep(twice.third, twice.formId, { GMFCS: 'I' }))).toBe('notAllowed')
    expect(record()).toEqual({})
  })

  test('an open entry is its person’s; somebody else may take it over and can then never be the second', () => {
    keep(twice.first, twice.formId, { GMFCS: 'II' })
    expect(code(() => keep(twice.second, twice.formId, { GMFCS: 'III' }))).toBe('notAllowed')
    takeOver(twice.third, twice.formId)
    expect(view(twice.third).draft).toMatchObject({ mine: true, items: [{ answer: { value: 'II' } }] })
    expect(view(twice.first)).toMatchObject({ items: [], draft: { mine: false, items: [] } })
    enter(twice.third, twice.formId, gmfcsAnswers(twice, 'II'))
    expect(code(() => keep(twice.first, twice.formId, { GMFCS: 'II' }))).toBe('notAllowed')
    enter(twice.second, twice.formId, gmfcsAnswers(twice, 'III'))
    // All three have held an entry: nobody of this site is left to settle, and the form says so.
    expect(state(twice.first)).toMatchObject({ stage: 'resolving', part: 'wait', others: 0 })
    expect(code(() => resolveEntries(twice.first, { formId: twice.formId, decisions: decide('first') }))).toBe(
      'notAllowed',
    )
  })

  test('the second entry cannot be taken over by whoever held the first', () => {
    enter(twice.first, twice.formId, gmfcsAnswers(twice, 'II'))
    keep(twice.second, twice.formId, { GMFCS: 'III' })
    expect(code(() => takeOver(twice.first, twice.formId))).toBe('notAllowed')
    expect(code(() => takeOver(twice.third, twice.formId))).toBe('done')
    expect(code(() => keep(twice.second, twice.formId, { GMFCS: 'I' }))).toBe('notAllowed')
  })

  test('an entry that was saved and left can be taken over without a draft', () => {
    keep(twice.first, twice.formId, { GMFCS: 'II' })
    saveForm(twice.first, { formId: twice.formId, base: 0 })
    expect(cellState(twice.second)).toBe('open')
    takeOver(twice.second, twice.formId)
    expect(view(twice.second).items).toEqual([{ address: LEVEL, answer: { value: 'II' } }])
    expect(view(twice.first).items).toEqual([])
  })
})

describe('what waits with it', () => {
  test('no signature, no lock, no query, no tick, no whole import while the form is not resolved', () => {
    const { site, formId } = twice
    const asked = { formId, address: null, text: 'The level II surprises me', check: null }
    const blocked = () => ({
      sign: code(() => signForm(site.as('investigator'), { formId, meaning: 'reviewed' })),
      lock: code(() => lockPlace(site.as('coordinator'), { scope: 'form', id: formId })),
      query: code(() => raiseQuery(site.as('monitor'), asked)),
      import: code(() => enterForm(twice.third, { formId, answers: typed('GMFCS', gmfcsAnswers(twice, 'II')) })),
    })
    const all = { sign: 'blockedByCheck', lock: 'blockedByCheck', query: 'blockedByCheck', import: 'blockedByCheck' }
    enter(twice.first, formId, gmfcsAnswers(twice, 'II'))
    expect(blocked()).toEqual(all)
    enter(twice.second, formId, gmfcsAnswers(twice, 'III'))
    expect(blocked()).toEqual(all)
    resolveEntries(twice.third, { formId, decisions: decide('first') })
    expect(blocked()).toMatchObject({ sign: 'done', lock: 'done', import: 'needsReason' })
  })

  test('R07: an answer of an entry can be redacted; the record and the other entry stay, and the trail verifies', async () => {
    const { site, formId, third } = twice
    bothDiffer()
    resolveEntries(third, { formId, decisions: decide('second') })
    const { db } = site.store
    const sql = `SELECT min(sequence) AS sequence FROM audit_record WHERE entity = 'entryItem' AND field = 'LEVEL/1/GMFCS'`
    const { sequence = 0 } = db.prepare<{ sequence: number }>(sql).get() ?? {}
    const administrator = site.as('administrator').person
    redactValue(site.store, third.person, administrator, { sequence, part: 'new', reason: 'Typed by mistake' })
    expect(record()['GMFCS']).toEqual({ value: 'III' })
    expect(readComparison(readingOf(third), formId).differences).toMatchObject([
      { first: { value: '[redacted]' }, second: { value: 'III' } },
    ])
    expect((await verifyTrail(db)).findings).toEqual([])
  })

  test('a complete form changes with a reason, as any other', () => {
    bothDiffer()
    resolveEntries(twice.third, { formId: twice.formId, decisions: decide('first') })
    const base = formVersion(twice.site.store.db, twice.formId)
    changeForm(twice.first, {
      formId: twice.formId,
      base,
      changes: typed('GMFCS', { GMFCS: 'V' }),
      reason: 'Copied wrongly',
    })
    expect(record()['GMFCS']).toEqual({ value: 'V' })
  })

  test('the setting is for forms that are not begun: one that was saved before stays with one entry', () => {
    const { site, first, subjectId } = twice
    chooseForms(site.as('coordinator'), '')
    const formId = opened(first, subjectId, 'GMFCS', 'BL')
    keep(first, formId, { GMFCS: 'II' })
    saveForm(first, { formId, base: 0 })
    chooseForms(site.as('coordinator'), 'GMFCS')
    expect(readFormView(readingOf(first), formId).doubleEntry).toBeUndefined()
    expect(code(() => keep(twice.second, formId, { GMFCS: 'III' }))).toBe('done')
  })

  test('turning the setting off does not open an entry that was begun blind', () => {
    enter(twice.first, twice.formId, gmfcsAnswers(twice, 'II'))
    chooseForms(twice.site.as('coordinator'), '')
    expect(view(twice.second)).toMatchObject({ items: [], doubleEntry: { stage: 'second', part: 'enter' } })
    expect(code(() => complete(twice.second, twice.formId))).toBe('blockedByCheck')
  })

  test('a test that was not done is said by the first before anything is complete, never over somebody’s entry', () => {
    const { site, first, second, subjectId } = twice
    chooseForms(site.as('coordinator'), 'BBS')
    const formId = opened(first, subjectId, 'BBS', 'BL')
    keep(first, formId, { BBS_DATE: '2026-02-28' })
    const notDone = (context: ActContext) =>
      code(() => markNotDone(context, { formId, base: 0, reason: 'The child slept' }))
    expect(notDone(second)).toBe('draftByOther')
    expect(notDone(first)).toBe('done')
  })
})
