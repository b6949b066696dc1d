import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { verifyTrail, type VerifyOptions } from '../audit/verify.ts'
import { describeFinding } from '../audit/finding.ts'
import { wipe, type KeyRing } from '../keys/index.ts'
import { Refusal } from '../record/refusal.ts'
import type { ReadableDb, Reader } from '../store/database.ts'
import { StoreError } from '../store/errors.ts'
import { readMeta } from '../store/meta.ts'
import { openReader } from '../store/store.ts'
import { alteredFiles, readAbout, type AboutBackup } from './copyFiles.ts'

/** What the worker is told: the copy stands in the folder it reads from. */
export interface DrillOrder {
  readonly about: AboutBackup
  readonly present: PresentTrail | null
}

/** What a drill found (R37). Numbers and sentences, no name and no value. */
export interface DrillResult {
  /** Nothing at all is wrong: this copy would bring the study back. */
  readonly proven: boolean
  /**
   * The copy is whole in itself and of this installation, so it may take the store's place. Not the same as proven: where the
   * store of today was altered, or went on from an older copy, the copy has another history and is the one to go back to.
   */
  readonly sound: boolean
  readonly madeAt: string
  readonly lastSequence: number
  readonly head: string
  /** Whether the copy's last record stands in the present store too: the copy is of this study, and nothing before it changed. */
  readonly sameHistory: boolean
  /** The last record that the copy and the present store both hold; 0 without a present store. */
  readonly shared: number
  /** Records made since the copy: what a restore would have to enter again. */
  readonly recordsSince: number
  readonly counts: CopyCounts
  readonly problems: readonly string[]
}

/** How much of each kind stands in a store. */
export interface CopyCounts {
  readonly children: number
  readonly forms: number
  readonly values: number
  readonly queries: number
  readonly signatures: number
}

/** Counts of a store, to be seen by people. */
export function countsOf(db: ReadableDb): CopyCounts {
  const count = (table: string) => db.prepare<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0
  return {
    children: count('subject'),
    forms: count('form'),
    values: count('item') + count('identity_item'),
    queries: count('query'),
    signatures: count('signature'),
  }
}

/**
 * Copies a backup into a folder of its own, since trying a password writes into the key file and the backup must stay as it is.
 * Everything in it stays encrypted. Throws a Refusal when a file is missing or altered; then nothing is left.
 */
export async function stageCopy(backup: string, stage: string): Promise<AboutBackup> {
  const about = readAbout(backup)
  dropStage(stage)
  mkdirSync(stage, { recursive: true, mode: 0o700 })
  try {
    for (const { name } of about.files)
      if (existsSync(join(backup, name))) cpSync(join(backup, name), join(stage, name))
    const altered = await alteredFiles(stage, about)
    if (altered.length > 0) {
      throw new Refusal(
        'storeDamaged',
        `This copy cannot be trusted: ${altered.join(' and ')} is missing or not what was backed up. The study itself is ` +
          'untouched. Make a new backup, and keep this one aside for whoever looks into it.',
      )
    }
    return about
  } catch (thrown) {
    dropStage(stage)
    throw thrown
  }
}

/** Removes a staged copy. */
export function dropStage(stage: string): void {
  rmSync(stage, { recursive: true, force: true })
}

/**
 * The data key of a staged copy, by its own key file: the name and the password as they were when the copy was made. Throws a
 * Refusal 'wrongPassword' or 'wait'. The caller wipes the key.
 */
