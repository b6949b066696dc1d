import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import {
  answers,
  fields,
  sampleForm,
  signSample,
  temporaryStore,
  type TemporaryStore,
} from '../store/temporaryStore.ts'
import type { Act, Actor } from './change.ts'

let kept: TemporaryStore
beforeEach(() => void (kept = temporaryStore()))
afterEach(() => kept.remove())

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'done'
  } catch (thrown) {
    return (thrown as { code: string }).code
  }
}
const trail = () =>
  kept.store.db
    .prepare<{ sequence: number; bytes: string }>('SELECT sequence, bytes FROM audit_record ORDER BY sequence')
    .all()
    .map(({ bytes }) => JSON.parse(bytes) as Record<string, unknown>)

describe('saving through the door', () => {
  test('R01-R04, R27: an item is kept, and its record holds who, where, when and a commitment but no value', () => {
    const { formId, subjectId, studyEventId } = sampleForm(kept)
    const receipt = kept.store.commit(kept.actors.nurse, {
      kind: 'form.saved',
      form: formId,
      changes: answers(formId, { 'A/1/A01': '3' }),
    })
    const row = kept.store.db.prepare<{ value: string; sequence: number }>('SELECT value, sequence FROM item').get()
    expect(row).toEqual({ value: '{"value":"3"}', sequence: receipt.lastSequence })
    const record = trail().at(-1)!
    expect(record).toMatchObject({
      sequence: receipt.lastSequence,
      act: receipt.act,
      kind: 'form.saved',
      form: formId,
      subject: subjectId,
      studyEvent: studyEventId,
      site: kept.store.site,
      installation: kept.store.installation,
      entity: 'item',
      entityId: formId,
      field: 'A/1/A01',
      old: null,
      offset: '+03:30',
      zone: 'Asia/Tehran',
      clock: 'ok',
      user: kept.actors.nurse,
    })
    expect(record['new']).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(record)).not.toContain('"value"')
  })

  test('what is already so is not recorded again', () => {
    const { formId } = sampleForm(kept)
    const act: Act = { kind: 'form.saved', form: formId, changes: answers(formId, { 'A/1/A01': '3', 'A/1/A02': '1' }) }
    const first = kept.store.commit(kept.actors.nurse, act)
    const again = kept.store.commit(kept.actors.nurse, act)
    expect(again.lastSequence).toBe(first.lastSequence)
    expect(again.head).toBe(first.head)
  })

  test('an act is written whole or not at all', () => {
    const { formId } = sampleForm(kept)
    const before = trail().length
    const act: Act = {
      kind: 'form.saved',
      changes: [
        ...answers(formId, { 'A/1/A01': '3' }),
        { entity: 'item', id: formId, field: 'A/1/A02', value: { wrong: true } },
      ],
    }
    expect(codeOf(() => kept.store.commit(kept.actors.nurse, act))).toBe('badInput')
    expect(trail()).toHaveLength(before)
    expect(kept.store.db.prepare('SELECT * FROM item').all()).toEqual([])
  })

  test('a text of ten megabytes is refused whole', () => {
    const { formId } = sampleForm(kept)
    const act: Act = { kind: 'form.saved', changes: answers(formId, { 'A/1/A01': 'x'.repeat(10_000_000) }) }
    expect(codeOf(() => kept.store.commit(kept.actors.nurse, act))).toBe('badInput')
  })

  test.each([
    [
      'an item of a form that does not exist',
      { entity: 'item', id: randomUUID(), field: 'A/1/A', value: { value: '1' } },
    ],
    ['a field that does not exist', { entity: 'form', id: randomUUID(), field: 'colour', value: 'red' }],
    ['a lone surrogate', { entity: 'item', id: 'FORM', field: 'A/1/A', value: { value: '\ud800' } }],
    ['an address that is none', { entity: 'item', id: 'FORM', field: 'A', value: { value: '1' } }],
  ] as const)('refuses %s', (_, change) => {
    const { formId } = sampleForm(kept)
    const changes = [{ ...change, id: change.id === 'FORM' ? formId : change.id }]
    expect(['badInput', 'notFound']).toContain(
      codeOf(() => kept.store.commit(kept.actors.nurse, { kind: 'form.saved', changes })),
    )
  })

  test('a thing cannot come to be without what it must have, nor lose it, nor change what is fixed', () => {
    const { subjectId } = sampleForm(kept)
    const commit = (changes: Act['changes'], kind = 'form.saved') =>
      codeOf(() => kept.store.commit(kept.actors.nurse, { kind, changes, reason: 'a reason' }))
    expect(commit(fields('form', randomUUID(), { subjectId, oid: 'X', version: '1', repeat: 1 }))).toBe('badInput')
    expect(commit(fields('subject', subjectId, { status: null }))).toBe('badInput')
    expect(commit(fields('subject', subjectId, { code: 'OTHER' }))).toBe('badInput')
    expect(commit(fields('subject', subjectId, { status: 'enrolled' }))).toBe('done')
  })
})

