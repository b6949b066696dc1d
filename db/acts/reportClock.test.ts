import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readDraft, readDraftItems, formVersion } from '../drafts/draft.ts'
import { readEventRows } from '../read/eventRows.ts'
import { readEventLinks } from '../read/eventLinks.ts'
import { itemsOf } from '../read/formItems.ts'
import { formRowsOf } from '../read/formRow.ts'
import { readReportClocks } from '../read/seriousEvents.ts'
import { readTodayView } from '../read/todayView.ts'
import { eventRow, reportClock } from '../../shared/ipc/views/adverseEvents.ts'
import { todayView } from '../../shared/ipc/views/today.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { openLateReports } from './openLateReports.ts'
import { openReport } from './openReport.ts'
import { openSymptomEvent } from './openSymptomEvent.ts'
import { recordReportSent } from './recordReportSent.ts'
import { registerSubject } from './registerSubject.ts'
import { saveForm } from './saveForm.ts'
import { keep, opened } from './testing/child.ts'
import { testSite, type TestSite } from './testing/site.ts'

/** The clock of the site stands at 2026-03-01 09:30. */
describe('the clock to the report of a serious event', () => {
  let site: TestSite
  let nurse: ActContext
  let subjectId: string
  let event: string

  beforeEach(() => {
    site = testSite()
    nurse = site.as('nurse')
    subjectId = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' }).subjectId
    event = opened(nurse, subjectId, 'AE', null)
  })
  afterEach(() => site.remove())

  const save = (id: string) => saveForm(nurse, { formId: id, base: formVersion(site.store.db, id) })
  const clocks = (who = nurse) => readReportClocks(readingOf(who)).map((clock) => reportClock.parse(clock))
  const deviations = () => formRowsOf(site.store.db, subjectId).filter(({ oid }) => oid === 'DEV')
  const report = (given: Parameters<typeof keep>[2] = {}) => {
    const id = opened(nurse, subjectId, 'SAE', null)
    keep(nurse, id, { SAE_AE: event, SAE_REPORT_TYPE: 'INITIAL', ...given })
    return id
  }
  const send = (id: string, at: string) =>
    recordReportSent(nurse, {
      formId: id,
      base: formVersion(site.store.db, id),
      at,
      to: ['SPONSOR', 'EC'],
      how: 'EMAIL',
    })

  test('runs from the minute in which somebody typed what makes it serious, saved or not', () => {
    keep(nurse, event, { AE_TERM: 'Seizure at night', AESHOSP: 'N' })
    save(event)
    site.clock.wait(3 * 24 * 60)
    expect(clocks()).toEqual([])
    keep(nurse, event, { AESHOSP: 'Y' })
    expect(clocks()).toMatchObject([{ aware: '2026-03-04T09:30', isLate: false, dueBy: '2026-03-05T06:00:00.000Z' }])
    site.clock.wait(60)
    save(event)
    expect(clocks()).toMatchObject([{ title: 'Seizure at night', aware: '2026-03-04T09:30' }])
  })

  test('is seen by everybody who reads the record, without what stands in the draft of another', () => {
    keep(nurse, event, { AE_TERM: 'Seizure at night', AESLIFE: 'Y' })
    expect(clocks(site.as('monitor'))).toMatchObject([{ title: null, number: 1, name: '•••' }])
    expect(readEventRows(readingOf(site.as('monitor'))).map((row) => eventRow.parse(row))).toMatchObject([
      { title: null, serious: null, draftBy: 'nurse of the test', clock: { isLate: false } },
    ])
  })

  test('stops when it is recorded to whom, how and when the report was sent, in the trail', () => {
    keep(nurse, event, { AE_TERM: 'Seizure', AESHOSP: 'Y' })
    save(event)
    const id = report()
    site.clock.wait(90)
    expect(send(id, '2026-03-01T10:45')).toEqual({ isLate: false })
    expect(clocks()).toEqual([])
    expect(deviations()).toEqual([])
    const written = site.store.db
      .prepare<{ item: string; value: string }>(
        `SELECT item, value ->> '$.value' AS value FROM item WHERE form_id = ? AND item LIKE 'SAE_SENT%' ORDER BY item`,
      )
      .all(id)
    expect(written).toEqual([
      { item: 'SAE_SENT', value: '2026-03-01T10:45' },
      { item: 'SAE_SENT_HOW', value: 'EMAIL' },
      { item: 'SAE_SENT_TO', value: '["SPONSOR","EC"]' },
    ])
    const trail = site.store.db
      .prepare<{ kind: string }>(`SELECT kind FROM audit_record WHERE form_id = ? AND field LIKE '%/SAE_SENT'`)
      .all(id)
    expect(trail).toEqual([{ kind: 'form.saved' }])
  })

  test('a report is begun once, with the event, its criteria and the hour of awareness', () => {
    keep(nurse, event, { AE_TERM: 'Seizure', AESHOSP: 'Y', AESLIFE: 'N' })
    site.clock.wait(30)
    const id = openReport(nurse, event)
    expect(openReport(nurse, event)).toBe(id)
    save(id)
    expect(openReport(site.as('investigator'), event)).toBe(id)
    const given = itemsOf(site.store.db, id).map(({ address, answer }) => [address.item, answer])
    expect(Object.fromEntries(given)).toEqual({
      SAE_AE: { value: event },
      SAE_AWARE: { value: '2026-03-01T09:30' },
      SAE_CRITERIA: { value: ['AESHOSP'] },
      SAE_REPORT_TYPE: { value: 'INITIAL' },
    })
    expect(() => openReport(nurse, id)).toThrow('Only an adverse event')
  })

  test('refuses a sending that lies ahead, and one of something that is no report', () => {
    keep(nurse, event, { AE_TERM: 'Seizure', AESHOSP: 'Y' })
    expect(() => send(report(), '2026-03-01T09:31')).toThrow('This lies ahead')
    expect(() => send(event, '2026-03-01T09:00')).toThrow('This is no report')
  })

  test('EC106: sent too late it opens one deviation, filled in, whoever else finds it too', () => {
    keep(nurse, event, { AE_TERM: 'Seizure', AESHOSP: 'Y' })
    save(event)
    site.clock.wait(25 * 60)
    expect(openLateReports(nurse)).toBe(1)
    expect(openLateReports(site.as('investigator'))).toBe(1)
    expect(deviations()).toHaveLength(1)
    const id = report({ SAE_AWARE: '2026-03-01T09:00' })
    expect(send(id, '2026-03-02T10:00')).toEqual({ isLate: true })
    expect(openLateReports(nurse)).toBe(0)
    expect(deviations()).toHaveLength(1)
    const [deviation] = deviations()
    expect(readDraft(site.store.db, deviation?.id ?? '')?.author).toBe(nurse.person.id)
    expect(
      Object.fromEntries(
        readDraftItems(site.store.db, deviation?.id ?? '').map(({ address, answer }) => [
          address.split('/')[2],
          answer,
        ]),
      ),
    ).toMatchObject({
      DEV_CATEGORY: { value: 'SAE_LATE' },
      DEV_CLASS: { value: 'MAJOR' },
      DEV_CHECK: { value: 'EC106' },
      DEV_START: { value: '2026-03-02' },
    })
  })

  test('EC106: sending alone finds that it is late, counted from the awareness that the report gives', () => {
    keep(nurse, event, { AE_TERM: 'Seizure', AESHOSP: 'Y' })
    save(event)
    const id = report({ SAE_AWARE: '2026-02-27T08:00' })
    expect(send(id, '2026-03-01T09:00')).toEqual({ isLate: true })
    expect(deviations()).toHaveLength(1)
  })

  test('opens nothing for those who may only read, nor while time is left', () => {
    keep(nurse, event, { AE_TERM: 'Seizure', AESHOSP: 'Y' })
    save(event)
    expect(openLateReports(nurse)).toBe(0)
    site.clock.wait(25 * 60)
    expect(openLateReports(site.as('monitor'))).toBe(0)
    expect(deviations()).toEqual([])
  })
})

