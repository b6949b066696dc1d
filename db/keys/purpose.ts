import { hkdfSync } from 'node:crypto'

/**
 * What a key made from the data key is for. A key for one purpose says nothing about the key for another, so a leaked
 * export key opens no store.
 * - store: the raw SQLCipher key; high-water: HMAC of the mark beside the store; backup, export: those containers;
 * - key-file: HMAC that proves that whoever wrote the key file had the data key.
 */
export type KeyPurpose = 'store' | 'high-water' | 'backup' | 'export' | 'key-file'

/** Length of the data key and of every key made from it, in bytes. */
export const KEY_BYTES = 32

/**
 * A 32-byte key for one purpose, HKDF-SHA256 of the data key. The label holds a version: the derivation is a format that
 * cannot be taken back. The caller owns the result and wipes it. Throws RangeError if the data key is not 32 bytes.
 */
export function deriveKey(dataKey: Buffer, purpose: KeyPurpose): Buffer {
  if (dataKey.length !== KEY_BYTES) throw new RangeError('the data key has 32 bytes')
  return Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `trialbook/v1/${purpose}`, KEY_BYTES))
}

/** The raw key of the store as 64 hex digits, ready for SQLCipher's `key = "x'...'"` form. */
export function storeKeyHex(dataKey: Buffer): string {
  const key = deriveKey(dataKey, 'store')
  const hex = key.toString('hex')
  key.fill(0)
  return hex
}