test.each([
  ['a reason that is too long', { reason: 'x'.repeat(2_001) }],
  ['a reason with a lone surrogate', { reason: 'x\ud800' }],
  ['a time of observation that is too long', { observed: 'x'.repeat(41) }],
  ['a time of entry that is none', { entered: 'yesterday' }],
])('%s is refused whole', (_, more) => {
  const { formId } = sampleForm(kept)
  const before = trail().length
  const changes = answers(formId, { 'A/1/A01': '3' }).map((change) => ({ ...change, ...more }))
  expect(codeOf(() => kept.store.commit(kept.actors.nurse, { kind: 'form.saved', changes }))).toBe('badInput')
  expect(trail()).toHaveLength(before)
})

test('a query or a tick that stands nowhere is refused', () => {
  const { monitor } = kept.actors
  const query = fields('query', randomUUID(), { text: 'Sure?', status: 'open', origin: 'manual' })
  expect(codeOf(() => kept.store.commit(monitor, { kind: 'query.raised', changes: query }))).toBe('badInput')
  const tick = fields('verification', randomUUID(), { status: 'verified' })
  expect(codeOf(() => kept.store.commit(monitor, { kind: 'verification.ticked', changes: tick }))).toBe('badInput')
})

describe('reasons (R18)', () => {
  test('a form that was complete once wants a reason for ever after, and the reason is kept', () => {
    const { formId } = sampleForm(kept)
    const nurse = kept.actors.nurse
    const save = (value: string, reason?: string) =>
      codeOf(() =>
        kept.store.commit(nurse, {
          kind: 'form.changed',
          changes: answers(formId, { 'A/1/A01': value }),
          ...(reason !== undefined && { reason }),
        }),
      )
    expect(save('1')).toBe('done')
    kept.store.commit(nurse, { kind: 'form.completed', changes: fields('form', formId, { state: 'complete' }) })
    expect(save('2')).toBe('needsReason')
    expect(save('2', '   ')).toBe('needsReason')
    expect(save('2', 'Read the wrong line')).toBe('done')
    kept.store.commit(nurse, {
      kind: 'form.changed',
      reason: 'again',
      changes: fields('form', formId, { state: 'open' }),
    })
    expect(save('3')).toBe('needsReason')
    const row = kept.store.db
      .prepare<{ reason: string; old_value: string; new_value: string }>(
        `SELECT reason, old_value, new_value FROM audit_value WHERE reason = '"Read the wrong line"'`,
      )
      .get()
    expect(row).toEqual({
      reason: '"Read the wrong line"',
      old_value: '{"value":"1"}',
      new_value: '{"value":"2"}',
    })
  })
})

