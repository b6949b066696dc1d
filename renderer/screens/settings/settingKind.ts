import type { SettingRow } from '../../../shared/ipc/views/people.ts'
import { problemOfSetting, studySettings, type SettingValue } from '../../../shared/study/settings.ts'

/** How a setting is typed: as the study declares it, else one of its list, else in words. */
export function kindOf(row: SettingRow): SettingValue['type'] {
  const declared = studySettings.find(({ key }) => key === row.key)
  if (declared) return declared.value.type
  return row.allowed === null ? 'words' : 'choice'
}

/** What may be chosen: as main offers it, else as the study declares it; null for numbers and words. */
export function allowedOf(row: SettingRow): SettingRow['allowed'] {
  const declared = studySettings.find(({ key }) => key === row.key)?.value
  const fromStudy = declared && 'allowed' in declared ? declared.allowed.map((each) => ({ ...each })) : null
  return row.allowed ?? fromStudy
}

/** Why a value cannot be set, for the person who typed it; null when it can, as far as the screen knows. */
export function problemOf(row: SettingRow, value: string): string | null {
  return studySettings.some(({ key }) => key === row.key) ? problemOfSetting(row.key, value) : null
}

/** The codes of a set, kept with a space between them. */
export function codesOf(value: string): readonly string[] {
  return value.split(' ').filter((code) => code !== '')
}

/** A value as a person reads it: labels for codes. Empty for a set that holds nothing. */
export function settingWords(row: SettingRow, value: string): string {
  const allowed = allowedOf(row)
  const labelOf = (code: string) => allowed?.find((each) => each.value === code)?.label ?? code
  return kindOf(row) === 'set' ? codesOf(value).map(labelOf).join(', ') : labelOf(value)
}
