import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../../shared/roles.ts'
import { RELATIONS } from '../../shared/study/causality.ts'
import { dashboardView } from '../../shared/ipc/views/dashboard.ts'
import { readingOf, type ActContext } from '../acts/actContext.ts'
import { raiseQuery } from '../acts/queries.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { saveForm } from '../acts/saveForm.ts'
import { complete, keep, opened } from '../acts/testing/child.ts'
import { testSite, type TestSite } from '../acts/testing/site.ts'
import { planVisit, setVisitDate } from '../acts/visits.ts'
import { formVersion } from '../drafts/draft.ts'
import { readDashboard } from './dashboard.ts'

const DAY = 24 * 60
const NAME = 'Unmistakable'

describe('the overview of the site', () => {
  let site: TestSite
  let nurse: ActContext
  const register = () => registerSubject(nurse, { givenName: NAME, familyName: NAME, recordNumber: 'R-77' }).subjectId
  const overview = (context = site.as('coordinator')) => dashboardView.parse(readDashboard(readingOf(context)))
  const planDose = (subjectId: string, oid: string, date: string) =>
    planVisit(nurse, { subjectId, oid, repeat: 1, date, reason: 'Theatre is free' })

  beforeEach(() => {
    site = testSite()
    nurse = site.as('nurse')
  })
  afterEach(() => site.remove())

  test('is all zero and never before anything was done', () => {
    expect(overview()).toMatchObject({
      enrolled: 0,
      planned: 16,
      dueThisWeek: 0,
      overdue: 0,
      holds: 0,
      queries: { open: 0, oldestDays: null },
      seriousEvents: { count: 0, clocks: 0, late: 0, nextDueBy: null },
      complete: 0,
      expected: 0,
      lastBackup: null,
      lastExport: null,
      stopping: { children: 0, events: 0, injected: 0 },
      children: [],
    })
  })

  test('counts a visit as due this week from the week in which its window opens, and as overdue after it', () => {
    const subjectId = register()
    const before = overview()
    planDose(subjectId, 'INJ1', '2026-03-20')
    const injection = () => overview().children[0]?.doses[0]?.state
    expect(injection()).toBe('notDue')
    site.clock.wait(18 * DAY)
    expect(overview().dueThisWeek).toBeGreaterThan(before.dueThisWeek)
    site.clock.wait(60 * DAY)
    expect(injection()).toBe('overdue')
    expect(overview().overdue).toBeGreaterThan(0)
    expect(overview().children[0]?.overdue).toBe(overview().overdue)
  })

  test('adds the queries that wait, by child and with the age of the oldest', () => {
    const [first, second] = [register(), register()]
    const ask = (subjectId: string) =>
      raiseQuery(site.as('monitor'), {
        formId: opened(nurse, subjectId, 'DEMOG', 'SCR'),
        address: null,
        text: 'Please check the height',
        check: null,
      })
    ask(first)
    site.clock.wait(3 * DAY)
    ask(second)
    ask(second)
    expect(overview().queries).toEqual({ open: 3, oldestDays: 3 })
    expect(overview().children.map(({ code, openQueries }) => [code, openQueries])).toEqual([
      ['TST-001', 1],
      ['TST-002', 2],
    ])
  })

  test('stands a hold at the dose it holds, with the words of its check', () => {
    const subjectId = register()
    const formId = opened(site.as('investigator'), subjectId, 'PREINJ', 'INJ1')
    keep(site.as('investigator'), formId, { FEVER_NOW: 'Y', GO_DECISION: 'GO' })
    expect(() => complete(site.as('investigator'), formId)).toThrow()
    const { holds, children } = overview()
    expect(holds).toBeGreaterThan(0)
    expect(children[0]?.holds).toHaveLength(holds)
    expect(children[0]?.doses.map(({ state }) => state)).toEqual(['held', 'notDue', 'notDue', 'notDue'])
  })

  test('counts a serious event for stopping only after an injection and until every relation is ruled out', () => {
    const subjectId = register()
    const event = opened(nurse, subjectId, 'AE', null)
    keep(nurse, event, { AE_TERM: 'Seizure at night', AESHOSP: 'Y' })
    // Its clock runs while it is a draft, also for those who do not see the draft.
    expect(overview().seriousEvents).toMatchObject({ count: 1, clocks: 1 })
    saveForm(nurse, { formId: event, base: 0 })
    expect(overview().seriousEvents).toMatchObject({ count: 1, clocks: 1, late: 0 })
    expect(overview().stopping).toEqual({ children: 0, events: 0, injected: 0 })
    setVisitDate(nurse, { subjectId, oid: 'INJ1', repeat: 1, date: '2026-02-27', reason: null })
    const injection = opened(nurse, subjectId, 'INJ', 'INJ1')
    keep(nurse, injection, { INJ_START: '2026-02-27T10:00' })
    saveForm(nurse, { formId: injection, base: 0 })
    expect(overview().stopping).toEqual({ children: 1, events: 1, injected: 1 })
    const investigator = site.as('investigator')
    keep(investigator, event, Object.fromEntries(RELATIONS.map((item) => [item, 'NOT RELATED'])))
    saveForm(investigator, { formId: event, base: formVersion(site.store.db, event) })
    expect(overview().stopping).toEqual({ children: 0, events: 0, injected: 1 })
  })

  test('tells the age of the last backup and of the last export of either kind', () => {
    const said = (kind: string, by: Role, reason?: string) =>
      site.store.commit(site.as(by).person, { kind, changes: [], ...(reason === undefined ? {} : { reason }) }).time
    said('export.deidentified', 'coordinator')
    site.clock.wait(DAY)
    const lastExport = said('export.identified', 'investigator', 'Asked for by the ethics committee')
    const lastBackup = said('backup.made', 'administrator')
    expect(overview()).toMatchObject({ lastExport, lastBackup })
  })

  test('names no child, whoever looks', () => {
    register()
    for (const role of ROLES.filter((each) => each !== 'administrator')) {
      const text = JSON.stringify(overview(site.as(role)))
      expect(text).toContain('TST-001')
      expect(text).not.toContain(NAME)
      expect(text).not.toContain('R-77')
    }
  })
})
