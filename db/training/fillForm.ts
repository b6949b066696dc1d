import { addressKey, parseAddressKey } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { FormDefinition } from '../../shared/form/definition.ts'
import { addressOf } from '../../shared/form/items.ts'
import type { FormSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import type { FormValues } from '../../shared/form/values.ts'
import { readingOf, type ActContext } from '../acts/actContext.ts'
import type { TypedAnswer } from '../acts/checkedChanges.ts'
import { enterForm } from '../acts/enterForm.ts'
import { keepChanges } from '../acts/keepChanges.ts'
import { formRow, type FormRow } from '../read/formRow.ts'
import { itemsOf, valuesFrom } from '../read/formItems.ts'
import { siteContext } from '../read/readContext.ts'
import { definitionOfRow } from '../read/workingForm.ts'
import type { Given } from './answers.ts'
import { filledIn, type Occasion } from './plausible.ts'

const COMMENT = 'Checked with the source document of the training study'

/** A form that has been started, and its visit; null for a running log. */
export interface StartedForm {
  readonly formId: string
  readonly visit: string | null
}

/**
 * Fills in and completes a form of an invented child through the same acts as a person. What a soft check asks about is
 * confirmed with a comment. Throws what an act throws: the training study must satisfy every hard check.
 */
export function fillForm(context: ActContext, form: StartedForm, given: Given, occasion: Occasion): void {
  const answers = answersFor(context, form, given, occasion)
  enterForm(context, { formId: form.formId, answers, comment: () => COMMENT })
}

/** How many answers somebody has typed who was called away. */
const TYPED = 6

/** Types the first answers of a form and leaves it as a draft. */
export function beginForm(context: ActContext, form: StartedForm, given: Given, occasion: Occasion): void {
  const answers = answersFor(context, form, given, occasion)
  keepChanges(context, { formId: form.formId, base: 0, changes: answers.slice(0, TYPED) })
}

/** The given answers and unremarkable ones for whatever they leave open. */
export function answersFor(
  context: ActContext,
  { formId, visit }: StartedForm,
  given: Given,
  occasion: Occasion,
): readonly TypedAnswer[] {
  const { store } = context
  const row = formRow(store.db, formId)
  const definition = definitionOfRow(row)
  const stored = valuesFrom(itemsOf(store.db, formId))
  const values = filledIn(
    definition,
    snapshotOf(row, stored, visit),
    recordOf(row, visit),
    siteContext(readingOf(context)),
    valuesOf(definition, given),
    occasion,
  )
  return Object.entries(values)
    .filter(([key]) => stored[key] === undefined)
    .map(([key, answer]) => ({ address: parseAddressKey(key), answer }))
}

function valuesOf(definition: FormDefinition, given: Given): FormValues {
  return Object.fromEntries(
    Object.entries(given).map(([place, value]): [string, Answer] => {
      const [item = '', repeat = '1'] = place.split('/')
      const isPlain = typeof value === 'string' || Array.isArray(value)
      return [addressKey(addressOf(definition, item, Number(repeat))), isPlain ? { value } : (value as Answer)]
    }),
  )
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
