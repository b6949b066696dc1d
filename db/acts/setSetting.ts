import { problemOfSetting, studySettings } from '../../shared/study/settings.ts'
import type { Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { settingScope } from '../read/settingScope.ts'
import { SITE_SCOPE } from '../read/settingsInForce.ts'
import type { ActContext } from './actContext.ts'

/**
 * Sets a line of the protocol or of the installation for this site, with a reason (design 1). Study settings are the
 * coordinator's, settings of the installation the administrator's. Throws a Refusal 'badInput' saying what may stand there.
 */
export function setSetting(
  { store, person }: ActContext,
  { key, value, reason }: { readonly key: string; readonly value: string; readonly reason: string },
): Receipt {
  const setting = studySettings.find((each) => each.key === key)
  if (!setting) throw new Refusal('notFound', 'There is no such setting. Nothing was changed.')
  const problem = problemOfSetting(key, value)
  if (problem !== null) throw new Refusal('badInput', `${setting.label}: ${problem} Nothing was changed.`)
  return store.commit(person, {
    kind: settingScope(key) === 'installation' ? 'setting.installation' : 'setting.study',
    reason,
    changes: [{ entity: 'setting', id: SITE_SCOPE, field: key, value }],
  })
}
