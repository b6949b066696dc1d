import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answers, sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import type { AuditRecord } from '../../shared/record/auditRecord.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let kept: TemporaryStore
let formId: string
let value = 0
beforeEach(() => {
  kept = temporaryStore()
  formId = sampleForm(kept).formId
})
afterEach(() => kept.remove())

/** Saves something and says how the clock of its record is marked. */
function save(): 'ok' | 'suspect' {
  value += 1
  kept.store.commit(kept.actors.nurse, { kind: 'form.saved', changes: answers(formId, { 'A/1/A01': String(value) }) })
  return records().at(-1)!.clock
}
const records = () =>
  kept.store.db
    .prepare<{ bytes: string }>('SELECT bytes FROM audit_record ORDER BY sequence')
    .all()
    .map(({ bytes }) => JSON.parse(bytes) as AuditRecord)
const steps = () => records().filter(({ kind }) => kind === 'clock.step')

describe('the clock (R15, R16)', () => {
  test('is believed while it goes on, through small corrections and a night of sleep', () => {
    kept.clock.pass(5_000)
    expect(save()).toBe('ok')
    kept.clock.set(-800)
    expect(save()).toBe('ok')
    kept.clock.set(90_000)
    expect(save()).toBe('ok')
    kept.clock.pass(DAY)
    expect(save()).toBe('ok')
    expect(steps()).toEqual([])
  })

  test('set back by a day is suspect and recorded once, until it has caught up', () => {
    save()
    kept.clock.set(-DAY)
    expect(save()).toBe('suspect')
    kept.clock.pass(MINUTE)
    expect(save()).toBe('suspect')
    expect(steps()).toHaveLength(1)
    expect(steps()[0]).toMatchObject({ user: null, clock: 'suspect', detail: { trusted: false, drift: -DAY } })
    kept.clock.set(DAY)
    expect(save()).toBe('ok')
    expect(steps()).toHaveLength(2)
    expect(steps()[1]).toMatchObject({ clock: 'ok', detail: { trusted: true } })
  })

  test('set forward by three minutes while the program runs is suspect, also after a restart, until it is set right', () => {
    save()
    kept.clock.set(3 * MINUTE)
    expect(save()).toBe('suspect')
    kept.reopen()
    kept.clock.pass(1_000)
    expect(save()).toBe('suspect')
    kept.clock.set(-3 * MINUTE)
    expect(save()).toBe('ok')
    kept.clock.pass(MINUTE)
    expect(save()).toBe('ok')
    expect(steps().length).toBeGreaterThanOrEqual(2)
  })

  test('set back while the program was closed is found against the last record', () => {
    save()
    kept.clock.set(-60 * MINUTE)
    kept.reopen()
    expect(save()).toBe('suspect')
    expect(steps()).toHaveLength(1)
  })

  test('is believed again when a person confirms it, which is recorded under the name', () => {
    save()
    kept.clock.set(-DAY)
    expect(save()).toBe('suspect')
    kept.store.commit(kept.actors.nurse, { kind: 'clock.confirmed', changes: [] })
    expect(records().at(-1)).toMatchObject({ kind: 'clock.confirmed', clock: 'ok', user: { id: kept.actors.nurse.id } })
    expect(save()).toBe('ok')
    kept.reopen()
    expect(save()).toBe('ok')
  })

  test('every record carries UTC, the offset and the zone', () => {
    save()
    for (const record of records()) {
      expect(record.time).toMatch(/^2026-03-0\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      expect([record.offset, record.zone]).toEqual(['+03:30', 'Asia/Tehran'])
    }
  })
})
