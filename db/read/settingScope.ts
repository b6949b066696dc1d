/** Settings that say how this laptop is used and not how the trial is run; they are the administrator's. */
const OF_INSTALLATION: readonly string[] = [
  'session.idleMinutes',
  'session.passwordDays',
  'site.timeZone',
  'visits.calendar',
  'backup.every',
  'backup.keep',
  'backup.remindDays',
]

/** Whose a setting is (the role table): the study's, set by the coordinator, or the installation's. */
export function settingScope(key: string): 'study' | 'installation' {
  return OF_INSTALLATION.includes(key) ? 'installation' : 'study'
}
