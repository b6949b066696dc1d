import type { Route } from '../route/route.ts'

/** The place of a row of a running log: an adverse event, or a report. */
export function logRoute(subjectId: string, form: 'AE' | 'SAE', formId: string): Route {
  return { screen: 'form', subjectId, studyEventOid: null, studyEventRepeat: 1, form, formId }
}
