import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayOfPerson, delegationRow } from '../../shared/ipc/views/delegation.ts'
import { setDelegation } from '../acts/setDelegation.ts'
import { testSite, type TestSite } from '../acts/testing/site.ts'
import { readDelegation, whoCouldOn } from './delegation.ts'

const DAY = 60 * 24

let site: TestSite
beforeEach(() => void (site = testSite('2026-03-01T06:00:00.000Z')))
afterEach(() => site.remove())

const on = (day: string) => whoCouldOn(site.store.db, day).map((row) => dayOfPerson.parse(row))
const names = (day: string) => on(day).map(({ name }) => name)
const nurse = () => site.as('nurse').person
const delegate = (...entries: Parameters<typeof setDelegation>[1]['entries']) =>
  setDelegation(site.as('administrator'), { userId: nurse().id, entries, reason: 'Delegation log signed' })
const user = (kind: string, field: string, value: string) =>
  site.store.commit(site.as('administrator').person, {
    kind,
    reason: 'change of staff',
    changes: [{ entity: 'user', id: nurse().id, field, value }],
  })

describe('R14: the delegation log', () => {
  const scoring = { task: 'GMFM-88', from: '2026-03-02', until: '2026-03-04', trained: '2026-02-20' }

  test('holds task, days and training, and is the administrator’s to write', () => {
    delegate(scoring)
    const rows = readDelegation(site.store.db).map((row) => delegationRow.parse(row))
    expect(rows.find(({ userId }) => userId === nurse().id)?.entries).toEqual([scoring])
    const wanted = { userId: nurse().id, entries: [scoring], reason: 'trying' }
    for (const role of ['nurse', 'investigator', 'coordinator', 'monitor'] as const) {
      expect(() => setDelegation(site.as(role), { ...wanted, entries: [] })).toThrow('role does not allow')
    }
    expect(() => delegate({ ...scoring, until: '2026-03-01' })).toThrow('cannot end before it begins')
  })

  test('says which tasks stood on a day', () => {
    delegate(scoring, { task: 'Consent', from: '2026-01-01', until: null, trained: null })
    site.clock.wait(DAY * 10)
    const tasks = (day: string) =>
      on(day)
        .find(({ userId }) => userId === nurse().id)
        ?.tasks.map(({ task }) => task)
    expect(tasks('2026-03-01')).toEqual(['Consent'])
    expect(tasks('2026-03-02')).toEqual(['GMFM-88', 'Consent'])
    expect(tasks('2026-03-04')).toEqual(['GMFM-88', 'Consent'])
    expect(tasks('2026-03-05')).toEqual(['Consent'])
  })
})

describe('R14: who could do what on a day', () => {
  test('nobody before the study began, and everybody from the day of the account on', () => {
    expect(on('2026-02-28')).toEqual([])
    expect(names('2026-03-01')).toContain('nurse of the test')
    expect(on('2026-03-01').find(({ userId }) => userId === nurse().id)?.rights).toContain('record.write')
    expect(on('2026-03-01').find(({ roles }) => roles.includes('monitor'))?.rights).not.toContain('record.write')
  })

  test('an account that was disabled counts on its last day and not after it, and again once it is enabled', () => {
    site.clock.wait(DAY * 2)
    user('user.disabled', 'status', 'disabled')
    site.clock.wait(DAY * 2)
    user('user.enabled', 'status', 'active')
    const present = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'].map((day) =>
      names(day).includes('nurse of the test'),
    )
    expect(present).toEqual([true, true, false, true])
  })

  test('both roles on the day of a change, and the past stays as it was', () => {
    site.clock.wait(DAY * 3)
    user('user.changed', 'role', 'monitor')
    const roles = (day: string) => on(day).find(({ userId }) => userId === nurse().id)?.roles
    expect(roles('2026-03-03')).toEqual(['nurse'])
    expect(roles('2026-03-04')).toEqual(['nurse', 'monitor'])
    expect(roles('2026-03-05')).toEqual(['monitor'])
  })

  test('days are those of the site, not of UTC', () => {
    site.clock.wait(60 * 15)
    user('user.disabled', 'status', 'disabled')
    // 21:00 UTC on the 1st is after midnight in Tehran.
    expect(names('2026-03-02')).toContain('nurse of the test')
    expect(names('2026-03-03')).not.toContain('nurse of the test')
  })
})
