import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditPage } from '../../shared/ipc/views/audit.ts'
import { accountRow, settingRow } from '../../shared/ipc/views/people.ts'
import { subjectRow, subjectView } from '../../shared/ipc/views/subjects.ts'
import { todayView } from '../../shared/ipc/views/today.ts'
import { readingOf, type ActContext } from '../acts/actContext.ts'
import { raiseQuery } from '../acts/queries.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { setPreferences } from '../acts/setPreferences.ts'
import { setSetting } from '../acts/setSetting.ts'
import { complete, keep, opened } from '../acts/testing/child.ts'
import { testSite, type TestSite } from '../acts/testing/site.ts'
import { planVisit, setVisitDate, visitMissed } from '../acts/visits.ts'
import { readAccountRows } from './accountRows.ts'
import { readApplicationFacts } from './applicationFacts.ts'
import { readAuditPage } from './auditPage.ts'
import { readSettingRow, readSettingRows } from './settingRows.ts'
import { readSubjectRows } from './subjectRows.ts'
import { readSubjectView } from './subjectView.ts'
import { readTodayView } from './todayView.ts'

const demographics = { BIRTH_DATE: '2020-05-01', SEX: '2', WEIGHT: '14.5', HEIGHT: '98', HEIGHT_METHOD: 'HEIGHT' }