describe('events to finish', () => {
  let site: TestSite
  let nurse: ActContext
  let subjectId: string
  let check: string

  beforeEach(() => {
    site = testSite()
    nurse = site.as('nurse')
    subjectId = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' }).subjectId
    check = opened(nurse, subjectId, 'POSTINJ', 'OBS-1')
  })
  afterEach(() => site.remove())

  const answer = (severity: string) => keep(nurse, check, { 'SYMPTOM_SEVERITY/2': severity })
  const open = () => openSymptomEvent(nurse, { formId: check, base: formVersion(site.store.db, check), row: 2 })
  const toFinish = (who = nurse) => todayView.parse(readTodayView(readingOf(who))).eventsToFinish

  test('one click on a symptom saves the form and gives the event opened for it, the same one again and again', () => {
    answer('1')
    const event = open()
    expect(open()).toBe(event)
    expect(toFinish()).toMatchObject([{ formId: event, title: 'Nausea', isMine: true, symptom: { en: 'Nausea' } }])
    expect(readTodayView(readingOf(nurse)).drafts).toEqual([])
    expect(toFinish(site.as('nurse2'))).toMatchObject([{ title: null, isMine: false, draftBy: 'nurse of the test' }])
  })

  test('a symptom that is not there has no event', () => {
    answer('0')
    expect(open).toThrow()
    expect(toFinish()).toEqual([])
  })

  test('a symptom that was taken back is said at its form, at its event and on the list', () => {
    answer('1')
    const event = open()
    expect(readEventLinks(readingOf(nurse), check).opened).toMatchObject([
      { row: 2, formId: event, isTakenBack: false },
    ])
    answer('0')
    expect(readEventLinks(readingOf(nurse), check).opened).toMatchObject([{ isTakenBack: true }])
    saveForm(nurse, { formId: check, base: formVersion(site.store.db, check) })
    expect(readEventLinks(readingOf(nurse), event).openedBy).toMatchObject({
      formId: check,
      studyEventOid: 'OBS-1',
      isTakenBack: true,
    })
    expect(toFinish()).toMatchObject([{ formId: event, isTakenBack: true }])
  })
})
