import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import type { ReadableDb, WritableDb } from './database.ts'
import { StoreError } from './errors.ts'

/** The installation's own secrets, made with the store and kept only inside it. */
export interface InstallationKey {
  readonly privateKey: KeyObject
  /** SPKI DER. */
  readonly publicKey: Buffer
  /** What the high-water mark's key is derived from; a rotation of the data key does not change it. */
  readonly markSecret: Buffer
}

/** Makes the Ed25519 key that signs the heads of this installation's acts. Once for each store. */
export function createInstallationKey(db: WritableDb): void {
  const pair = generateKeyPairSync('ed25519')
  db.statement('INSERT INTO installation_key (id, public_key, private_key, mark_secret) VALUES (1, ?, ?, ?)').run(
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    pair.privateKey.export({ type: 'pkcs8', format: 'der' }),
    randomBytes(32),
  )
}

/** Reads the installation's key. Throws StoreError 'storeDamaged' when it is not there. */
export function readInstallationKey(db: ReadableDb): InstallationKey {
  const row = db
    .prepare<{ public_key: Buffer; private_key: Buffer; mark_secret: Buffer }>('SELECT * FROM installation_key')
    .get()
  if (!row) throw new StoreError('storeDamaged')
  const privateKey = createPrivateKey({ key: row.private_key, format: 'der', type: 'pkcs8' })
  return { privateKey, publicKey: row.public_key, markSecret: row.mark_secret }
}

/** Hex SHA-256 of the public key (SPKI DER): what stands on paper and the verifier compares. */
export function keyFingerprint(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex')
}

/** The public part alone (SPKI DER), for verification and export. */
export function readPublicKey(db: ReadableDb): Buffer {
  const row = db.prepare<{ public_key: Buffer }>('SELECT public_key FROM installation_key').get()
  if (!row) throw new StoreError('storeDamaged')
  return row.public_key
}
