import { afterEach, beforeEach, expect, test } from 'vitest'
import { readFormView } from '../read/formView.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { registerSubject } from './registerSubject.ts'
import { saveForm } from './saveForm.ts'
import { signForm } from './signForm.ts'
import { complete, keep, opened } from './testing/child.ts'
import { testSite, type TestSite } from './testing/site.ts'

let site: TestSite
let nurse: ActContext
let investigator: ActContext
let subjectId: string
let formId: string
const state = () => readFormView(readingOf(nurse), formId).state
const sign = () => signForm(investigator, { formId, meaning: 'reviewed' })

beforeEach(() => {
  site = testSite()
  nurse = site.as('nurse')
  investigator = site.as('investigator')
  subjectId = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' }).subjectId
  formId = opened(nurse, subjectId, 'COMPLETE', 'ET')
})
afterEach(() => site.remove())

test('EC126: the end of the study can be complete while other forms wait, and is not signed before them', () => {
  const event = opened(nurse, subjectId, 'AE', null)
  keep(nurse, event, { AE_TERM: 'Seizure at night', AESHOSP: 'Y' })
  saveForm(nurse, { formId: event, base: 0 })
  keep(nurse, formId, { STUDY_STATUS: 'EARLY', DATE_LAST_VISIT: '2026-03-01' })
  complete(nurse, formId)
  expect(state()).toBe('complete')
  expect(sign).toThrow('the final report of serious adverse event 1; the signature of 2 other forms')
  expect(state()).toBe('complete')
})

test('EC126: it is signed once every other form is', () => {
  const child = opened(nurse, subjectId, 'DEMOG', 'SCR')
  keep(nurse, child, { BIRTH_DATE: '2020-05-01', SEX: '2', WEIGHT: '14.5', HEIGHT: '98', HEIGHT_METHOD: 'HEIGHT' })
  complete(nurse, child)
  keep(nurse, formId, { STUDY_STATUS: 'EARLY', DATE_LAST_VISIT: '2026-03-01' })
  complete(nurse, formId)
  expect(sign).toThrow('the signature of 1 other form.')
  signForm(investigator, { formId: child, meaning: 'reviewed' })
  sign()
  expect(state()).toBe('signed')
})
