import type { Answer } from '../../../shared/form/answer.ts'
import { addressOf } from '../../../shared/form/items.ts'
import { currentForm } from '../../../shared/study/study.ts'
import { formVersion } from '../../drafts/draft.ts'
import { formRow } from '../../read/formRow.ts'
import type { ActContext } from '../actContext.ts'
import type { TypedAnswer } from '../checkedChanges.ts'
import { completeForm } from '../completeForm.ts'
import { keepChanges } from '../keepChanges.ts'
import { openForm } from '../openForm.ts'

type Given = Readonly<Record<string, string | readonly string[] | Answer | null>>

/** Answers by item OID ('WEIGHT', or 'DRUG/2' for a row), as somebody types them. */
export function typed(form: string, given: Given): readonly TypedAnswer[] {
  const definition = currentForm(form)
  return Object.entries(given).map(([place, value]) => {
    const [item = '', repeat = '1'] = place.split('/')
    const plain = typeof value === 'string' || Array.isArray(value)
    return {
      address: addressOf(definition, item, Number(repeat)),
      answer: plain ? { value } : (value as Answer | null),
    }
  })
}

/** Opens the form of a child at a visit, or a new row of a log. */
export function opened(context: ActContext, subjectId: string, form: string, visit: string | null): string {
  return openForm(context, { subjectId, studyEventOid: visit, studyEventRepeat: 1, form, formId: null })
}

/** Types answers into a form. */
export function keep(context: ActContext, formId: string, given: Given) {
  const base = formVersion(context.store.db, formId)
  return keepChanges(context, { formId, base, changes: typed(formRow(context.store.db, formId).oid, given) })
}

/** Completes a form as it stands. */
export function complete(context: ActContext, formId: string) {
  return completeForm(context, { formId, base: formVersion(context.store.db, formId) })
}
