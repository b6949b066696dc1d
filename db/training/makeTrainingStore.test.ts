import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../shared/dates/civilDate.ts'
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

  test('every casebook is whole but for what was planted: a missed call, and the last steps of the last two', () => {
    const far = readSubjectRows(as('nurse'), '').map(
      ({ code, complete, expected }) => [code, complete, expected] as const,
    )
    const cohort = far.slice(0, 16)
    expect(cohort.map(([code]) => code)).toEqual(
      Array.from({ length: 16 }, (_, index) => `TRN-${String(index + 1).padStart(3, '0')}`),
    )
    // A visit that was missed asks for no forms.
    const planted = new Map([
      ['TRN-012', [71, 71]],
      ['TRN-015', [71, 73]],
      ['TRN-016', [72, 73]],
    ])
    for (const [code, complete, expected] of cohort) {
      expect([code, complete, expected]).toEqual([code, ...(planted.get(code) ?? [73, 73])])
    }
  })

  test('every visit of the cohort took place within its window, but for the one that was moved and the one that was missed', () => {
    const subjects = training.store.db.prepare<{ id: string }>('SELECT id FROM subject ORDER BY code LIMIT 16').all()
    const odd = subjects.flatMap(({ id }) => {
      const { code, visits } = readSubjectView(as('nurse'), id)
      return visits
        .filter(({ oid }) => !['ET', 'UNS'].includes(oid))
        .filter(({ status, actual, earliest, latest }) => {
          if (status !== 'occurred' || actual === null) return true
          return earliest !== null && latest !== null && (actual < earliest || actual > latest)
        })
        .map(({ oid, status }) => `${code} ${oid} ${status}`)
    })
    expect(odd).toEqual(['TRN-002 FU6 occurred', 'TRN-012 TC7-3 missed'])
  })

  test('rehabilitation is told without gap or overlap from screening to the last visit, but for the gap that was planted', () => {
    const periods = training.store.db
      .prepare<{ code: string; from: string; to: string }>(
        `SELECT s.code, a.value ->> '$.value' AS "from", b.value ->> '$.value' AS "to" FROM subject s
         JOIN form f ON f.subject_id = s.id AND f.oid = 'REHAB'
         JOIN item a ON a.form_id = f.id AND a.item = 'REHAB_FROM' JOIN item b ON b.form_id = f.id AND b.item = 'REHAB_TO'
         ORDER BY s.code, 2`,
      )
      .all()
    const gaps = periods.flatMap(({ code, from }, index) => {
      const before = periods[index - 1]
      return before?.code === code && addDays(before.to, 1) !== from ? [code] : []
    })
    expect(gaps).toEqual(['TRN-007'])
    expect(new Set(periods.map(({ code }) => code)).size).toBeGreaterThanOrEqual(16)
  })

  test('no two children have the same laboratory results or vital signs', () => {
    const said = (form: string, item: string) =>
      training.store.db
        .prepare<{ all: string }>(
          `SELECT group_concat(value, ' ') AS "all" FROM (
             SELECT f.subject_id, i.value ->> '$.value' AS value FROM form f JOIN item i ON i.form_id = f.id
             JOIN subject s ON s.id = f.subject_id WHERE f.oid = ? AND i.item = ? ORDER BY s.code, f.created, i.repeat)
           GROUP BY subject_id HAVING count(*) > 3`,
        )
        .all(form, item)
        .map(({ all }) => all)
    for (const each of [said('LABS', 'PLATELETS'), said('VITALS', 'HEART_RATE')]) {
      expect(each.length).toBeGreaterThanOrEqual(16)
      expect(new Set(each).size).toBe(each.length)
    }
  })

  test('there is something to do for everybody', () => {
    const today = todayView.parse(readTodayView(as('nurse')))
    expect(today.drafts.map(({ form }) => form)).toEqual(['LABS', 'PHYSEX'])
    expect(today.holds).toMatchObject([{ check: 'EC072' }])
    expect(today.queries).toHaveLength(2)
    expect(today.visits.map(({ subjectCode, oid }) => `${subjectCode} ${oid}`)).toEqual(
      expect.arrayContaining(['TRN-015 M12', 'TRN-016 M12']),
    )
    expect(todayView.parse(readTodayView(as('monitor'))).queries).toHaveLength(1)
  })

  test('names in Persian and Latin letters are found, and a held dose is shown as held', () => {
    expect(readSubjectRows(as('nurse'), 'علی رضا').map(({ code }) => code)).toEqual(['TRN-003'])
    expect(readSubjectRows(as('nurse'), 'mockfield').map(({ code }) => code)).toEqual(['TRN-013'])
    const held = readSubjectRows(as('nurse'), '').find(({ holds }) => holds > 0)
    expect(readSubjectView(as('nurse'), held?.id ?? '').doses[0]?.state).toBe('held')
  })
})
