import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { todayView } from '../../shared/ipc/views/today.ts'
import type { Role } from '../../shared/roles.ts'
import { verifyTrail } from '../audit/verify.ts'
import { openWeakKeyRing } from '../keys/testing.ts'
import type { Actor } from '../record/change.ts'
import { usersOf } from '../read/people.ts'
import type { ReadContext } from '../read/readContext.ts'
import { readSubjectRows } from '../read/subjectRows.ts'
import { readSubjectView } from '../read/subjectView.ts'
import { readTodayView } from '../read/todayView.ts'
import { systemClock } from '../store/clock.ts'
import { openReader } from '../store/store.ts'
import { makeTrainingStore, type TrainingStore } from './makeTrainingStore.ts'

const root = mkdtempSync(join(tmpdir(), 'trialbook-training-'))
let training: TrainingStore

beforeAll(async () => {
  training = await makeTrainingStore(join(root, 'study'), { openRing: openWeakKeyRing })
}, 300_000)
afterAll(() => {
  training.store.close()
  rmSync(root, { recursive: true, force: true })
})

/** What the product computed for an item at a visit, for every child that has it, by code. */
function scores(visit: string, item: string): readonly number[] {
  return training.store.db
    .prepare<{ value: string }>(
      `SELECT coalesce(c.value ->> '$.answer.value', i.value ->> '$.value') AS value
       FROM subject s JOIN study_event e ON e.subject_id = s.id JOIN form f ON f.study_event_id = e.id
       LEFT JOIN calculated_item c ON c.form_id = f.id AND c.item = ?
       LEFT JOIN item i ON i.form_id = f.id AND i.item = ?
       WHERE e.oid = ? AND (c.item IS NOT NULL OR i.item IS NOT NULL) ORDER BY s.code LIMIT 16`,
    )
    .all(item, item, visit)
    .map(({ value }) => Number(value))
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length
function deviation(numbers: readonly number[]): number {
  const middle = mean(numbers)
  return Math.sqrt(numbers.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (numbers.length - 1))
}

function as(role: Role): ReadContext {
  const { id, name, organisation } = usersOf(training.store.db).find((user) => user.role === role) as Actor
  return { db: training.store.db, clock: systemClock, person: { id, name, role, organisation } }
}

describe('the training study', () => {
  test('says that its children are invented and has an account of every role', () => {
    expect(training.store.synthetic).toBe(true)
    expect(training.users.map(({ role }) => role).toSorted()).toEqual([
      'administrator',
      'coordinator',
      'investigator',
      'monitor',
      'nurse',
    ])
  })

  test.each([
    ['GMFM_TOTAL', 47.01, 21.45, 54.69, 22.62],
    ['BBS_TOTAL', 6.75, 10.88, 9.88, 13.6],
    ['MAS_ANALYSIS', 2.25, 1.18, 1.63, 0.96],
    ['FIM_MOTOR', 38.63, 24.35, 47.44, 25.27],
    ['FIM_COGNITIVE', 57.06, 29.15, 70.88, 26.96],
  ])('%s computed from the items has the mean and SD of the abstract', (item, before, sdBefore, after, sdAfter) => {
    const [baseline, month12] = [scores('BL', item), scores('M12', item)]
    expect([baseline.length, month12.length]).toEqual([16, 16])
    expect(mean(baseline)).toBeCloseTo(before, 1.9)
    expect(deviation(baseline)).toBeCloseTo(sdBefore, 1.9)
    expect(mean(month12)).toBeCloseTo(after, 1.9)
    expect(deviation(month12)).toBeCloseTo(sdAfter, 1.9)
  })

  test('ten of sixteen children are in level V before and seven after', () => {
    const inLevelV = (visit: string) =>
      training.store.db
        .prepare<{ number: number }>(
          `SELECT count(*) AS number FROM (SELECT i.value FROM subject s JOIN study_event e ON e.subject_id = s.id
             JOIN form f ON f.study_event_id = e.id JOIN item i ON i.form_id = f.id
             WHERE e.oid = ? AND i.item = 'GMFCS' ORDER BY s.code LIMIT 16) WHERE value ->> '$.value' = 'V'`,
        )
        .get(visit)?.number
    expect([inLevelV('BL'), inLevelV('M12')]).toEqual([10, 7])
  })

  test('nausea in three, fatigue and headache in two children, none of it serious', () => {
    const events = training.store.db
      .prepare<{ term: string; children: number }>(
        `SELECT i.value ->> '$.value' AS term, count(DISTINCT f.subject_id) AS children
         FROM form f JOIN item i ON i.form_id = f.id WHERE i.item = 'AE_CTCAE' GROUP BY 1 ORDER BY 1`,
      )
      .all()
    expect(events).toEqual([
      { term: 'Fatigue', children: 2 },
      { term: 'Headache', children: 2 },
      { term: 'Nausea', children: 3 },
    ])
    const serious = training.store.db
      .prepare(`SELECT 1 FROM calculated_item WHERE item = 'AE_SERIOUS' AND value ->> '$.answer.value' = 'Y'`)
      .all()
    expect(serious).toEqual([])
  })

  test('its trail is whole and agrees with every value', async () => {
    const reader = openReader(training.store.folder, training.dataKey)
    try {
      expect(await reader.longSnapshot(() => verifyTrail(reader))).toMatchObject({ whole: true, findingCount: 0 })
    } finally {
      reader.close()
    }
  })

  test('there is something to do for everybody', () => {
    const today = todayView.parse(readTodayView(as('nurse')))
    expect(today.drafts).toHaveLength(1)
    expect(today.holds).toMatchObject([{ check: 'EC072' }])
    expect(today.queries).toHaveLength(1)
    expect(today.visits.length).toBeGreaterThan(0)
    expect(todayView.parse(readTodayView(as('monitor'))).queries).toHaveLength(1)
  })

  test('names in Persian and Latin letters are found, and a held dose is shown as held', () => {
    expect(readSubjectRows(as('nurse'), 'علی رضا').map(({ code }) => code)).toEqual(['TRN-003'])
    expect(readSubjectRows(as('nurse'), 'mockfield').map(({ code }) => code)).toEqual(['TRN-013'])
    const held = readSubjectRows(as('nurse'), '').find(({ holds }) => holds > 0)
    expect(readSubjectView(as('nurse'), held?.id ?? '').doses[0]?.state).toBe('held')
  })
})
