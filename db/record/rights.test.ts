import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../../shared/roles.ts'
import {
  answers,
  fields,
  sampleForm,
  signSample,
  temporaryStore,
  type TemporaryStore,
} from '../store/temporaryStore.ts'
import { ACT_KINDS } from './actKinds.ts'
import type { Act, Change } from './change.ts'
import { contentHash } from './content.ts'

/**
 * The role table of the design, copied by hand: role x act x state (design 10). Nothing here is derived from the code; an act
 * that is missing here fails the first test.
 */
const N = 'nurse'
const I = 'investigator'
const C = 'coordinator'
const M = 'monitor'
const A = 'administrator'
const ALL = `${N} ${I} ${C} ${M} ${A}`
const ENTER = `${N} ${I}`
const NOBODY = ''
const WHO: Readonly<Record<string, string>> = {
  'store.created': NOBODY,
  'store.migrated': NOBODY,
  'store.behindMark': NOBODY,
  'store.otherHistory': NOBODY,
  'store.markMissing': NOBODY,
  'store.markForged': NOBODY,
  'clock.step': NOBODY,
  'recovery.used': NOBODY,
  'store.opened': ALL,
  'store.closed': ALL,
  'clock.confirmed': ALL,
  'key.rotated': ALL,
  'session.signedIn': ALL,
  'session.signedOut': ALL,
  'session.locked': ALL,
  'session.unlocked': ALL,
  'session.failed': ALL,
  'session.passwordChecked': ALL,
  'user.created': A,
  'user.changed': A,
  'user.disabled': A,
  'user.enabled': A,
  'user.passwordReset': A,
  'user.passwordChanged': ALL,
  'setting.study': C,
  'setting.installation': A,
  'subject.registered': ENTER,
  'subject.statusChanged': ENTER,
  'studyEvent.planned': ENTER,
  'studyEvent.dated': ENTER,
  'studyEvent.missed': ENTER,
  'form.started': ENTER,
  'form.saved': ENTER,
  'form.completed': ENTER,
  'form.changed': ENTER,
  'form.about': ENTER,
  'form.notDone': ENTER,
  'form.struck': ENTER,
  'form.restored': ENTER,
  'row.struck': ENTER,
  'row.restored': ENTER,
  'form.recalculated': ENTER,
  'check.fired': ENTER,
  'check.confirmed': ENTER,
  'import.made': ENTER,
  'entry.started': ENTER,
  'entry.saved': ENTER,
  'entry.completed': ENTER,
  'entry.takenOver': ENTER,
  'entry.agreed': ENTER,
  'entry.resolved': ENTER,
  'draft.started': ENTER,
  'draft.takenOver': ENTER,
  'draft.discarded': ENTER,
  'query.raised': `${N} ${I} ${C} ${M}`,
  'query.commented': `${N} ${I} ${C} ${M}`,
  'query.answered': ENTER,
  'query.assigned': `${N} ${I} ${C} ${M}`,
  'query.cancelled': `${N} ${I} ${C} ${M}`,
  'query.closed': `${C} ${M}`,
  'query.reopened': `${C} ${M}`,
  'hold.lifted': I,
  'verification.ticked': M,
  'verification.withdrawn': M,
  'audit.reviewed': `${C} ${M}`,
  'signature.signed': I,
  'signature.withdrawn': I,
  'record.frozen': `${C} ${M}`,
  'record.unfrozen': `${C} ${M}`,
  'record.locked': C,
  'record.unlocked': C,
  'value.redacted': I,
  'export.deidentified': `${I} ${C}`,
  'export.identified': I,
  'export.relink': I,
  'export.audit': `${I} ${C} ${M}`,
  'pseudonym.drawn': `${I} ${C}`,
  'report.made': `${I} ${C}`,
  'print.made': `${N} ${I} ${C} ${M}`,
  'trail.verified': ALL,
  'backup.made': `${C} ${A}`,
  'backup.failed': `${C} ${A}`,
  'backup.drilled': `${C} ${A}`,
  'store.restored': A,
}
/** Acts of two: who may be the second person. */
const SECOND: Readonly<Record<string, string>> = {
  'record.unlocked': I,
  'value.redacted': `${I} ${A}`,
  'store.restored': I,
}

let kept: TemporaryStore
beforeAll(() => void (kept = temporaryStore()))
afterAll(() => kept.remove())

function outcome(role: Role | null, act: Act): string {
  try {
    kept.store.commit(role === null ? null : kept.actors[role], act)
    return 'done'
  } catch (thrown) {
    return (thrown as { code: string }).code
  }
}

test('the copy names every act there is', () => {
  expect(Object.keys(WHO).toSorted()).toEqual(Object.keys(ACT_KINDS).toSorted())
})

describe.each(Object.entries(WHO))('%s', (kind, allowed) => {
  const second = SECOND[kind]

  test.each(ROLES)('by %s', (role) => {
    const partner = second?.includes(I) ? kept.otherInvestigator : undefined
    const act: Act = { kind, changes: [], reason: 'a reason', ...(partner && { second: partner }) }
    expect(outcome(role, act)).toBe(allowed.split(' ').includes(role) ? 'done' : 'notAllowed')
  })
})

