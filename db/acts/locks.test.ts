import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockState, type LockPlace } from '../../shared/ipc/views/locks.ts'
import { ROLES, type Role } from '../../shared/roles.ts'
import { formVersion } from '../drafts/draft.ts'
import { formRow } from '../read/formRow.ts'
import { readLockState } from '../read/lockState.ts'
import { readingOf } from './actContext.ts'
import { changeForm } from './changeForm.ts'
import { freezePlace, lockPlace, unfreezePlace, unlockPlace } from './locks.ts'
import { closeQuery, raiseQuery } from './queries.ts'
import { signForm } from './signForm.ts'
import { keep, opened, typed } from './testing/child.ts'
import { monitored, type Monitored } from './testing/monitored.ts'

let kept: Monitored
beforeEach(() => void (kept = monitored()))
afterEach(() => kept.site.remove())

const as = (role: Role) => kept.site.as(role)
const state = (place: LockPlace, role: Role = 'coordinator') =>
  lockState.parse(readLockState(readingOf(as(role)), place))
const places = (): readonly LockPlace[] => [
  { scope: 'form', id: kept.formId },
  { scope: 'studyEvent', id: formRow(kept.site.store.db, kept.formId).studyEventId ?? '' },
  { scope: 'subject', id: kept.subjectId },
  { scope: 'site' },
]
const change = () =>
  changeForm(as('nurse'), {
    formId: kept.formId,
    base: formVersion(kept.site.store.db, kept.formId),
    changes: typed('DEMOG', { WEIGHT: '15' }),
    reason: 'Weighed again',
  })
const signed = () => signForm(as('investigator'), { formId: kept.formId, meaning: 'reviewed' })

describe('R26: a place is locked', () => {
  test('not while a signature is missing or broken, a query is open or a draft lies there; each is named', () => {
    for (const place of places()) {
      expect(() => lockPlace(as('coordinator'), place)).toThrow('not signed as it is now')
      expect(state(place)).toMatchObject({ unsigned: [{ form: 'DEMOG', state: 'unsigned' }], may: { lock: false } })
    }
    signed()
    change()
    expect(() => lockPlace(as('coordinator'), { scope: 'site' })).toThrow('not signed as it is now')
    expect(state({ scope: 'site' }).unsigned).toMatchObject([{ state: 'changedSince', studyEventOid: 'SCR' }])
    signed()

    const asked = { formId: kept.formId, address: null, text: 'Whose weight?', check: null }
    const { queryId } = raiseQuery(as('monitor'), asked)
    for (const place of places()) {
      expect(() => lockPlace(as('coordinator'), place)).toThrow('open queries')
      expect(state(place)).toMatchObject({ openQueries: 1, may: { lock: false } })
    }
    closeQuery(as('monitor'), queryId, 'Seen.')

    const scale = opened(as('nurse'), kept.subjectId, 'GMFCS', 'SCR')
    keep(as('nurse'), scale, { GMFCS_DATE: '2026-02-28' })
    expect(() => lockPlace(as('coordinator'), { scope: 'subject', id: kept.subjectId })).toThrow('draft')
    expect(state({ scope: 'site' }).drafts).toMatchObject([{ form: 'GMFCS', by: 'nurse of the test' }])
    expect(state({ scope: 'form', id: kept.formId }).may.lock).toBe(true)
  })

  test.each([0, 1, 2, 3])('and then nothing in it can be changed, until two persons unlock it', (index) => {
    signed()
    const place = places()[index] ?? { scope: 'site' }
    lockPlace(as('coordinator'), place)
    expect(state(place)).toMatchObject({ locked: true, may: { lock: false, unlock: true, freeze: false } })
    expect(change).toThrow('This is locked')
    expect(() => signed()).toThrow('This is locked')
    const reason = 'A source document was found'
    unlockPlace(as('coordinator'), place, { reason, second: as('investigator').person })
    expect(state(place).locked).toBe(false)
    expect(change).not.toThrow()
  })

  test('a lock of something larger shows in what it holds', () => {
    signed()
    lockPlace(as('coordinator'), { scope: 'site' })
    freezeRefused()
    expect(state({ scope: 'form', id: kept.formId })).toMatchObject({ locked: false, lockedAbove: true })

    function freezeRefused() {
      expect(() => freezePlace(as('monitor'), { scope: 'form', id: kept.formId })).toThrow('This is locked')
    }
  })
})

describe('a frozen place', () => {
  test('takes no entries, goes on with queries and signatures, and thaws with a reason', () => {
    for (const place of places()) {
      freezePlace(as('monitor'), place)
      expect(change).toThrow('This is frozen')
      expect(state(place, 'monitor')).toMatchObject({ frozen: true, may: { freeze: false, unfreeze: true } })
      raiseQuery(as('monitor'), { formId: kept.formId, address: null, text: 'Why?', check: null })
      unfreezePlace(as('coordinator'), place, 'Site goes on')
    }
    expect(change).not.toThrow()
  })
})

test('R24: who may is what the role table says, on screen and at the door', () => {
  signed()
  const place: LockPlace = { scope: 'subject', id: kept.subjectId }
  const may = Object.fromEntries(ROLES.map((role) => [role, state(place, role).may]))
  const nothing = { freeze: false, unfreeze: false, lock: false, unlock: false }
  expect(may).toEqual({
    nurse: nothing,
    investigator: nothing,
    coordinator: { ...nothing, freeze: true, lock: true },
    monitor: { ...nothing, freeze: true },
    administrator: nothing,
  })
  for (const role of ['nurse', 'investigator', 'administrator', 'monitor'] as const) {
    expect(() => lockPlace(as(role), place)).toThrow('role does not allow')
  }
})
