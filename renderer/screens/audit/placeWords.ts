import type { TFunction } from 'i18next'
import type { AuditRow } from '../../../shared/ipc/views/audit.ts'
import { ROLES } from '../../../shared/roles.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { formName, visitName } from '../../forms/definitions.ts'
import type { Language } from '../../text/i18n.ts'
import { office } from '../../text/office.ts'
import type { ItemOfRow } from './itemOfRow.ts'

/** Where a record belongs, from the child down to the form. */
export function placeWords(row: AuditRow, language: Language): readonly string[] {
  return [
    row.subjectCode,
    row.studyEventOid === null ? null : inLanguage(visitName(row.studyEventOid), language),
    row.formOid === null ? null : inLanguage(formName(row.formOid), language),
  ].filter((words) => words !== null)
}

type KnownField = keyof typeof office.auditField

const isKnownField = (name: string): name is KnownField => Object.hasOwn(office.auditField, name)

/** What changed: an item in the words of its form, a field in ours; one that this release does not know by its name. */
export function itemWords(t: TFunction, item: ItemOfRow, language: Language): string {
  const field = isKnownField(item.oid) ? t(`auditField.${item.oid}`) : item.oid
  const label = item.definition ? inLanguage(item.definition.label, language) : (item.setting ?? field)
  return item.repeat > 1 ? `${label} (${item.repeat})` : label
}

/** A role in words; one that this release does not know by its code, none as nothing. */
export function roleWords(t: TFunction, role: string | null): string {
  const known = ROLES.find((each) => each === role)
  return known ? t(`role.${known}`) : (role ?? '')
}
