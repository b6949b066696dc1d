import type { SettingRow } from '../../../shared/ipc/views/people.ts'
import { settingWords } from './settingKind.ts'
import { sourceKind } from './sourceOf.ts'

export const SHOWS = ['all', 'changed', 'assumed'] as const
export type Show = (typeof SHOWS)[number]

/** The settings that somebody looks for: by words anywhere in them, and by whether they were changed or only assumed. */
export function filterSettings(rows: readonly SettingRow[], search: string, show: Show): readonly SettingRow[] {
  const words = search.trim().toLowerCase()
  return rows.filter((row) => {
    if (show === 'changed' && row.changedAt === null) return false
    if (show === 'assumed' && sourceKind(row.source) !== 'Assumed') return false
    return [row.label, row.key, row.group, row.source, settingWords(row, row.value)].some((text) =>
      text.toLowerCase().includes(words),
    )
  })
}
