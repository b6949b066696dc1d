import type { CalculatedValue } from '../../shared/form/calculate.ts'
import type { SiteContext } from '../../shared/form/context.ts'
import type { FormSnapshot } from '../../shared/form/record.ts'
import { numberOf, valueOf } from '../../shared/form/values.ts'
import { seriousOf } from '../../shared/study/calculations/adverseEventRules.ts'
import { calculateForm } from '../../shared/study/engine.ts'
import { computedOf } from '../../shared/study/eventLink.ts'
import type { Casebook, CasebookForm } from './casebook.ts'
import { withDraftedEvents } from './draftedRecord.ts'
import type { ReadContext } from './readContext.ts'

/** An adverse event as this person may see it: the record, with the person's own draft over it. */
export interface EventFacts {
  readonly form: CasebookForm
  readonly values: FormSnapshot['values']
  readonly calculated: readonly CalculatedValue[]
  readonly title: string | null
  readonly grade: number | null
  readonly serious: boolean | null
  readonly injection: number | null
  readonly hours: string | null
}

/** The adverse events of a child that stand, by their numbers. Rows that nobody has ever typed into are left out. */
export function eventFacts(context: ReadContext, casebook: Casebook, site: SiteContext): readonly EventFacts[] {
  const record = withDraftedEvents(context.db, casebook.record, context.person.id)
  return record.forms
    .filter(({ oid }) => oid === 'AE')
    .toSorted((a, b) => a.repeat - b.repeat)
    .flatMap((snapshot) => {
      const form = casebook.forms.find(({ row }) => row.id === snapshot.id)
      return form ? [factsOf(form, snapshot, calculateForm(snapshot, record, site))] : []
    })
}

function factsOf(form: CasebookForm, { values }: FormSnapshot, calculated: readonly CalculatedValue[]): EventFacts {
  const serious = seriousOf(values)
  const injection = valueOf(values, 'AE_LINK_OTHER') ?? computedOf(calculated, 'AE_LINKED')
  return {
    form,
    values,
    calculated,
    title: valueOf(values, 'AE_TERM') ?? valueOf(values, 'AE_CTCAE') ?? null,
    grade: numberOf(values, 'AE_GRADE') ?? null,
    serious: serious === undefined ? null : serious === 'Y',
    injection: injection === undefined ? null : Number(injection),
    hours: computedOf(calculated, 'AE_HOURS') ?? null,
  }
}
