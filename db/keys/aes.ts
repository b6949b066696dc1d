import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const TAG_BYTES = 16
/** A fresh random nonce per message; every key here encrypts one message, so nonces cannot meet. */
export const NONCE_BYTES = 12

/** AES-256-GCM output: the authentication tag is the last 16 bytes of `ciphertext`. */
export type Encrypted = { readonly nonce: Buffer; readonly ciphertext: Buffer }

/** Encrypts under a 32-byte key; `context` is authenticated with it, so the message cannot be moved to another context. */
export function encrypt(key: Buffer, plain: Uint8Array, context: string): Encrypted {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(context, 'utf8'))
  return { nonce, ciphertext: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) }
}

/** The plain bytes, or null when the key, the context or any byte is not the one that was used to encrypt. */
export function decrypt(key: Buffer, { nonce, ciphertext }: Encrypted, context: string): Buffer | null {
  if (ciphertext.length < TAG_BYTES || nonce.length !== NONCE_BYTES) return null
  const end = ciphertext.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(context, 'utf8'))
  decipher.setAuthTag(ciphertext.subarray(end))
  const plain = decipher.update(ciphertext.subarray(0, end))
  try {
    decipher.final()
    return plain
  } catch {
    plain.fill(0)
    return null
  }
}
