import { addressOf } from '../../shared/form/items.ts'
import { solicitedEventId } from '../../shared/study/solicitedEventIds.ts'
import { currentForm } from '../../shared/study/study.ts'
import { suggestedEvents, type SuggestedEvent } from '../../shared/study/suggestedEvents.ts'
import { readDraft } from '../drafts/draft.ts'
import { withDraftedEvents } from '../read/draftedRecord.ts'
import { itemsOf } from '../read/formItems.ts'
import { formRow } from '../read/formRow.ts'
import { rowOf } from '../read/query.ts'
import { siteContext } from '../read/readContext.ts'
import { readSubjectRecord } from '../read/subjectRecord.ts'
import { Refusal } from '../record/refusal.ts'
import { readingOf, type ActContext } from './actContext.ts'
import type { TypedAnswer } from './checkedChanges.ts'
import { formChanges } from './formChanges.ts'
import { keepChanges } from './keepChanges.ts'
import { nextLogRow } from './openForm.ts'

const ASKING = ['POSTINJ', 'PHONE']
const LOG = 'AE'

/** The next number of an event of a row whose events before it were struck through; the same one while it stands. */
export function standingEventId({ store }: Pick<ActContext, 'store'>, formId: string, row: number): string {
  for (let again = 0; ; again++) {
    const id = solicitedEventId(formId, row, again)
    const form = rowOf<{ struck: number | null }>(store.db, 'SELECT struck FROM form WHERE id = ?', id)
    if (form?.struck !== 1) return id
  }
}

/**
 * Opens a draft of an adverse event for each symptom that a form after an injection has in the record and that has none yet
 * (EC112), with what is known filled in, as a draft of the person who saved. Saved again it opens nothing twice: a row of the
 * form has one event, and an event that was emptied is filled in again. A symptom that is taken back leaves its event alone.
 */
export function openSolicitedEvents(context: ActContext, formId: string): void {
  const { store } = context
  const { oid, subjectId } = formRow(store.db, formId)
  if (!ASKING.includes(oid)) return
  const record = withDraftedEvents(store.db, readSubjectRecord(store.db, subjectId))
  const form = record.forms.find(({ id }) => id === formId)
  if (!form) return
  for (const event of suggestedEvents(form, record, siteContext(readingOf(context)).settings)) {
    open(context, { subjectId, formId, event })
  }
}

function open(
  context: ActContext,
  { subjectId, formId, event }: { readonly subjectId: string; readonly formId: string; readonly event: SuggestedEvent },
): void {
  const { store, person } = context
  const id = standingEventId(context, formId, event.row)
  if (!rowOf(store.db, 'SELECT 1 FROM form WHERE id = ?', id)) {
    const repeat = nextLogRow(context, subjectId, LOG)
    store.commit(person, {
      kind: 'form.started',
      subject: subjectId,
      check: 'EC112',
      changes: formChanges({ id, subjectId, studyEventId: null, oid: LOG, repeat }).changes,
    })
  } else if (readDraft(store.db, id) || itemsOf(store.db, id).length > 0) return
  prefill(context, id, event.answers)
}

/** What does not fit, such as an onset that would lie ahead, is left open; the rest is kept. */
function prefill(context: ActContext, formId: string, answers: SuggestedEvent['answers']): void {
  const definition = currentForm(LOG)
  const changes = Object.entries(answers).map(([item, value]): TypedAnswer => ({
    address: addressOf(definition, item),
    answer: { value },
  }))
  try {
    keepChanges(context, { formId, base: 0, changes })
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'badInput') throw thrown
  }
}
