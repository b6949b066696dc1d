import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answers, fields, sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { auditConditions, type AuditCondition } from './auditConditions.ts'
import { searchAudit, type SearchLimits } from './auditSearch.ts'
import { rowsOf } from './query.ts'
import type { AuditFilter } from '../../shared/ipc/views/audit.ts'
import type { Role } from '../../shared/roles.ts'

let kept: TemporaryStore
let forms: readonly { readonly subjectId: string; readonly formId: string }[]

beforeAll(() => {
  kept = temporaryStore()
  forms = ['GMFM88', 'VITALS', 'GMFM88'].map((oid) => {
    const form = sampleForm(kept, oid)
    for (let round = 0; round < 4; round++) {
      kept.clock.pass(3_600_000)
      const given = answers(form.formId, { 'A/1/GMFM_01': String(round % 4), 'B/1/GMFM_20': 'spastic' })
      kept.store.commit(kept.actors.nurse, { kind: 'form.saved', form: form.formId, changes: given })
    }
    kept.store.commit(kept.actors.investigator, {
      kind: 'form.completed',
      changes: fields('form', form.formId, { state: 'complete' }),
    })
    const corrected = answers(form.formId, { 'A/1/GMFM_01': '3' })
    kept.store.commit(kept.actors.investigator, {
      kind: 'form.changed',
      form: form.formId,
      reason: 'Source read again',
      changes: corrected,
    })
    return form
  })
})
afterAll(() => kept.remove())

const conditionsOf = (role: Role, filter: AuditFilter): readonly AuditCondition[] =>
  auditConditions({ db: kept.store.db, person: kept.actors[role], clock: kept.clock }, filter)

/** Every record of the trail held against every condition, the slow and plain way. */
function plainly(conditions: readonly AuditCondition[]): readonly number[] {
  const where = ['TRUE', ...conditions.map(({ sql }) => `(${sql})`)].join(' AND ')
  return rowsOf<{ sequence: number }>(
    kept.store.db,
    `SELECT a.sequence FROM audit_record a LEFT JOIN audit_value v ON v.sequence = a.sequence WHERE ${where}
     ORDER BY a.sequence DESC`,
    ...conditions.flatMap(({ parameters }) => parameters),
  ).map(({ sequence }) => sequence)
}

function pageByPage(conditions: readonly AuditCondition[], limit: number, limits: SearchLimits) {
  const pages: (readonly number[])[] = []
  const totals: (number | null)[] = []
  for (let before: number | null = null, more = true; more; more = before !== null) {
    const found = searchAudit(kept.store.db, conditions, { before, limit }, limits)
    pages.push(found.sequences)
    totals.push(found.total)
    expect(found.next ?? 0).toBeLessThan(before ?? Number.MAX_SAFE_INTEGER)
    before = found.next
  }
  return { pages, totals }
}

const filters = (): fc.Arbitrary<AuditFilter> => {
  const any = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
  const times = ['2026-03-01T05:30:00.000Z', '2026-03-01T08:00:00.000Z', '2026-03-01T12:00:00.000Z']
  return fc
    .record({
      subjectId: any(...forms.map(({ subjectId }) => subjectId)),
      formId: any(...forms.map(({ formId }) => formId)),
      formOid: any('GMFM88', 'VITALS', 'AE'),
      studyEventOid: any('BL', 'M12'),
      item: any('GMFM_01', 'A/1/GMFM_01', 'NOTHING'),
      userId: any(kept.actors.nurse.id, kept.actors.monitor.id),
      role: any('nurse', 'investigator', 'administrator'),
      kind: any('form.saved', 'form.changed', 'user.created'),
      from: any(...times),
      to: any(...times),
      text: any('spastic', 'read again', '3'),
      afterCompletion: any(true, false),
    })
    .map((filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)))
}

describe('a search in the trail', () => {
  test('finds page by page, within whatever bounds, exactly what holding every record against the filter finds', () => {
    const roles = fc.constantFrom<Role>('nurse', 'monitor', 'administrator', 'coordinator')
    const bounds = fc.record({
      few: fc.integer({ min: 0, max: 60 }),
      walk: fc.integer({ min: 1, max: 40 }),
      walkValues: fc.integer({ min: 1, max: 40 }),
    })
    fc.assert(
      fc.property(roles, filters(), fc.integer({ min: 1, max: 30 }), bounds, (role, filter, limit, limits) => {
        const conditions = conditionsOf(role, filter)
        const expected = plainly(conditions)
        const { pages, totals } = pageByPage(conditions, limit, limits)
        expect(pages.flat()).toEqual(expected)
        expect(pages.every((page) => page.length <= limit)).toBe(true)
        expect(totals.filter((total) => total !== null && total !== expected.length)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('counts exactly where an index finds few, and says so where it does not know', () => {
    const saved = conditionsOf('monitor', { kind: 'form.saved' })
    expect(searchAudit(kept.store.db, saved, { before: null, limit: 5 }).total).toBe(plainly(saved).length)
    const limits = { few: 3, walk: 10, walkValues: 10 }
    expect(searchAudit(kept.store.db, saved, { before: null, limit: 5 }, limits).total).toBeNull()
  })

  test('of the whole trail takes its length from its end', () => {
    const whole = searchAudit(kept.store.db, conditionsOf('monitor', {}), { before: null, limit: 5 }, NARROW)
    expect(whole.total).toBe(plainly([]).length)
  })
})

const NARROW = { few: 0, walk: 1, walkValues: 1 }
