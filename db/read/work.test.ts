import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readingOf, type ActContext } from '../acts/actContext.ts'
import { markReviewed } from '../acts/markReviewed.ts'
import { answerQuery, closeQuery, raiseQuery, reopenQuery } from '../acts/queries.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { saveForm } from '../acts/saveForm.ts'
import { keep, opened } from '../acts/testing/child.ts'
import { testSite, type TestSite } from '../acts/testing/site.ts'
import { addUnscheduledVisit } from '../acts/visits.ts'
import { formVersion } from '../drafts/draft.ts'
import { otherChildrenOf } from './otherChildren.ts'
import { readSubjectView } from './subjectView.ts'
import { readTodayView } from './todayView.ts'

const nobody = { givenName: 'Sample', familyName: 'Child', recordNumber: '' }

describe('what waits, and for whom', () => {
  let site: TestSite
  let nurse: ActContext
  let subjectId: string

  beforeEach(() => {
    site = testSite()
    nurse = site.as('nurse')
    subjectId = registerSubject(nurse, nobody).subjectId
  })
  afterEach(() => site.remove())

  const save = (formId: string) => saveForm(nurse, { formId, base: 0 })

  test('a serious event waits for its report for a day from awareness on, and no longer once a report was sent', () => {
    const event = opened(nurse, subjectId, 'AE', null)
    keep(nurse, event, { AE_TERM: 'Seizure at night', AESHOSP: 'Y' })
    save(event)
    const waiting = () => readTodayView(readingOf(nurse)).seriousEvents
    expect(waiting()).toMatchObject([{ title: 'Seizure at night', subjectCode: 'TST-001' }])
    expect(waiting()[0]?.dueBy.slice(0, 10)).toBe('2026-03-02')
    const report = opened(nurse, subjectId, 'SAE', null)
    keep(nurse, report, { SAE_AE: event, SAE_AWARE: '2026-02-27T09:30' })
    save(report)
    expect(waiting()).toMatchObject([{ dueBy: '2026-02-28T06:00:00.000Z' }])
    keep(nurse, report, { SAE_SENT: '2026-02-27T20:00' })
    saveForm(nurse, { formId: report, base: formVersion(site.store.db, report) })
    expect(waiting()).toEqual([])
  })

  test('a report cannot point at the event of another child', () => {
    const other = registerSubject(nurse, nobody).subjectId
    const event = opened(nurse, other, 'AE', null)
    const report = opened(nurse, subjectId, 'SAE', null)
    expect(() => keep(nurse, report, { SAE_AE: event })).toThrow('Choose a row from the list.')
  })

  test('an assessor is somebody with the role the item asks for', () => {
    const scale = opened(nurse, subjectId, 'GMFCS', 'BL')
    expect(() => keep(nurse, scale, { GMFCS_ASSESSOR: site.as('monitor').person.id })).toThrow('Choose a person')
    expect(() => keep(nurse, scale, { GMFCS_ASSESSOR: 'Nurse Joy' })).toThrow('Choose a person')
    keep(nurse, scale, { GMFCS_ASSESSOR: nurse.person.id })
  })

  test('unscheduled visits count on and stand in the matrix once they took place', () => {
    addUnscheduledVisit(nurse, { subjectId, date: '2026-02-20', reason: 'Fever at home' })
    addUnscheduledVisit(nurse, { subjectId, date: '2026-02-27', reason: 'Fever again' })
    expect(() => addUnscheduledVisit(nurse, { subjectId, date: '2026-03-09', reason: 'Coming up' })).toThrow(
      'lies ahead',
    )
    const visits = readSubjectView(readingOf(nurse), subjectId).visits.filter(({ oid }) => oid === 'UNS')
    expect(visits.map(({ repeat, actual, status }) => [repeat, actual, status])).toEqual([
      [1, '2026-02-20', 'occurred'],
      [2, '2026-02-27', 'occurred'],
    ])
  })

  test('a query goes from the monitor to the site and back, and may be opened again', () => {
    const formId = opened(nurse, subjectId, 'DEMOG', 'SCR')
    const monitor = site.as('monitor')
    const { queryId } = raiseQuery(monitor, { formId, address: null, text: 'Please check the height', check: null })
    const waitsFor = (context: ActContext) => readTodayView(readingOf(context)).queries.length
    expect([waitsFor(nurse), waitsFor(monitor)]).toEqual([1, 0])
    expect(() => closeQuery(nurse, queryId, 'Fine')).toThrow('Your role does not allow this')
    answerQuery(nurse, queryId, 'Measured again, it is right')
    expect([waitsFor(nurse), waitsFor(monitor)]).toEqual([0, 1])
    expect(() => answerQuery(nurse, queryId, 'Once more')).toThrow('somebody has moved it on')
    closeQuery(monitor, queryId, 'Seen')
    reopenQuery(monitor, queryId, 'The source says otherwise')
    expect([waitsFor(nurse), waitsFor(monitor)]).toEqual([1, 0])
  })

  test('another child is asked after by lot and by birth, and never named', () => {
    const other = registerSubject(nurse, nobody).subjectId
    const product = opened(site.as('investigator'), other, 'PRODUCT', 'INJ1')
    keep(site.as('investigator'), product, { LOT_NO: 'LOT-7' })
    saveForm(site.as('investigator'), { formId: product, base: 0 })
    const asked = otherChildrenOf(site.store.db, subjectId)
    expect(asked.lotBelongsToAnother('LOT-7')).toBe(true)
    expect(asked.lotBelongsToAnother('LOT-8')).toBe(false)
    expect(otherChildrenOf(site.store.db, other).lotBelongsToAnother('LOT-7')).toBe(false)

    const demographics = opened(nurse, other, 'DEMOG', 'SCR')
    keep(nurse, demographics, { BIRTH_DATE: '2020-05-01', SEX: '2' })
    save(demographics)
    const history = opened(nurse, other, 'MEDHX', 'SCR')
    keep(nurse, history, { BIRTH_WEIGHT: '2100' })
    save(history)
    expect(asked.hasTwin('2020-05-01', '2', '2100')).toBe(true)
    expect(asked.hasTwin('2020-05-01', '1', '2100')).toBe(false)
    expect(asked.hasTwin('2020-05-02', '2', '2100')).toBe(false)
  })

  test('a stretch of the trail is reviewed by coordinator and monitor, and ends after it begins', () => {
    const review = { formId: null, fromSequence: 1, toSequence: 5, outcome: 'accepted', note: null } as const
    expect(() => markReviewed(nurse, review)).toThrow('Your role does not allow this')
    expect(() => markReviewed(site.as('monitor'), { ...review, toSequence: 0 })).toThrow('ends before it begins')
    markReviewed(site.as('coordinator'), review)
    expect(site.store.db.prepare('SELECT from_sequence, to_sequence, outcome FROM audit_review').all()).toEqual([
      { from_sequence: 1, to_sequence: 5, outcome: 'accepted' },
    ])
  })
})
