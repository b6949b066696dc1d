import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { itemIndex } from '../../../shared/form/items.ts'
import type { AuditRow } from '../../../shared/ipc/views/audit.ts'
import { studySettings } from '../../../shared/study/settings.ts'
import { study } from '../../../shared/study/study.ts'

export interface ItemOfRow {
  /** As the study names it: 'GMFM_12', or the name of a field such as 'state'. */
  readonly oid: string
  /** Which row of a repeating group, 1 for the others. */
  readonly repeat: number
  /** Undefined for a field that is no item of a form. */
  readonly definition: ItemDefinition | undefined
  /** The words of a setting, for a record of its change. */
  readonly setting?: string
}

/** What a record changed, from its address 'GROUP/1/ITEM' or a bare name; null for an act without a value. */
export function itemOfRow(row: Pick<AuditRow, 'kind' | 'formOid' | 'item'>): ItemOfRow | null {
  if (row.item === null) return null
  if (row.kind.startsWith('setting.')) return settingOf(row.item)
  const parts = row.item.split('/')
  const oid = parts.at(-1) ?? row.item
  const repeat = parts.length === 3 ? Number(parts[1]) || 1 : 1
  const form = study.forms.findLast((each) => each.oid === row.formOid)
  return { oid, repeat, definition: form && itemIndex(form).get(oid)?.item }
}

function settingOf(key: string): ItemOfRow {
  const label = studySettings.find((each) => each.key === key)?.label
  return { oid: key, repeat: 1, definition: undefined, ...(label === undefined ? {} : { setting: label }) }
}
