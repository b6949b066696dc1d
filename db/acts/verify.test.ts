import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressOf } from '../../shared/form/items.ts'
import { verificationForm, verificationPlace, verificationProgress } from '../../shared/ipc/views/verification.ts'
import type { Role } from '../../shared/roles.ts'
import { currentForm } from '../../shared/study/study.ts'
import { formVersion } from '../drafts/draft.ts'
import { readSubjectView } from '../read/subjectView.ts'
import { nextUnverified, readVerificationForm, readVerificationProgress } from '../read/verificationViews.ts'
import { readingOf } from './actContext.ts'
import { changeForm } from './changeForm.ts'
import { setSetting } from './setSetting.ts'
import { typed } from './testing/child.ts'
import { monitored, type Monitored } from './testing/monitored.ts'
import { tick, untick } from './verify.ts'

const at = (item: string) => addressOf(currentForm('DEMOG'), item)

let kept: Monitored
beforeEach(() => {
  kept = monitored()
  const setting = { key: 'verification.fullForms', value: 'DEMOG', reason: 'Demography is verified' }
  setSetting(kept.site.as('coordinator'), setting)
})
afterEach(() => kept.site.remove())

const as = (role: Role) => kept.site.as(role)
const base = () => formVersion(kept.site.store.db, kept.formId)
const form = (role: Role = 'monitor') => verificationForm.parse(readVerificationForm(readingOf(as(role)), kept.formId))
const states = () => Object.fromEntries(form().items.map(({ address, state }) => [address.item, state]))
const ticked = (items: readonly string[] | null, note: string | null = null) =>
  tick(as('monitor'), { formId: kept.formId, base: base(), addresses: items?.map(at) ?? null, note })
const change = (given: Parameters<typeof typed>[1]) =>
  changeForm(as('nurse'), {
    formId: kept.formId,
    base: base(),
    changes: typed('DEMOG', given),
    reason: 'Typed wrongly',
  })
const next = (item: string | null = null) => {
  const after = item === null ? null : { formId: kept.formId, address: at(item) }
  const found = verificationPlace.nullable().parse(nextUnverified(readingOf(as('monitor')), { subjectId: null, after }))
  return found?.address.item ?? null
}
const isMarked = () =>
  readSubjectView(readingOf(as('nurse')), kept.subjectId)
    .visits.flatMap(({ cells }) => cells)
    .find(({ formId }) => formId === kept.formId)?.verified

describe('R13: a tick', () => {
  test('stands on an item, says who and when, and can be taken back with a note', () => {
    ticked(['WEIGHT'], 'Seen in the clinic letter')
    expect(form().items.find(({ address }) => address.item === 'WEIGHT')).toMatchObject({
      state: 'verified',
      by: 'monitor of the test',
      note: 'Seen in the clinic letter',
    })
    expect(form()).toMatchObject({ plan: 'all', verified: 1, changed: 0, mayTick: true })
    const wanted = { formId: kept.formId, base: base(), addresses: [at('WEIGHT')], note: 'It was the sister' }
    untick(as('monitor'), wanted)
    expect(states()).toMatchObject({ WEIGHT: 'open' })
  })

  test('on the whole form counts for every item, and one of them can be taken out again', () => {
    ticked(null)
    expect(isMarked()).toBe(true)
    expect(new Set(Object.values(states()))).toEqual(new Set(['verified']))
    untick(as('monitor'), { formId: kept.formId, base: base(), addresses: [at('HEIGHT')], note: 'Not in the source' })
    expect(states()).toMatchObject({ HEIGHT: 'open', WEIGHT: 'verified' })
    expect(isMarked()).toBe(false)
    ticked(null)
    expect(isMarked()).toBe(true)
  })

  test('falls when the value changes, and only there', () => {
    ticked(null)
    change({ WEIGHT: '15' })
    expect(states()).toMatchObject({ WEIGHT: 'changed', HEIGHT: 'verified' })
    expect(isMarked()).toBe(false)
    ticked(['WEIGHT'])
    expect(isMarked()).toBe(true)
  })

  test('falls when the answer is cleared, or one comes that was not there', () => {
    ticked(null)
    change({ RECORD_NUMBER: null })
    expect(states()).toMatchObject({ RECORD_NUMBER: 'changed' })
    expect(isMarked()).toBe(false)
  })

  test('falls when an identity item changes', () => {
    ticked(null)
    change({ GIVEN_NAME: 'Amir' })
    expect(isMarked()).toBe(false)
  })

  test('speaks of what was looked at: a form that changed meanwhile is not ticked', () => {
    const before = base()
    change({ WEIGHT: '15' })
    const late = { formId: kept.formId, base: before, addresses: [at('WEIGHT')], note: null }
    expect(() => tick(as('monitor'), late)).toThrow('changed meanwhile')
  })

  test('needs an answer to stand on', () => {
    change({ RECORD_NUMBER: null })
    expect(() => ticked(['RECORD_NUMBER'])).toThrow('no answer to verify')
  })
})

describe('R25: verification', () => {
  test.each(['nurse', 'investigator', 'coordinator', 'administrator'] as const)('is not for the %s', (role) => {
    const wanted = { formId: kept.formId, base: base(), addresses: null, note: null }
    expect(() => tick(as(role), wanted)).toThrow('role does not allow')
    expect(() => untick(as(role), wanted)).toThrow('role does not allow')
    expect(form('coordinator').mayTick).toBe(false)
  })

  test('shows the coordinator no identity item', () => {
    const names = form('coordinator').items.map(({ address }) => address.item)
    expect(names).not.toContain('GIVEN_NAME')
    expect(form().items.map(({ address }) => address.item)).toContain('GIVEN_NAME')
  })

  test('goes on from item to item in the order of the form, comes round once, and ends', () => {
    const order = form().items.map(({ address }) => address.item)
    expect(next()).toBe(order[0])
    expect(next(order[0])).toBe(order[1])
    ticked(order.slice(1))
    expect(next(order[1])).toBe(order[0])
    ticked(order.slice(0, 1))
    expect(next()).toBeNull()
  })

  test('counts what the plan asks for, child by child', () => {
    const progress = () =>
      readVerificationProgress(readingOf(as('coordinator')), null).map((row) => verificationProgress.parse(row))
    const [before] = progress()
    expect(before).toMatchObject({ subjectCode: kept.code, plannedVerified: 0, verified: 0 })
    ticked(null)
    expect(progress()).toMatchObject([{ plannedVerified: before?.planned, forms: [{ form: 'DEMOG', plan: 'all' }] }])
    change({ WEIGHT: '15' })
    expect(progress()).toMatchObject([{ changed: 1, plannedVerified: (before?.planned ?? 0) - 1 }])
  })
})
