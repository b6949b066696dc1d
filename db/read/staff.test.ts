import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerSubject } from '../acts/registerSubject.ts'
import { setDelegation } from '../acts/setDelegation.ts'
import { keep, opened } from '../acts/testing/child.ts'
import { testSite, type TestSite } from '../acts/testing/site.ts'

describe('EC005: who obtained consent held the role on that day', () => {
  let site: TestSite
  let formId: string
  beforeAll(() => {
    site = testSite()
    const child = { givenName: 'Test', familyName: 'Child', recordNumber: 'R-1' }
    formId = opened(site.as('nurse'), registerSubject(site.as('nurse'), child).subjectId, 'CONSENT', 'SCR')
  })
  afterAll(() => site.remove())

  /** Whether consent on a day by the investigator is a deviation. */
  const departsOn = (day: string) => {
    const given = { CONSENT_DATE: `${day}T10:00`, PERSON_OBTAINING: site.as('investigator').person.id }
    return keep(site.as('nurse'), formId, given).findings.some(({ check }) => check === 'EC005')
  }

  test('an account without a line in the delegation log has its role on every day', () => {
    expect(departsOn('2026-02-10')).toBe(false)
  })

  test('with lines, it has the role on their days, the first and the last among them', () => {
    const line = { task: 'Consent', from: '2026-02-05', until: '2026-02-20', trained: null }
    const userId = site.as('investigator').person.id
    setDelegation(site.as('administrator'), { userId, entries: [line], reason: 'Start-up of the site' })
    expect(['2026-02-04', '2026-02-05', '2026-02-20', '2026-02-21'].map(departsOn)).toEqual([true, false, false, true])
  })
})