describe('what the screens read', () => {
  let site: TestSite
  let nurse: ActContext
  let subjectId: string

  beforeEach(() => {
    site = testSite()
    nurse = site.as('nurse')
    subjectId = registerSubject(nurse, { givenName: 'علی‌رضا', familyName: 'کریمی', recordNumber: '77' }).subjectId
    registerSubject(nurse, { givenName: 'Sara', familyName: 'Ahmadi', recordNumber: '' })
  })
  afterEach(() => site.remove())

  const rows = (search: string, context = nurse) =>
    readSubjectRows(readingOf(context), search).map((row) => subjectRow.parse(row))
  const today = (context = nurse) => todayView.parse(readTodayView(readingOf(context)))
  const child = (context = nurse) => subjectView.parse(readSubjectView(readingOf(context), subjectId))

  test('children are listed by code and found by any spelling of the name', () => {
    expect(rows('').map(({ code, name }) => [code, name])).toEqual([
      ['TST-001', 'علی‌رضا کریمی'],
      ['TST-002', 'Sara Ahmadi'],
    ])
    expect(rows('عليرضا').map(({ code }) => code)).toEqual(['TST-001'])
    expect(rows('sara').map(({ code }) => code)).toEqual(['TST-002'])
    expect(rows('nobody')).toEqual([])
  })

  test('the monitor sees that there is a name, the coordinator nothing; neither finds a child by it', () => {
    expect(rows('', site.as('monitor')).map(({ name }) => name)).toEqual(['•••', '•••'])
    expect(rows('', site.as('coordinator')).map(({ name }) => name)).toEqual([null, null])
    expect(rows('Sara', site.as('monitor'))).toEqual([])
    expect(rows('Sara', site.as('coordinator'))).toEqual([])
  })

  test('a child who was just registered has screening due today', () => {
    expect(rows('001')[0]?.nextVisit).toEqual({ oid: 'SCR', planned: '2026-03-01', latest: '2026-03-17' })
    const { visits } = today()
    expect(visits[0]).toMatchObject({ oid: 'SCR', state: 'due', daysLeft: 16, subjectCode: 'TST-001' })
    expect(visits[0]?.forms.map(({ form }) => form)).toContain('CONSENT')
  })

  test('a visit whose window has passed is overdue', () => {
    site.clock.wait(20 * 24 * 60)
    expect(today().visits.find(({ oid }) => oid === 'SCR')).toMatchObject({ state: 'overdue', daysLeft: -4 })
    expect(child().visits.find(({ oid }) => oid === 'SCR')?.status).toBe('overdue')
  })

  test('a draft is on the list of its author and nobody else', () => {
    keep(nurse, opened(nurse, subjectId, 'DEMOG', 'SCR'), { WEIGHT: '14.5' })
    expect(today().drafts).toMatchObject([{ form: 'DEMOG', answered: 3, subjectCode: 'TST-001' }])
    expect(today(site.as('nurse2')).drafts).toEqual([])
    expect(rows('001')[0]?.drafts).toBe(1)
  })

  test('the matrix shows how far each form is, and the head what is known of the child', () => {
    const formId = opened(nurse, subjectId, 'DEMOG', 'SCR')
    const cell = () =>
      child()
        .visits.find(({ oid }) => oid === 'SCR')
        ?.cells.find(({ form }) => form === 'DEMOG')
    expect(cell()).toMatchObject({ formId, state: 'open', presence: 'required' })
    keep(nurse, formId, demographics)
    expect(cell()).toMatchObject({ state: 'draft', draftBy: 'nurse of the test' })
    complete(nurse, formId)
    expect(cell()).toMatchObject({ state: 'complete', draftBy: null })
    expect(child()).toMatchObject({ ageYears: 5, sex: '2', weight: '14.5', gmfcs: null, status: 'screening' })
    expect(child().visits.find(({ oid }) => oid === 'SCR')).toMatchObject({ status: 'occurred', actual: '2026-03-01' })
  })

  test('windows move with the plan of the first injection, and a new plan needs a reason', () => {
    const place = { subjectId, oid: 'INJ1', repeat: 1 }
    expect(() => planVisit(nurse, { ...place, date: '2026-05-01', reason: null })).toThrow('planned already')
    planVisit(nurse, { ...place, date: '2026-05-01', reason: 'Cells need longer to grow' })
    expect(child().doses.map(({ state, earliest }) => [state, earliest])).toEqual([
      ['notDue', '2026-05-01'],
      ['notDue', '2026-05-29'],
      ['notDue', '2026-06-28'],
      ['notDue', '2026-07-28'],
    ])
  })

  test('a visit is dated in the past only, and corrected with a reason', () => {
    const place = { subjectId, oid: 'BMA', repeat: 1 }
    expect(() => setVisitDate(nurse, { ...place, date: '2026-03-02', reason: null })).toThrow('lies ahead')
    setVisitDate(nurse, { ...place, date: '2026-02-27', reason: null })
    expect(() => setVisitDate(nurse, { ...place, date: '2026-02-28', reason: null })).toThrow('has a date already')
    setVisitDate(nurse, { ...place, date: '2026-02-28', reason: 'Typing mistake' })
    expect(child().visits.find(({ oid }) => oid === 'BMA')).toMatchObject({ status: 'occurred', actual: '2026-02-28' })
  })

  test('R45: a missed visit says why and asks for nothing any more', () => {
    visitMissed(nurse, { subjectId, oid: 'BMA', repeat: 1, reason: 'Child had a fever' })
    const visit = child().visits.find(({ oid }) => oid === 'BMA')
    expect(visit).toMatchObject({ status: 'missed', missedReason: 'Child had a fever' })
    expect(new Set(visit?.cells.map(({ state }) => state))).toEqual(new Set(['missed']))
  })

  test('an open query waits for those who answer', () => {
    const formId = opened(nurse, subjectId, 'DEMOG', 'SCR')
    raiseQuery(site.as('monitor'), { formId, address: null, text: 'Is the weight in the source?', check: null })
    expect(today().queries).toMatchObject([{ text: 'Is the weight in the source?', ageDays: 0 }])
    expect(today(site.as('monitor')).queries).toEqual([])
    expect(rows('001')[0]?.openQueries).toBe(1)
  })

  describe('the trail', () => {
    const page = (context: ActContext, filter = {}, before: number | null = null, limit = 500) =>
      auditPage.parse(readAuditPage(readingOf(context), { filter, before, limit }))

    test('is read newest first, page by page, each record once', () => {
      const whole = page(site.as('coordinator'))
      expect(whole.rows[0]?.sequence).toBe(whole.lastSequence)
      const seen: number[] = []
      for (let next: number | null = null, first = true; first || next !== null; first = false) {
        const { rows: part, next: more } = page(site.as('coordinator'), {}, next, 7)
        seen.push(...part.map(({ sequence }) => sequence))
        next = more
      }
      expect(seen).toEqual(whole.rows.map(({ sequence }) => sequence))
      expect(whole.total).toBe(seen.length)
    })

    test('masks identity for the monitor and the coordinator, and text search does not find it', () => {
      const names = (context: ActContext) => page(context, { item: 'GIVEN_NAME' }).rows.map((row) => row.new)
      expect(names(site.as('investigator'))).toEqual(['Sara', 'علی‌رضا'])
      expect(names(site.as('monitor'))).toEqual(['•••', '•••'])
      expect(names(site.as('coordinator'))).toEqual(['•••', '•••'])
      expect(page(site.as('investigator'), { text: 'Sara' }).total).toBe(1)
      expect(page(site.as('monitor'), { text: 'Sara' }).total).toBe(0)
    })

    test('shows a nurse her own acts and the administrator those on accounts only', () => {
      expect(new Set(page(nurse).rows.map(({ by }) => by))).toEqual(new Set(['nurse of the test']))
      expect(page(site.as('nurse2')).total).toBe(0)
      const kinds = new Set(page(site.as('administrator')).rows.map(({ kind }) => kind.split('.')[0]))
      expect([...kinds].toSorted()).toEqual(['store', 'user'])
    })

    test('finds by child, form, kind and text, and takes wildcards in a text literally', () => {
      const coordinator = site.as('coordinator')
      expect(page(coordinator, { subjectId }).rows.every(({ subjectCode }) => subjectCode === 'TST-001')).toBe(true)
      expect(page(coordinator, { kind: 'subject.registered', formOid: 'DEMOG' }).total).toBeGreaterThan(0)
      expect(page(coordinator, { text: '%' }).total).toBe(0)
      expect(page(coordinator, { text: 'screening' }).total).toBe(2)
    })
  })

  test('settings say who changed them, and each role changes its own', () => {
    const change = { key: 'export.k', value: '11', reason: 'Asked by the ethics committee' }
    expect(() => setSetting(site.as('administrator'), change)).toThrow('Your role does not allow this')
    expect(() => setSetting(site.as('coordinator'), { ...change, value: 'many' })).toThrow('A number from 2 to 50.')
    setSetting(site.as('coordinator'), change)
    const row = settingRow.parse(readSettingRow(readingOf(site.as('coordinator')), 'export.k'))
    expect(row).toMatchObject({ value: '11', default: '5', changedBy: 'coordinator of the test', mayChange: true })
    expect(readSettingRows(readingOf(site.as('investigator'))).every(({ mayChange }) => !mayChange)).toBe(true)
  })

  test('accounts are listed with their standing', () => {
    const accounts = readAccountRows(site.store.db).map((row) => accountRow.parse(row))
    expect(accounts).toHaveLength(6)
    expect(accounts.every(({ status, lastSignIn }) => status === 'active' && lastSignIn === null)).toBe(true)
  })

  test('a person keeps language and calendar', () => {
    expect(readApplicationFacts(readingOf(nurse))).toMatchObject({
      language: 'en',
      calendar: 'gregorian',
      today: '2026-03-01',
    })
    setPreferences(nurse, { language: 'fa', calendar: 'solarHijri' })
    expect(readApplicationFacts(readingOf(nurse))).toMatchObject({ language: 'fa', calendar: 'solarHijri' })
    expect(readApplicationFacts(readingOf(site.as('monitor')))).toMatchObject({ language: 'en' })
  })
})
