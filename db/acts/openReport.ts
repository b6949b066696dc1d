import { addressOf } from '../../shared/form/items.ts'
import { valueOf } from '../../shared/form/values.ts'
import { SERIOUSNESS_CRITERIA } from '../../shared/instruments/adverseEvents.ts'
import { knownSince } from '../../shared/study/seriousEvents.ts'
import { currentForm } from '../../shared/study/study.ts'
import { readDraftItems } from '../drafts/draft.ts'
import { formRow, formRowsOf } from '../read/formRow.ts'
import { itemsOf } from '../read/formItems.ts'
import { workingForm } from '../read/workingForm.ts'
import { Refusal } from '../record/refusal.ts'
import type { ReadableDb } from '../store/database.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { keepChanges } from './keepChanges.ts'
import { openForm } from './openForm.ts'

const REPORT = 'SAE'

/**
 * The report of a serious event: the one that somebody has begun, else a new one as a draft of the person, with the event, its
 * criteria and the hour of awareness filled in. Throws a Refusal 'badInput' for a form that is no adverse event.
 */
export function openReport(context: ActContext, eventId: string): string {
  const { db } = context.store
  const { oid, subjectId } = formRow(db, eventId)
  if (oid !== 'AE') throw new Refusal('badInput', 'Only an adverse event has a report. Nothing was changed.')
  const begun = reportBegun(db, subjectId, eventId)
  if (begun !== undefined) return begun
  const { form } = workingForm(readingOf(context), eventId)
  const formId = openForm(context, {
    subjectId,
    studyEventOid: null,
    studyEventRepeat: 1,
    form: REPORT,
    formId: null,
  })
  const criteria = SERIOUSNESS_CRITERIA.filter((criterion) => valueOf(form.values, criterion) === 'Y')
  const aware = knownSince(form)
  const known = {
    SAE_AE: eventId,
    SAE_REPORT_TYPE: 'INITIAL',
    ...(criteria.length === 0 ? {} : { SAE_CRITERIA: criteria }),
    ...(aware === undefined ? {} : { SAE_AWARE: aware }),
  }
  const definition = currentForm(REPORT)
  const changes = Object.entries(known).map(([item, value]) => ({
    address: addressOf(definition, item),
    answer: { value },
  }))
  keepChanges(context, { formId, base: 0, changes })
  return formId
}

/** The first report that points at an event, in the record or in anybody's draft. */
function reportBegun(db: ReadableDb, subjectId: string, eventId: string): string | undefined {
  const pointsAt = (answer: unknown) =>
    typeof answer === 'object' && answer !== null && 'value' in answer && answer.value === eventId
  return formRowsOf(db, subjectId).find(
    ({ id, oid, struck }) =>
      oid === REPORT &&
      !struck &&
      (itemsOf(db, id).some(({ address, answer }) => address.item === 'SAE_AE' && pointsAt(answer)) ||
        readDraftItems(db, id).some(({ address, answer }) => address.endsWith('/SAE_AE') && pointsAt(answer))),
  )?.id
}
