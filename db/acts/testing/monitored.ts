import { registerSubject } from '../registerSubject.ts'
import { complete, keep, opened } from './child.ts'
import { testSite, type TestSite } from './site.ts'

/** A site with one child whose demographic form is complete: enough to monitor. */
export interface Monitored {
  readonly site: TestSite
  readonly subjectId: string
  readonly code: string
  /** DEMOG at screening. */
  readonly formId: string
}

export const DEMOGRAPHICS = {
  BIRTH_DATE: '2020-05-01',
  SEX: '2',
  WEIGHT: '14.5',
  HEIGHT: '98',
  HEIGHT_METHOD: 'HEIGHT',
} as const

/** Makes it. Remove the site when the test is over. */
export function monitored(): Monitored {
  const site = testSite()
  const nurse = site.as('nurse')
  const { subjectId, code } = registerSubject(nurse, {
    givenName: 'Ali',
    familyName: 'Rezaei',
    recordNumber: '77-1',
  })
  const formId = opened(nurse, subjectId, 'DEMOG', 'SCR')
  keep(nurse, formId, DEMOGRAPHICS)
  complete(nurse, formId)
  return { site, subjectId, code, formId }
}
