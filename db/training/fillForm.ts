import { addressKey, parseAddressKey } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import { addressOf } from '../../shared/form/items.ts'
import type { FormSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import type { FormValues } from '../../shared/form/values.ts'
import { completeForm } from '../acts/completeForm.ts'
import { confirmCheck } from '../acts/confirmCheck.ts'
import type { ActContext } from '../acts/actContext.ts'
import { readingOf } from '../acts/actContext.ts'
import { BlockedByChecks } from '../acts/blocking.ts'
import { checkedChanges } from '../acts/checkedChanges.ts'
import { openForm, type FormPlace } from '../acts/openForm.ts'
import { formVersion } from '../drafts/draft.ts'
import { keepDraft } from '../drafts/keep.ts'
import { formRow, type FormRow } from '../read/formRow.ts'
import { itemsOf, valuesFrom } from '../read/formItems.ts'
import { siteContext } from '../read/readContext.ts'
import { definitionOfRow } from '../read/workingForm.ts'
import type { Given } from './answers.ts'
import { filledIn, type Occasion } from './plausible.ts'

const COMMENT = 'Checked with the source document of the training study'

/**
 * Fills in and completes a form of an invented child through the same acts as a person, and gives its id. What a soft check
 * asks about is confirmed with a comment. Throws what an act throws: the training study must satisfy every hard check.
 */
export function fillForm(
  context: ActContext,
  place: Omit<FormPlace, 'studyEventRepeat' | 'formId'>,
  given: Given,
  occasion: Occasion,
): string {
  const formId = typeInto(context, place, given, occasion)
  complete(context, formId)
  return formId
}

/** The same, but left as a draft. */
export function typeInto(
  context: ActContext,
  place: Omit<FormPlace, 'studyEventRepeat' | 'formId'>,
  given: Given,
  occasion: Occasion,
): string {
  const { store, person } = context
  const formId = openForm(context, { ...place, studyEventRepeat: 1, formId: null })
  const row = formRow(store.db, formId)
  const definition = definitionOfRow(row)
  const stored = valuesFrom(itemsOf(store.db, formId))
  const wanted = Object.entries(given).map(([key, value]): [string, Answer] => {
    const [item = '', repeat = '1'] = key.split('/')
    const isPlain = typeof value === 'string' || Array.isArray(value)
    return [addressKey(addressOf(definition, item, Number(repeat))), isPlain ? { value } : (value as Answer)]
  })
  const values = filledIn(
    definition,
    snapshotOf(row, stored, place.studyEventOid),
    recordOf(row, place.studyEventOid),
    siteContext(readingOf(context)),
    Object.fromEntries(wanted),
    occasion,
  )
  const typed = Object.entries(values)
    .filter(([key]) => stored[key] === undefined)
    .map(([key, answer]) => ({ address: parseAddressKey(key), answer }))
  const { possible, problems } = checkedChanges(store.db, { definition, subjectId: row.subjectId }, typed)
  if (problems.length > 0) throw new Error(`${row.oid}: ${problems.join(' ')}`)
  keepDraft(store, person, { formId, base: formVersion(store.db, formId), items: possible })
  return formId
}

function complete(context: ActContext, formId: string): void {
  const base = () => formVersion(context.store.db, formId)
  try {
    completeForm(context, { formId, base: base() })
  } catch (thrown) {
    const isAsked = thrown instanceof BlockedByChecks && thrown.findings.every(({ severity }) => severity === 'soft')
    if (!isAsked) throw thrown
    for (const { check, address } of thrown.findings) {
      confirmCheck(context, { formId, check, address: address ?? null, comment: COMMENT })
    }
    completeForm(context, { formId, base: base() })
  }
}

function snapshotOf(row: FormRow, values: FormValues, visit: string | null): FormSnapshot {
  const { id, oid, version, repeat } = row
  return { id, oid, version, repeat, studyEvent: visit, state: 'open', values }
}

/** As much of a record as conditions ask for: which visit it is. */
function recordOf(row: FormRow, visit: string | null): SubjectRecord {
  const events =
    visit === null ? [] : [{ id: visit, oid: visit, repeat: 1, status: 'planned' as const, actualDate: null }]
  return { subject: { id: row.subjectId, code: '', site: '' }, studyEvents: events, forms: [], openQueries: [] }
}
