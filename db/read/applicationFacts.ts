import { numberSetting, todayOf } from '../../shared/form/context.ts'
import type { ApplicationView } from '../../shared/ipc/views/session.ts'
import { study } from '../../shared/study/study.ts'
import { preferencesOf } from './preferences.ts'
import { rowOf } from './query.ts'
import { siteContext, type ReadContext } from './readContext.ts'

/** What the frame of every screen takes from an open store; the session adds phase, person and notices. */
export type ApplicationFacts = Pick<
  ApplicationView,
  'study' | 'site' | 'language' | 'calendar' | 'today' | 'idleMinutes' | 'lastBackup' | 'backupRemindDays'
>

/** Site, study, the person's language and calendar, the day at the site, idle time and the age of the last backup. */
export function readApplicationFacts(context: ReadContext): ApplicationFacts {
  const { db, person } = context
  const site = siteContext(context)
  const backup = rowOf<{ time: string }>(
    db,
    `SELECT time FROM audit_record WHERE kind = 'backup.made' ORDER BY sequence DESC LIMIT 1`,
  )
  const calendar = site.settings['visits.calendar'] === 'solarHijri' ? 'solarHijri' : 'gregorian'
  return {
    study: study.name.en,
    site: rowOf<{ name: string }>(db, 'SELECT name FROM site LIMIT 1')?.name ?? null,
    language: 'en',
    calendar,
    ...preferencesOf(db, person.id),
    today: todayOf(site),
    idleMinutes: numberSetting(site.settings, 'session.idleMinutes', 10),
    lastBackup: backup?.time ?? null,
    backupRemindDays: numberSetting(site.settings, 'backup.remindDays', 7),
  }
}
