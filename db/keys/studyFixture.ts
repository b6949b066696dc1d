import { join } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from './atomicFile.ts'
import type { Disk } from './disk.ts'
import type { KeyChange } from './keyChange.ts'
import type { KeyRing } from './keyRing.ts'
import type { Settled } from './settle.ts'
import { storeKeyHex } from './purpose.ts'
import type { Candidate, Refusal } from './attempt.ts'
import { openWeakKeyRing, QUICK_DISK } from './testing.ts'

const storeSchema = z.object({ key: z.string(), fileId: z.string(), generation: z.int(), intakeKey: z.string() })

/** Stands for the encrypted store in tests of the keys: one file that 'opens' with one key and knows its generation. */
export class PaperStore {
  readonly path: string
  readonly #disk: Disk

  constructor(folder: string, disk: Disk = QUICK_DISK) {
    this.path = join(folder, 'store.db')
    this.#disk = disk
  }

  contents() {
    return storeSchema.parse(JSON.parse(QUICK_DISK.read(this.path) ?? 'null'))
  }

  opensWith(dataKey: Buffer): boolean {
    return this.contents().key === storeKeyHex(dataKey)
  }

  write(dataKey: Buffer, facts: { fileId: string; generation: number; intakeKey: string }, path = this.path) {
    writeAtomically(path, JSON.stringify({ ...facts, key: storeKeyHex(dataKey) }), this.#disk)
  }

  /** One transaction: the audit of a key change and its generation. */
  commit(dataKey: Buffer, generation: number) {
    this.write(dataKey, { ...this.contents(), generation })
  }
}

export type Account = { readonly userName: string; readonly password: string }
export const NURSE = { userName: 'Nurse Ā', password: 'four quiet cups of tea' }
export const COORDINATOR = { userName: 'coordinator', password: 'an umbrella for two days' }
export const NOON = new Date('2026-03-20T12:00:00.000Z')

/** A study with a nurse and a coordinator, as it stands after set-up. */
export async function setUpStudy(folder: string, disk: Disk = QUICK_DISK) {
  const ring = openWeakKeyRing({ folder, now: () => NOON, disk })
  const first = await ring.prepareFirst(COORDINATOR)
  const nurseId = await first.change.addUser({ ...NURSE, mustChangePassword: false })
  const generation = ring.stage(first.change)
  const facts = { fileId: first.fileId, generation, intakeKey: first.intakePrivateKey.toString('hex') }
  new PaperStore(folder, disk).write(first.change.dataKey, facts)
  ring.promote()
  const { words, userId: coordinatorId, intakePrivateKey } = first
  return { folder, words, nurseId, coordinatorId, intakePrivateKey, dataKey: first.change.dataKey }
}
export type Study = Awaited<ReturnType<typeof setUpStudy>>

type Answer = { readonly kind: 'ok'; readonly candidates: readonly Candidate[] } | Refusal

/** What the application does after a right secret. */
export function enter(ring: KeyRing, folder: string, answer: Answer): Settled | Refusal {
  if (answer.kind !== 'ok') return answer
  const store = new PaperStore(folder)
  return ring.enter(answer.candidates, (dataKey) => (store.opensWith(dataKey) ? store.contents() : null))
}

/** Signs in and settles; the kind says how it went. */
export async function signInTo(folder: string, account: Account, now = () => NOON) {
  const ring = openWeakKeyRing({ folder, now })
  return enter(ring, folder, await ring.signIn(account.userName, account.password))
}

/** Stage, commit, promote: what the application does for a change without rotation. */
export function carryOut(ring: KeyRing, change: KeyChange, store: PaperStore): void {
  store.commit(change.dataKey, ring.stage(change))
  ring.promote()
}