describe('locks (R26)', () => {
  test.each(['form', 'studyEvent', 'subject', 'site'] as const)(
    'what is under a locked %s cannot be changed',
    (entity) => {
      const { formId, subjectId, studyEventId } = sampleForm(kept)
      const id = { form: formId, studyEvent: studyEventId, subject: subjectId, site: kept.store.site }[entity]
      const { coordinator, nurse, investigator } = kept.actors
      const save = (value: string) =>
        codeOf(() =>
          kept.store.commit(nurse, {
            kind: 'form.saved',
            reason: 'typing error',
            changes: answers(formId, { 'A/1/A01': value }),
          }),
        )
      kept.store.commit(coordinator, { kind: 'record.frozen', changes: fields(entity, id, { frozen: true }) })
      expect(save('1')).toBe('frozen')
      kept.store.commit(coordinator, {
        kind: 'record.unfrozen',
        reason: 'go on',
        changes: fields(entity, id, { frozen: false }),
      })
      expect(save('1')).toBe('done')
      const lock = () =>
        codeOf(() =>
          kept.store.commit(coordinator, { kind: 'record.locked', changes: fields(entity, id, { locked: true }) }),
        )
      expect(lock()).toBe('blockedByCheck')
      signSample(kept, { subjectId, formId })
      expect(lock()).toBe('done')
      expect(save('2')).toBe('frozen')
      const unlock = (second?: Actor) =>
        codeOf(() =>
          kept.store.commit(coordinator, {
            kind: 'record.unlocked',
            reason: 'late finding',
            changes: fields(entity, id, { locked: false }),
            ...(second && { second }),
          }),
        )
      expect(unlock()).toBe('notAllowed')
      expect(unlock(nurse)).toBe('notAllowed')
      expect(unlock(investigator)).toBe('done')
      expect(save('2')).toBe('done')
    },
  )

  test('nothing is locked while a query is open', () => {
    const { formId, subjectId } = sampleForm(kept)
    const { monitor, coordinator, nurse } = kept.actors
    const query = randomUUID()
    kept.store.commit(monitor, {
      kind: 'query.raised',
      changes: fields('query', query, { subjectId, formId, text: 'Is this right?', status: 'open', origin: 'manual' }),
    })
    const lock = () =>
      codeOf(() =>
        kept.store.commit(coordinator, { kind: 'record.locked', changes: fields('form', formId, { locked: true }) }),
      )
    expect(lock()).toBe('blockedByCheck')
    const close = { kind: 'query.closed', changes: fields('query', query, { status: 'closed' }) }
    expect(codeOf(() => kept.store.commit(nurse, close))).toBe('notAllowed')
    expect(codeOf(() => kept.store.commit(nurse, { ...close, kind: 'form.saved' }))).toBe('notAllowed')
    kept.store.commit(monitor, close)
    expect(lock()).toBe('done')
  })
})

describe('rights where the data is (R24, R25)', () => {
  test('nobody signed in, a stranger, a disabled user and a user with a borrowed role are all refused', () => {
    const { nurse, administrator } = kept.actors
    const act: Act = { kind: 'report.made', changes: [] }
    expect(codeOf(() => kept.store.commit(null, act))).toBe('signedOut')
    expect(codeOf(() => kept.store.commit({ ...nurse, id: randomUUID() }, act))).toBe('notAllowed')
    expect(codeOf(() => kept.store.commit({ ...nurse, role: 'investigator' }, act))).toBe('notAllowed')
    const disable: Act = {
      kind: 'user.disabled',
      reason: 'left',
      changes: fields('user', nurse.id, { status: 'disabled' }),
    }
    kept.store.commit(administrator, disable)
    expect(codeOf(() => kept.store.commit(nurse, { kind: 'session.signedIn', changes: [] }))).toBe('notAllowed')
  })

  test('an act cannot carry what is not part of it', () => {
    const { formId } = sampleForm(kept)
    const { nurse, monitor } = kept.actors
    const attempts: readonly (readonly [Actor, Act])[] = [
      [nurse, { kind: 'form.saved', changes: fields('user', nurse.id, { role: 'administrator' }) }],
      [nurse, { kind: 'form.saved', changes: fields('form', formId, { locked: true }) }],
      [monitor, { kind: 'verification.ticked', changes: answers(formId, { 'A/1/A01': '1' }) }],
      [nurse, { kind: 'store.created', changes: [] }],
      [nurse, { kind: 'no.such', changes: [] }],
    ]
    for (const [actor, act] of attempts) {
      expect(['badInput', 'notAllowed']).toContain(codeOf(() => kept.store.commit(actor, act)))
    }
  })

  test('a password is changed by its owner only', () => {
    const { nurse, monitor } = kept.actors
    const act: Act = { kind: 'user.passwordChanged', changes: fields('user', nurse.id, { mustChangePassword: false }) }
    expect(codeOf(() => kept.store.commit(monitor, act))).toBe('notAllowed')
    expect(codeOf(() => kept.store.commit(nurse, act))).toBe('done')
  })
})
