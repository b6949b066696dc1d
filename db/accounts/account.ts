import { z } from 'zod'
import { userById } from '../read/people.ts'
import type { Actor } from '../record/change.ts'
import type { KeyRing } from '../keys/index.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { StoreError } from '../store/errors.ts'
import { insideOf, type Store } from '../store/store.ts'

/** The store and the keys to it, open for one person. The holder wipes `dataKey` when they leave. */
export interface OpenAccount {
  /** Another object after a rotation of the data key: do not keep a copy of it. */
  store: Store
  readonly ring: KeyRing
  dataKey: Buffer
  readonly person: Actor
  readonly username: string
  mustChangePassword: boolean
}

/** Ties the store to its key file: ids and the private key that opens sealed failed sign-ins (design 5). */
export interface KeyFacts {
  readonly fileId: string
  readonly intakePrivateKey: Buffer
}

const factsSchema = z.object({ fileId: z.uuid(), intakePrivateKey: z.base64() })

/** Puts the facts of the key file into a new store. */
export function writeKeyFacts(store: Store, { fileId, intakePrivateKey }: KeyFacts): void {
  const { writer } = insideOf(store)
  writer.immediate(() =>
    writeMeta(writer, 'keyFile', JSON.stringify({ fileId, intakePrivateKey: intakePrivateKey.toString('base64') })),
  )
}

/** Throws StoreError 'storeDamaged' for a store that was never tied to a key file. */
export function readKeyFacts(store: Store): KeyFacts {
  const text = readMeta(store.db, 'keyFile')
  if (text === undefined) throw new StoreError('storeDamaged')
  const { fileId, intakePrivateKey } = factsSchema.parse(JSON.parse(text))
  return { fileId, intakePrivateKey: Buffer.from(intakePrivateKey, 'base64') }
}

/** The person behind an account, as acts name them. Throws StoreError for an account that the store does not know. */
export function personOf(store: Store, userId: string): { readonly person: Actor; readonly username: string } {
  const row = userById(store.db, userId)
  if (row === undefined) throw new StoreError('storeDamaged')
  const { id, name, role, organisation, username } = row
  return { person: { id, name, role, organisation }, username }
}
