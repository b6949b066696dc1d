import { setSetting } from '../../../db/acts/setSetting.ts'
import { readAuditPage } from '../../../db/read/auditPage.ts'
import { readSettingRow, readSettingRows } from '../../../db/read/settingRows.ts'
import { refuse } from '../../../db/record/refusal.ts'
import type { HandlersOf } from '../handlers.ts'

/** The trail and the settings. */
export const officeHandlers: HandlersOf<'audit' | 'settings'> = {
  'audit.page': (wanted, { read }) => readAuditPage(read, wanted),
  'settings.list': (_input, { read }) => [...readSettingRows(read)],
  'settings.set': (wanted, { act, read }) => {
    setSetting(act, wanted)
    const row = readSettingRow(read, wanted.key)
    if (row === undefined) throw refuse.notFound()
    return row
  },
}
