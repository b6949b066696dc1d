import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { decrypt, encrypt, NONCE_BYTES } from './aes.ts'
import { bytesOf, fromText, toText, wipe } from './bytes.ts'
import { KEY_BYTES } from './purpose.ts'
import { keyFromSecret, SALT_BYTES, scryptCostSchema, type Strength } from './strength.ts'

/** A private key encrypted under a key from a password or from the words of the recovery kit. */
export const wrapSchema = z.strictObject({
  kdf: scryptCostSchema,
  salt: bytesOf(SALT_BYTES),
  nonce: bytesOf(NONCE_BYTES),
  ciphertext: bytesOf(KEY_BYTES + 16),
})
export type Wrap = z.infer<typeof wrapSchema>

/** Wraps a private key under a secret; `context` ties it to one person, purpose, file and version. */
export async function wrapPrivateKey(
  privateKey: Buffer,
  secret: string,
  context: string,
  strength: Strength,
): Promise<Wrap> {
  const salt = randomBytes(SALT_BYTES)
  const key = await keyFromSecret(secret, salt, strength.cost, strength)
  const { nonce, ciphertext } = encrypt(key, privateKey, context)
  wipe(key)
  return { kdf: strength.cost, salt: toText(salt), nonce: toText(nonce), ciphertext: toText(ciphertext) }
}

/** The private key, or null when the secret or the context is wrong. Throws KeyError 'weakWrap' below the floor. */
export async function unwrapPrivateKey(
  wrap: Wrap,
  secret: string,
  context: string,
  strength: Strength,
): Promise<Buffer | null> {
  const key = await keyFromSecret(secret, fromText(wrap.salt), wrap.kdf, strength)
  const encrypted = { nonce: fromText(wrap.nonce), ciphertext: fromText(wrap.ciphertext) }
  const privateKey = decrypt(key, encrypted, context)
  wipe(key)
  return privateKey
}
