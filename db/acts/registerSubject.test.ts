import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSubjectRecord } from '../read/subjectRecord.ts'
import { registerSubject } from './registerSubject.ts'
import { testSite, type TestSite } from './testing/site.ts'

const sara = { givenName: 'سارا', familyName: 'کریمی', recordNumber: '12-345' }

describe('registering a child', () => {
  let site: TestSite
  beforeEach(() => void (site = testSite()))
  afterEach(() => site.remove())

  test('R48: gives the next number of the site and never one twice', () => {
    const first = registerSubject(site.as('nurse'), sara)
    const second = registerSubject(site.as('investigator'), sara)
    expect([first.code, second.code]).toEqual(['TST-001', 'TST-002'])
    expect(first.subjectId).not.toBe(second.subjectId)
  })

  test('keeps the name in the identity tables and nowhere else', () => {
    registerSubject(site.as('nurse'), sara)
    const identity = site.store.db.prepare<{ item: string }>('SELECT item FROM identity_item ORDER BY item').all()
    expect(identity.map(({ item }) => item)).toEqual(['FAMILY_NAME', 'GIVEN_NAME', 'RECORD_NUMBER'])
    expect(site.store.db.prepare('SELECT * FROM item').all()).toEqual([])
  })

  test('plans the first injection so that screening is due today', () => {
    const { subjectId } = registerSubject(site.as('nurse'), sara)
    const record = readSubjectRecord(site.store.db, subjectId)
    expect(record.subject.plannedFirstInjection).toBe('2026-04-15')
    expect(record.studyEvents.map(({ oid, status }) => `${oid} ${status}`)).toEqual(['SCR planned', 'INJ1 planned'])
  })

  test.each(['coordinator', 'monitor', 'administrator'] as const)('is refused to the %s', (role) => {
    expect(() => registerSubject(site.as(role), sara)).toThrow('Your role does not allow this')
    expect(site.store.db.prepare('SELECT * FROM subject').all()).toEqual([])
  })
})
