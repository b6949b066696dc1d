import { basename } from 'node:path'
import type { BackupsMade } from '../../db/backup/places.ts'
import { readBackupLog } from '../../db/read/backupLog.ts'
import type { Actor } from '../../db/record/change.ts'
import type { Store } from '../../db/store/store.ts'

/**
 * Puts into the trail what came of a backup, place by place (R13, R37). `actor` is null for the schedule. The same failure again
 * and again, such as a stick that stays away for a week, is one record.
 */
export function recordBackups(
  store: Store,
  actor: Actor | null,
  { copies, failed }: BackupsMade,
  scheduled: boolean,
): void {
  for (const { folder, lastSequence, head, whole, files } of copies) {
    const sha256 = files[0]?.sha256 ?? ''
    store.commit(actor, {
      kind: 'backup.made',
      changes: [],
      detail: { upTo: lastSequence, head, sha256, name: basename(folder), scheduled, whole: whole ?? false },
    })
  }
  for (const { place, code } of failed) {
    const [last] = readBackupLog(store.db, failed.length + copies.length).filter(({ name }) => name === place)
    if (last?.kind === 'backup.failed' && last.code === code) continue
    store.commit(actor, { kind: 'backup.failed', changes: [], detail: { name: place, code, scheduled } })
  }
}
