import { may } from '../../shared/roles.ts'
import type { SettingRow } from '../../shared/ipc/views/people.ts'
import { studySettings, type StudySetting } from '../../shared/study/settings.ts'
import { rowOf } from './query.ts'
import type { ReadContext } from './readContext.ts'
import { settingScope } from './settingScope.ts'
import { settingsSet } from './settingsInForce.ts'

/** Every setting with its default and source, who changed it and when, and whether this person may. */
export function readSettingRows(context: ReadContext): readonly SettingRow[] {
  const set = settingsSet(context.db)
  return studySettings.map((setting) => {
    const changed = set.get(setting.key)
    const by = changed && changedBy(context, changed.sequence)
    return {
      key: setting.key,
      label: setting.label,
      group: setting.group,
      value: changed?.value ?? setting.default,
      default: setting.default,
      allowed: allowedOf(setting),
      source: setting.source,
      changedBy: by?.name ?? null,
      changedAt: by?.time ?? null,
      mayChange: may(
        context.person.role,
        settingScope(setting.key) === 'installation' ? 'settings.installation' : 'settings.study',
      ),
    }
  })
}

/** One setting, or undefined for a key that does not exist. */
export function readSettingRow(context: ReadContext, key: string): SettingRow | undefined {
  return readSettingRows(context).find((row) => row.key === key)
}

function allowedOf({ value }: StudySetting): SettingRow['allowed'] {
  return value.type === 'choice' ? value.allowed.map((each) => ({ ...each })) : null
}

function changedBy(
  { db }: ReadContext,
  sequence: number,
): { readonly name: string; readonly time: string } | undefined {
  return rowOf(
    db,
    `SELECT coalesce(json_extract(bytes, '$.user.name'), 'Trialbook') AS name, time FROM audit_record WHERE sequence = ?`,
    sequence,
  )
}
