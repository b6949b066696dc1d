import { z } from 'zod'
import { channel, withRight, type Channel } from './channel.ts'
import { password, reason, username } from './inputs.ts'
import { backupView, chosenCopy, lacksView } from './views/backup.ts'
import { jobView } from './views/export.ts'

const nothing = z.strictObject({})

/** Backups, the drill that proves one, and putting one back (R37). The page never names a path: folders come from dialogs. */
export const backupChannels = {
  'backup.get': channel(withRight('backup.make'), nothing, backupView),
  /** To the settled places; where there is none, or `elsewhere`, to a folder chosen in a dialog. */
  'backup.start': channel(
    withRight('backup.make'),
    z.strictObject({ elsewhere: z.boolean().exactOptional() }),
    jobView,
  ),
  /** Null when the dialog was closed. */
  'backup.addPlace': channel(withRight('settings.installation'), z.strictObject({ reason }), backupView.nullable()),
  'backup.removePlace': channel(
    withRight('settings.installation'),
    z.strictObject({ place: z.int().min(0).max(10), reason }),
    backupView,
  ),
  'backup.chooseCopy': channel(withRight('backup.make'), nothing, chosenCopy.nullable()),
  /** The password as it was when the copy was made: the copy is opened with its own key file. */
  'backup.drill': channel(withRight('backup.make'), z.strictObject({ password }), jobView),
  /** What the copy that was just tried out lacks compared with the study of today: seen by two people before they agree. */
  'backup.lacks': channel(withRight('restore.do'), nothing, lacksView),
  /** `lacking`: the number of changes that the two saw and give up. The store in use is kept under another name, everybody is signed out. With an investigator as the second person. */
  'backup.restore': channel(
    withRight('restore.do'),
    z.strictObject({
      reason,
      password,
      second: z.strictObject({ username, password }),
      lacking: z.int().min(0),
    }),
    nothing,
  ),
} as const satisfies Record<string, Channel>
