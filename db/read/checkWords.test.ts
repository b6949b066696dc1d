import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readingOf, type ActContext } from '../acts/actContext.ts'
import { BlockedByChecks } from '../acts/blocking.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { setPreferences } from '../acts/setPreferences.ts'
import { complete, keep, opened } from '../acts/testing/child.ts'
import { testSite, type TestSite } from '../acts/testing/site.ts'
import { readDashboard } from './dashboard.ts'
import { holdsOfSubject } from './holdRows.ts'
import { readSubjectView } from './subjectView.ts'
import { readTodayView } from './todayView.ts'

const nobody = { givenName: 'Sample', familyName: 'Child', recordNumber: '' }
const ENGLISH = 'The child has a fever. The injection waits until the investigator has decided.'
const PERSIAN = 'کودک تب دارد. تزریق تا تصمیم پژوهشگر متوقف می‌ماند.'

describe('what a check wrote into the record', () => {
  let site: TestSite
  let investigator: ActContext
  let subjectId: string
  let formId: string

  beforeEach(() => {
    site = testSite()
    investigator = site.as('investigator')
    subjectId = registerSubject(investigator, nobody).subjectId
    formId = opened(investigator, subjectId, 'PREINJ', 'INJ2')
    keep(investigator, formId, { IDENTITY_TWO_WAYS: 'Y', FEVER_NOW: 'Y', FASTING_OK: 'Y', GO_DECISION: 'GO' })
    attempt()
  })
  afterEach(() => site.remove())

  /** An attempt that is refused, and puts what holds into the record. */
  const attempt = () => {
    try {
      complete(investigator, formId)
    } catch (thrown) {
      if (!(thrown instanceof BlockedByChecks)) throw thrown
    }
  }
  const told = () => {
    const context = readingOf(investigator)
    return [
      readTodayView(context).holds.map(({ message }) => message),
      readSubjectView(context, subjectId).findings.map(({ message }) => message),
      readDashboard(context).children.flatMap(({ holds }) => holds),
    ].map((messages) => messages.find((message) => message === ENGLISH || message === PERSIAN))
  }
  const speak = (language: 'en' | 'fa') => setPreferences(investigator, { language, calendar: 'gregorian' })

  test('is told in the language of the reader, and kept in English', () => {
    expect(told()).toEqual([ENGLISH, ENGLISH, ENGLISH])
    speak('fa')
    expect(told()).toEqual([PERSIAN, PERSIAN, PERSIAN])
    expect(holdsOfSubject(site.store.db, subjectId).map(({ message }) => message)).toContain(ENGLISH)
  })

  test('stands as it was written once the form says something else', () => {
    speak('fa')
    keep(investigator, formId, { FEVER_NOW: 'N' })
    // The record still has the fever: a draft alone takes nothing back.
    expect(told()).toEqual([PERSIAN, PERSIAN, PERSIAN])
    attempt()
    expect(told()).toEqual([ENGLISH, ENGLISH, ENGLISH])
  })
})