export async function keyOfCopy(
  stage: string,
  ring: KeyRing,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<{ readonly dataKey: Buffer; readonly userId: string }> {
  const answer = await ring.signIn(username, password)
  if (answer.kind === 'wait') throw new Refusal('wait', `Too many wrong tries. Try again after ${answer.until}.`)
  const candidates = answer.kind === 'ok' ? answer.candidates : []
  const opened = candidates.find(
    ({ dataKey, userId }) => dataKey !== null && userId !== null && opensWith(stage, dataKey),
  )
  wipe(...candidates.filter((each) => each !== opened).map(({ dataKey }) => dataKey))
  if (opened?.dataKey == null || opened.userId === null) {
    throw new Refusal(
      'wrongPassword',
      'This name and password do not open the copy. It opens with the passwords of the day it was made. Nothing was changed.',
    )
  }
  return { dataKey: opened.dataKey, userId: opened.userId }
}

/** Whether this data key opens a staged copy. */
export function opensWith(stage: string, dataKey: Buffer): boolean {
  try {
    openReader(stage, dataKey).close()
    return true
  } catch (thrown) {
    if (thrown instanceof StoreError && thrown.code === 'wrongKey') return false
    throw thrown
  }
}

/** What the present store says about the place in the trail where the copy ends. */
export interface PresentTrail {
  /** Hex hash of the record with the copy's last sequence; null when the present store has none. */
  readonly headThere: string | null
  readonly lastSequence: number
  readonly installation: string
  /** The hash of every record, 32 bytes each, where the two went different ways: to find the last one they share. */
  readonly hashes: Uint8Array | null
}

const NONE = new Uint8Array()

/** Looks up, in the present store, where a copy ends. */
export function presentAt(db: ReadableDb, { lastSequence: sequence, head }: AboutBackup): PresentTrail {
  const there = db.prepare<{ hash: Buffer }>('SELECT hash FROM audit_record WHERE sequence = ?').get(sequence)
  const last = db.prepare<{ sequence: number }>('SELECT max(sequence) AS sequence FROM audit_record').get()
  const headThere = there?.hash.toString('hex') ?? null
  return {
    headThere,
    lastSequence: last?.sequence ?? 0,
    installation: readMeta(db, 'installation') ?? '',
    hashes: headThere === head ? null : allHashes(db),
  }
}

function allHashes(db: ReadableDb): Uint8Array {
  const rows = db.prepare<{ hash: Buffer }>('SELECT hash FROM audit_record ORDER BY sequence').all()
  return Uint8Array.from(Buffer.concat(rows.map(({ hash }) => hash)))
}

/** The last record that both trails hold. Each hash is over everything before it, so it can be found by halving. */
function lastShared(copy: ReadableDb, copyEnd: number, hashes: Uint8Array): number {
  const hashAt = copy.prepare<{ hash: Buffer }>('SELECT hash FROM audit_record WHERE sequence = ?')
  let [low, high] = [0, Math.min(copyEnd, hashes.length / 32)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const isShared = hashAt.get(middle)?.hash.equals(hashes.subarray((middle - 1) * 32, middle * 32)) ?? false
    if (isShared) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The drill itself, on a staged copy opened with the key of its own key file: replays the whole trail, holds the record against
 * it, and holds the end of the trail against backup.json and the present store. The head is a hash over everything before it, so
 * one comparison covers every record.
 */
export async function proveStaged(
  reader: Reader,
  { about, present }: DrillOrder,
  options: VerifyOptions = {},
): Promise<DrillResult> {
  const found = await reader.longSnapshot(() => verifyTrail(reader, { ...options, limit: 20 }))
  const { lastSequence, head } = found
  const sameHistory = present !== null && present.headThere === head
  const isOurs = present === null || readMeta(reader, 'installation') === present.installation
  const own = [
    ...found.findings.map(describeFinding),
    ...(lastSequence === about.lastSequence && head === about.head
      ? []
      : ['The trail of the copy does not end where backup.json says.']),
    ...(isOurs ? [] : ['The copy is of another study, so it cannot take the place of this one.']),
  ]
  const other =
    sameHistory || present === null || !isOurs
      ? []
      : [
          'The copy has another history than the present store: one of the two was altered, or went on from an older copy.',
        ]
  const problems = [...own, ...other]
  const shared =
    present === null ? 0 : sameHistory ? lastSequence : lastShared(reader, lastSequence, present.hashes ?? NONE)
  return {
    proven: problems.length === 0 && found.whole,
    sound: own.length === 0 && found.whole,
    madeAt: about.madeAt,
    lastSequence,
    head,
    sameHistory,
    shared,
    recordsSince: present === null ? 0 : present.lastSequence - shared,
    counts: countsOf(reader),
    problems,
  }
}
