import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Reader } from '../store/database.ts'
import { sortError } from '../store/errors.ts'
import { readMeta } from '../store/meta.ts'
import { backupFolder, writeBackup, type BackupSummary } from './backup.ts'
import { pruneBackups } from './prune.ts'

/** A backup to every place at once. */
export interface BackupsOrder {
  /** The store's folder. */
  readonly folder: string
  readonly places: readonly string[]
  readonly madeAt: string
  readonly scheduled: boolean
  /** How many backups of the schedule stay in a place. */
  readonly keep: number
}

/** One place that could not be written to. */
export interface FailedPlace {
  /** The folder's name without its path. */
  readonly place: string
  readonly code: string
  readonly message: string
}

/** What came of it, place by place. */
export interface BackupsMade {
  readonly copies: readonly BackupSummary[]
  readonly failed: readonly FailedPlace[]
  /** How many older ones gave way. */
  readonly pruned: number
}

/** There is no copy in any place. Carries why, so that the trail can say it. */
export class NoCopy extends Error {
  override readonly name = 'NoCopy'
  readonly made: BackupsMade

  constructor(made: BackupsMade) {
    super(made.failed.map(({ message }) => message).join(' '))
    this.made = made
  }
}

/** Said of a folder that is not there, such as one on a stick that is not plugged in. */
export const placeMissing = (place: string): string =>
  `The folder “${basename(place)}” is not there. If it is on a stick or another disk, plug it in and try again. Nothing was lost: ` +
  'the study is whole on this laptop, it only has no new copy.'

/** Whether the folder is there now. */
export function isReachable(place: string): boolean {
  try {
    return statSync(place).isDirectory()
  } catch {
    return false
  }
}

/**
 * Writes a verified backup to each place that is there, one after the other, and lets the oldest of the schedule go. A place that
 * fails does not keep the others from theirs. Throws {@link NoCopy} when no place
 * has one, and the signal's reason; a copy that was finished before it stays.
 */
export async function writeBackups(
  reader: Reader,
  dataKey: Buffer,
  order: BackupsOrder,
  signal?: AbortSignal,
  progress?: (done: number, total: number) => void,
): Promise<BackupsMade> {
  const { folder, places, madeAt, scheduled, keep } = order
  const installation = readMeta(reader, 'installation') ?? ''
  const copies: BackupSummary[] = []
  const failed: FailedPlace[] = []
  let pruned = 0
  for (const [index, place] of places.entries()) {
    if (!isReachable(place)) {
      failed.push({ place: basename(place), code: 'placeMissing', message: placeMissing(place) })
      continue
    }
    const shift = (done: number, total: number) => progress?.(index * total + done, places.length * total)
    try {
      const target = backupFolder(place, madeAt)
      copies.push(await writeBackup(reader, dataKey, { folder, target, madeAt, scheduled }, signal, shift))
      if (scheduled) pruned += (await pruneBackups(place, installation, keep)).length
    } catch (thrown) {
      signal?.throwIfAborted()
      failed.push({ place: basename(place), ...placeFailure(thrown) })
    }
  }
  if (copies.length === 0) throw new NoCopy({ copies, failed, pruned })
  return { copies, failed, pruned }
}

/** The store is not what failed, so its own sentences would frighten for nothing. */
function placeFailure(thrown: unknown): Pick<FailedPlace, 'code' | 'message'> {
  const { code, message } = sortError(thrown)
  if (code === 'diskFull') {
    return { code, message: 'The disk of the backup is full. The study is safe. Free some space there and try again.' }
  }
  if (code === 'readOnly' || code === 'storeMissing' || code === 'failed') {
    return { code, message: 'Nothing can be written there. The study is safe. Choose another folder, or try again.' }
  }
  return { code, message }
}
