import { addressKey } from '../../shared/form/address.ts'
import type { Finding } from '../../shared/form/finding.ts'
import { findItem } from '../../shared/form/items.ts'
import { answerAt } from '../../shared/form/values.ts'
import { checkFiredAt } from '../read/firedChecks.ts'
import type { WorkingForm } from '../read/workingForm.ts'
import { insideOf } from '../store/store.ts'
import type { ActContext } from './actContext.ts'
import { saveForm } from './saveForm.ts'

/**
 * An attempt to complete that a check stopped: the values become record as they were, and the trail says which check fired on
 * which of them, so that a correction shows first value, check and new value (R12). What is merely open fires nothing.
 */
export function recordFired(
  context: ActContext,
  working: WorkingForm,
  base: number,
  findings: readonly Finding[],
): void {
  const aboutValues = findings.filter((finding) => speaksOfValue(working, finding))
  if (aboutValues.length === 0) return
  const { store, person } = context
  const { row } = working
  const thing = working.entry?.id ?? row.id
  saveForm(context, { formId: row.id, base })
  const news = aboutValues.filter(({ check, address }) => checkFiredAt(store.db, thing, placeOf(address)) !== check)
  if (news.length === 0) return
  insideOf(store).commit(
    person,
    { kind: 'check.fired', form: row.id, changes: [], detail: { checks: news.length } },
    {
      entries: () =>
        news.map(({ check, address }) => ({
          site: store.site,
          subject: row.subjectId,
          studyEvent: row.studyEventId,
          form: row.id,
          entity: null,
          entityId: thing,
          field: placeOf(address),
          old: null,
          new: null,
          reason: null,
          observed: null,
          entered: null,
          enteredBy: null,
          source: null,
          mode: 'single',
          check,
          detail: {},
        })),
    },
  )
}

/** The whole form has no address of its own; its name in the trail is empty. */
const placeOf = (address: Finding['address']): string => (address ? addressKey(address) : '')

function speaksOfValue({ definition, form }: WorkingForm, { check, address }: Finding): boolean {
  if (check === 'open') return false
  if (!address || findItem(definition, address)?.item.type === 'calculated') return true
  return answerAt(form.values, address) !== undefined
}
