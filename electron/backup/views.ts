import type { BackupsMade } from '../../db/backup/places.ts'
import { isReachable } from '../../db/backup/places.ts'
import { readBackupLog } from '../../db/read/backupLog.ts'
import { lastOf, readBackupPlan } from '../../db/read/backupPlan.ts'
import type { ReadContext } from '../../db/read/readContext.ts'
import type { BackupView } from '../../shared/ipc/views/backup.ts'
import type { JobView } from '../../shared/ipc/views/export.ts'
import { may } from '../../shared/roles.ts'

/** A backup job as its screen sees it. */
export function backupsView({ copies, failed, pruned }: BackupsMade): Pick<JobView, 'message' | 'result'> {
  return {
    message: failed.map(({ message }) => message).join(' '),
    result: {
      copies: copies.map(({ folder, lastSequence, head, whole }) => ({ folder, lastSequence, head, whole })),
      failed: failed.map(({ place, message }) => ({ place, message })),
      pruned,
    },
  }
}

/** Everything the screen of backups shows. */
export function readBackupView({ db, person }: ReadContext): BackupView {
  const { places, ...plan } = readBackupPlan(db)
  const log = [...readBackupLog(db)]
  const last = log.find(({ kind }) => kind === 'backup.made' || kind === 'backup.failed')
  return {
    ...plan,
    places: places.map((path) => ({ path, reachable: isReachable(path) })),
    lastDrill: lastOf(db, 'backup.drilled'),
    problem: last?.kind === 'backup.failed' ? (last.code ?? 'failed') : null,
    log,
    may: { places: may(person.role, 'settings.installation'), restore: may(person.role, 'restore.do') },
  }
}
