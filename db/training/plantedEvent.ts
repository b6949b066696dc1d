import { addressOf } from '../../shared/form/items.ts'
import { currentForm } from '../../shared/study/study.ts'
import { keepChanges } from '../acts/keepChanges.ts'
import { openForm } from '../acts/openForm.ts'
import type { Staff } from './steps.ts'
import type { TrainingSubject } from './subject.ts'

/**
 * A serious event that the nurse has begun on the evening before and not saved: its clock to the report runs on every screen. It is
 * a draft, so that the figures of the study stay as they are.
 */
export function beginSeriousEvent({ nurse }: Staff, { subjectId }: TrainingSubject, day: string): void {
  const formId = openForm(nurse, {
    subjectId,
    studyEventOid: null,
    studyEventRepeat: 1,
    form: 'AE',
    formId: null,
  })
  const typed = {
    AE_TERM: 'Bronchitis with a night in hospital',
    AE_CTCAE: 'Bronchial infection',
    AE_SOURCE: 'SPONTANEOUS',
    AE_ONSET: day,
    AE_ONGOING: 'Y',
    AE_GRADE: '3',
    AESHOSP: 'Y',
  }
  const definition = currentForm('AE')
  const changes = Object.entries(typed).map(([item, value]) => ({
    address: addressOf(definition, item),
    answer: { value },
  }))
  keepChanges(nurse, { formId, base: 0, changes })
}
