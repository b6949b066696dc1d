import { addressKey } from '../../shared/form/address.ts'
import type { ItemDefinition } from '../../shared/form/definition.ts'
import { findItem } from '../../shared/form/items.ts'
import type { QueryRow } from '../../shared/ipc/views/queries.ts'
import { study } from '../../shared/study/study.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { formName, visitName } from '../forms/definitions.ts'
import type { Route } from '../route/route.ts'
import type { Language } from '../text/i18n.ts'

/** The item a query is about; undefined for one about a form or a child, or when this release does not know the item. */
export function itemOfQuery({ form, address }: Pick<QueryRow, 'form' | 'address'>): ItemDefinition | undefined {
  const definition = study.forms.findLast((each) => each.oid === form)
  return definition && address ? findItem(definition, address)?.item : undefined
}

/** Where a query stands, from the visit down to the item. Empty for one about the child as a whole. */
export function placeOfQuery(query: QueryRow, language: Language): readonly string[] {
  const item = itemOfQuery(query)
  return [
    query.studyEventOid === null ? '' : inLanguage(visitName(query.studyEventOid), language),
    query.form === null ? '' : inLanguage(formName(query.form), language),
    item ? inLanguage(item.label, language) : (query.address?.item ?? ''),
  ].filter((words) => words !== '')
}

/** The way to what a query is about. */
export function routeOfQuery({ subjectId, studyEventOid, studyEventRepeat, form, formId, address }: QueryRow): Route {
  if (form === null || formId === null) return { screen: 'subject', subjectId }
  return {
    screen: 'form',
    subjectId,
    studyEventOid,
    studyEventRepeat: studyEventRepeat ?? 1,
    form,
    formId,
    ...(address ? { item: addressKey(address) } : {}),
  }
}
