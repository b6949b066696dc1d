import { hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { decrypt, encrypt, NONCE_BYTES } from './aes.ts'
import { bytesOf, fromText, toText, wipe } from './bytes.ts'
import { agree, newKeyPair, publicKeyOf } from './keyPair.ts'
import { KEY_BYTES } from './purpose.ts'

/** A message that anybody can make for a public key and only the holder of its private key can open. */
export const sealedBoxSchema = z.strictObject({
  ephemeralPublicKey: bytesOf(KEY_BYTES),
  nonce: bytesOf(NONCE_BYTES),
  ciphertext: bytesOf(16, 1024),
})
export type SealedBox = z.infer<typeof sealedBoxSchema>

/**
 * Seals bytes to a public key: a key pair used once, X25519, HKDF-SHA256 over both public keys, AES-256-GCM with `context`
 * authenticated. A box moved to another person, file or use has another context and does not open.
 */
export function sealTo(publicKey: Buffer, plain: Uint8Array, context: string): SealedBox {
  const once = newKeyPair()
  const shared = agree(once.privateKey, publicKey)
  const key = boxKey(shared, once.publicKey, publicKey)
  const { nonce, ciphertext } = encrypt(key, plain, context)
  wipe(once.privateKey, shared, key)
  return { ephemeralPublicKey: toText(once.publicKey), nonce: toText(nonce), ciphertext: toText(ciphertext) }
}

/** The bytes of a box, or null when the private key, the context or any byte is not the right one. */
export function openSealed(privateKey: Buffer, box: SealedBox, context: string): Buffer | null {
  const once = fromText(box.ephemeralPublicKey)
  let shared: Buffer
  try {
    shared = agree(privateKey, once)
  } catch {
    return null // a point of small order: nobody seals with it
  }
  const key = boxKey(shared, once, publicKeyOf(privateKey))
  const plain = decrypt(key, { nonce: fromText(box.nonce), ciphertext: fromText(box.ciphertext) }, context)
  wipe(shared, key)
  return plain
}

function boxKey(shared: Buffer, once: Buffer, recipient: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([once, recipient]), 'trialbook/v1/sealed-box', KEY_BYTES))
}