describe.each(Object.entries(SECOND))('%s needs two', (kind, second) => {
  const first = WHO[kind] as Role
  test.each(ROLES)('with the second person a %s', (role) => {
    // Nobody is their own second person.
    const partner = role === 'investigator' ? kept.otherInvestigator : kept.actors[role]
    const act: Act = { kind, changes: [], reason: 'a reason', second: partner }
    expect(outcome(first, act)).toBe(second.split(' ').includes(role) ? 'done' : 'notAllowed')
  })

  test('not with oneself, and not alone', () => {
    const act: Act = { kind, changes: [], reason: 'a reason' }
    expect(outcome(first, { ...act, second: kept.actors[first] })).toBe('notAllowed')
    expect(outcome(first, act)).toBe('notAllowed')
  })
})

describe('where the form stands (R18, R26)', () => {
  type State = 'open' | 'completed' | 'signed' | 'frozen' | 'locked' | 'struck'
  const STATES: readonly State[] = ['open', 'completed', 'signed', 'frozen', 'locked', 'struck']

  function formIn(state: State): { formId: string; subjectId: string } {
    const place = sampleForm(kept)
    const { formId } = place
    const set = (role: Role, kind: string, values: Record<string, Change['value']>) =>
      kept.store.commit(kept.actors[role], { kind, reason: 'a reason', changes: fields('form', formId, values) })
    if (state === 'completed') set('nurse', 'form.completed', { state: 'complete' })
    if (state === 'signed') signSample(kept, place)
    if (state === 'frozen') set('coordinator', 'record.frozen', { frozen: true })
    if (state === 'locked') set('coordinator', 'record.locked', { locked: true })
    if (state === 'struck') set('nurse', 'form.struck', { struck: true })
    return place
  }
  const query = (place: { formId: string; subjectId: string }) =>
    fields('query', randomUUID(), { ...place, text: 'Sure?', status: 'open', origin: 'manual' })
  const tick = (place: { formId: string; subjectId: string }) =>
    fields('verification', randomUUID(), { ...place, status: 'verified' })
  const signature = (place: { formId: string; subjectId: string }) =>
    fields('signature', randomUUID(), {
      ...place,
      scope: 'form',
      meaning: 'I confirm',
      signer: kept.actors.investigator.id,
      printedName: 'Test investigator',
      signedAt: '2026-03-01T05:30:00.000Z',
      contentHash: contentHash(kept.store.db, 'form', place.formId),
      signedSequence: 1,
      status: 'valid',
    })
  const item = ({ formId }: { formId: string }) => answers(formId, { 'A/1/A01': '3' })
  const set = (values: Record<string, Change['value']>) => (place: { formId: string }) =>
    fields('form', place.formId, values)

  const ACTS: readonly (readonly [string, Role, string, (place: { formId: string; subjectId: string }) => Change[]])[] =
    [
      ['enter', 'nurse', 'form.saved', item],
      ['strike', 'nurse', 'form.struck', set({ struck: true })],
      ['restore', 'nurse', 'form.restored', set({ struck: false })],
      ['query', 'monitor', 'query.raised', query],
      ['tick', 'monitor', 'verification.ticked', tick],
      ['sign', 'investigator', 'signature.signed', signature],
      ['freeze', 'monitor', 'record.frozen', set({ frozen: true })],
      ['lock', 'coordinator', 'record.locked', set({ locked: true })],
    ]
  const row = (...outcomes: readonly string[]) =>
    Object.fromEntries(STATES.map((state, index) => [state, outcomes[index]])) as Record<State, string>
  // What happens, by hand, in the order of the states. A form without answers has nothing to sign, so it can be locked.
  // 'enter' gives no reason; striking and restoring do. 'done' also where it is so already.
  const TABLE: Readonly<Record<string, Readonly<Record<State, string>>>> = {
    enter: row('done', 'needsReason', 'needsReason', 'frozen', 'frozen', 'frozen'),
    strike: row('done', 'done', 'done', 'frozen', 'frozen', 'done'),
    restore: row('done', 'done', 'done', 'frozen', 'frozen', 'done'),
    query: row('done', 'done', 'done', 'done', 'frozen', 'done'),
    tick: row('done', 'done', 'done', 'done', 'frozen', 'done'),
    sign: row('blockedByCheck', 'done', 'done', 'blockedByCheck', 'frozen', 'blockedByCheck'),
    freeze: row('done', 'done', 'done', 'done', 'frozen', 'done'),
    lock: row('done', 'blockedByCheck', 'done', 'done', 'done', 'done'),
  }
  const cases = ACTS.flatMap(([name, role, kind, changes]) =>
    STATES.map((state) => [name, state, role, kind, changes] as const),
  )

  test.each(cases)('%s on a form that is %s', (name, state, role, kind, changes) => {
    const place = formIn(state)
    const needsReason = name === 'strike' || name === 'restore'
    const act: Act = { kind, changes: changes(place), ...(needsReason && { reason: 'a reason' }) }
    expect(outcome(role, act)).toBe(TABLE[name]![state])
  })
})
