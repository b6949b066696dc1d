import type { OpenAccount } from '../../db/accounts/account.ts'
import { readBackupPlan } from '../../db/read/backupPlan.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { recordBackups } from './recordBackups.ts'
import { backupsView } from './views.ts'

export interface ScheduleOptions {
  readonly jobs: Jobs
  /** Whoever is signed in, with the store and its key; null while nobody is. */
  readonly account: () => OpenAccount | null
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** How long after a try that failed the next one waits, in milliseconds. A stick may be plugged in meanwhile. */
export const RETRY = 10 * 60_000

/**
 * Backups by themselves (R37). The key is there only while somebody is signed in, so the schedule looks at every sign-in and
 * unlock, and now and then between: one that met a lock runs at the next unlock (design 9). What fails is tried again, said on
 * the screen and recorded once.
 */
export class BackupSchedule {
  readonly #options: ScheduleOptions
  #triedAt = Number.NEGATIVE_INFINITY

  constructor(options: ScheduleOptions) {
    this.#options = options
  }

  /** Starts the backup that is due, if one is. Gives whether it did. */
  check(): boolean {
    const { jobs, account: whoever, now = Date.now } = this.#options
    const account = whoever()
    if (account === null || jobs.isBusy('backup') || now() - this.#triedAt < RETRY) return false
    const { places, nextDue, keep } = readBackupPlan(account.store.db)
    if (nextDue === null || Date.parse(nextDue) > now()) return false
    this.#triedAt = now()
    const madeAt = new Date(now()).toISOString()
    jobs.start(account, {
      kind: 'backup',
      order: { folder: account.store.folder, places, madeAt, scheduled: true, keep },
      view: backupsView,
      record: (store, made) => {
        recordBackups(store, null, made, true)
        if (made.copies.length > 0) this.#triedAt = Number.NEGATIVE_INFINITY
      },
    })
    return true
  }
}
