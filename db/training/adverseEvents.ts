import type { ActContext } from '../acts/actContext.ts'
import { openForm } from '../acts/openForm.ts'
import { fillForm } from './fillForm.ts'
import type { TrainingSubject } from './subject.ts'

const QUESTIONS = ['AESDTH', 'AESLIFE', 'AESHOSP', 'AESDISAB', 'AESCONG', 'AESMIE']
const RELATIONS = {
  AE_REL_CELLS: 'UNLIKELY',
  AE_REL_PUNCTURE: 'POSSIBLE',
  AE_REL_MARROW: 'NOT RELATED',
  AE_REL_SEDATION: 'NOT RELATED',
}

/** The mild events of a child after the first injection, over within the day. */
export function reportEvents(nurse: ActContext, subject: TrainingSubject): void {
  const date = subject.days['INJ1'] ?? ''
  for (const term of subject.cohort.events) {
    const formId = openForm(nurse, {
      subjectId: subject.subjectId,
      studyEventOid: null,
      studyEventRepeat: 1,
      form: 'AE',
      formId: null,
    })
    fillForm(
      nurse,
      { formId, visit: null },
      {
        AE_TERM: term,
        AE_CTCAE: term,
        AE_SOURCE: 'SOLICITED',
        AE_ONSET: `${date}T16:00`,
        AE_ONGOING: 'N',
        AE_END: `${date}T23:30`,
        AE_GRADE: '1',
        ...Object.fromEntries(QUESTIONS.map((question) => [question, 'N'])),
        ...RELATIONS,
        AE_EXPECTED: 'Y',
        AE_ACTION: 'DOSE NOT CHANGED',
        AE_TREATMENT: ['NONE'],
        AE_OUTCOME: 'RECOVERED/RESOLVED',
      },
      { date, of: `${subject.index}/AE/${term}`, nurse: nurse.person.id, investigator: nurse.person.id },
    )
  }
}
