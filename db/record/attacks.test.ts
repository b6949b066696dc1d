import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../shared/roles.ts'
import {
  answers,
  fields,
  sampleForm,
  signSample,
  temporaryStore,
  type TemporaryStore,
} from '../store/temporaryStore.ts'
import { ACT_KINDS } from './actKinds.ts'
import type { Act, Actor, Change } from './change.ts'
import { contentHash } from './content.ts'

/** Somebody who holds an account and speaks to the door directly, past every screen and handler. */
let kept: TemporaryStore
let place: { subjectId: string; studyEventId: string; formId: string }
beforeEach(() => {
  kept = temporaryStore()
  place = sampleForm(kept)
})
afterEach(() => kept.remove())

const attempt = (actor: Actor | Role, act: Act): string => {
  try {
    kept.store.commit(typeof actor === 'string' ? kept.actors[actor] : actor, act)
    return 'done'
  } catch (thrown) {
    return (thrown as { code: string }).code
  }
}
const valueNow = () =>
  kept.store.db.prepare<{ value: string }>('SELECT value FROM item WHERE form_id = ?').get(place.formId)?.value
const records = () => kept.store.db.prepare<{ n: number }>('SELECT count(*) AS n FROM audit_record').get()?.n

describe('R31: a signature in another person’s name', () => {
  const signature = (more: Readonly<Record<string, Change['value']>> = {}): Act => ({
    kind: 'signature.signed',
    changes: fields('signature', randomUUID(), {
      subjectId: place.subjectId,
      formId: place.formId,
      scope: 'form',
      meaning: 'I confirm',
      signer: kept.actors.investigator.id,
      printedName: kept.actors.investigator.name,
      signedAt: '2026-03-01T05:30:00.000Z',
      contentHash: contentHash(kept.store.db, 'form', place.formId),
      signedSequence: 1,
      status: 'valid',
      ...more,
    }),
  })
  beforeEach(() => {
    const change = fields('form', place.formId, { state: 'complete' })
    kept.store.commit(kept.actors.nurse, { kind: 'form.completed', changes: change })
  })

  test('is refused, whoever writes it and whatever the act is called', () => {
    expect(attempt(kept.otherInvestigator, signature())).toBe('notAllowed')
    expect(attempt('investigator', signature({ printedName: 'Other investigator' }))).toBe('notAllowed')
    expect(attempt('investigator', signature({ signer: kept.otherInvestigator.id }))).toBe('notAllowed')
    for (const role of ['nurse', 'coordinator', 'monitor', 'administrator'] as const) {
      const { id: signer, name: printedName } = kept.actors[role]
      expect(attempt(role, signature({ signer, printedName }))).toBe('notAllowed')
    }
    for (const kind of Object.keys(ACT_KINDS).filter((each) => each !== 'signature.signed')) {
      expect(attempt('investigator', { ...signature(), kind, reason: 'trying' }), kind).not.toBe('done')
    }
    expect(attempt('investigator', signature())).toBe('done')
  })

  test('is not withdrawn by somebody else', () => {
    signSample(kept, place)
    const id = kept.store.db.prepare<{ id: string }>('SELECT id FROM signature').get()?.id ?? ''
    const act = {
      kind: 'signature.withdrawn',
      reason: 'trying',
      changes: fields('signature', id, { status: 'withdrawn' }),
    }
    expect(attempt(kept.otherInvestigator, act)).toBe('notAllowed')
    expect(attempt('investigator', act)).toBe('done')
  })

  test('R29: is not put on something else than what stands there', () => {
    expect(attempt('investigator', signature({ contentHash: 'ab'.repeat(32) }))).toBe('notAllowed')
  })
})

describe('R25: a monitor', () => {
  test('changes no data by any act there is', () => {
    const before = records()
    for (const kind of Object.keys(ACT_KINDS)) {
      const changes = answers(place.formId, { 'A/1/A01': '3' })
      expect(attempt('monitor', { kind, changes, reason: 'trying' }), kind).not.toBe('done')
    }
    expect(valueNow()).toBeUndefined()
    expect(records()).toBe(before)
  })

  test('does not move a form, a visit or a child', () => {
    for (const kind of Object.keys(ACT_KINDS)) {
      const acts: readonly Change[][] = [
        fields('form', place.formId, { state: 'complete' }),
        fields('form', place.formId, { struck: true }),
        fields('studyEvent', place.studyEventId, { status: 'missed' }),
        fields('subject', place.subjectId, { status: 'withdrawn' }),
      ]
      for (const changes of acts) expect(attempt('monitor', { kind, changes, reason: 'trying' }), kind).not.toBe('done')
    }
  })
})

describe('R26: after the lock', () => {
  const unlock = (kind: string, second?: Actor): Act => ({
    kind,
    reason: 'trying',
    changes: fields('form', place.formId, { locked: false }),
    ...(second && { second }),
  })
  beforeEach(() => {
    const act: Act = { kind: 'form.saved', changes: answers(place.formId, { 'A/1/A01': '3' }) }
    kept.store.commit(kept.actors.nurse, act)
    signSample(kept, place)
    kept.store.commit(kept.actors.coordinator, {
      kind: 'record.locked',
      changes: fields('form', place.formId, { locked: true }),
    })
  })

  test('nobody changes a value by any act there is', () => {
    for (const role of ['nurse', 'investigator', 'coordinator', 'monitor', 'administrator'] as const) {
      for (const kind of Object.keys(ACT_KINDS)) {
        const act = { kind, reason: 'trying', changes: answers(place.formId, { 'A/1/A01': '0' }) }
        const second = kept.otherInvestigator
        expect(attempt(role, { ...act, second }), `${role} ${kind}`).not.toBe('done')
      }
    }
    expect(valueNow()).toBe('{"value":"3"}')
  })

  test('one person does not unlock, neither alone nor as their own second, nor by calling it a lock', () => {
    expect(attempt('coordinator', unlock('record.unlocked'))).toBe('notAllowed')
    expect(attempt('coordinator', unlock('record.unlocked', kept.actors.coordinator))).toBe('notAllowed')
    expect(attempt('investigator', unlock('record.unlocked', kept.actors.investigator))).toBe('notAllowed')
    expect(attempt('coordinator', unlock('record.unlocked', kept.actors.monitor))).toBe('notAllowed')
    for (const kind of Object.keys(ACT_KINDS).filter((each) => each !== 'record.unlocked')) {
      expect(attempt('coordinator', unlock(kind, kept.actors.investigator)), kind).not.toBe('done')
    }
    expect(attempt('coordinator', unlock('record.unlocked', kept.actors.investigator))).toBe('done')
  })
})
