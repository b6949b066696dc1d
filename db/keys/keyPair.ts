import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto'
import { KEY_BYTES } from './purpose.ts'

/** An X25519 key pair as raw bytes, 32 each. The owner wipes `privateKey`. */
export type KeyPair = { readonly publicKey: Buffer; readonly privateKey: Buffer }

// RFC 8410: what stands before the 32 raw bytes in the two DER forms. Raw import through DER works in OpenSSL and in
// Electron's BoringSSL, and unlike JWK it needs no private key in a string.
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex')

/** A fresh X25519 key pair. */
export function newKeyPair(): KeyPair {
  const pair = generateKeyPairSync('x25519')
  const der = pair.privateKey.export({ type: 'pkcs8', format: 'der' })
  const privateKey = Buffer.from(der.subarray(-KEY_BYTES))
  der.fill(0)
  return { privateKey, publicKey: publicPart(pair.publicKey) }
}

/** The public key that belongs to a private key. */
export function publicKeyOf(privateKey: Buffer): Buffer {
  return publicPart(createPublicKey(importPrivate(privateKey)))
}

/** The 32-byte X25519 shared secret. Throws when the other key is one of the few points that give no secret. */
export function agree(privateKey: Buffer, publicKey: Buffer): Buffer {
  const other = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, publicKey]), format: 'der', type: 'spki' })
  return diffieHellman({ privateKey: importPrivate(privateKey), publicKey: other })
}

function importPrivate(privateKey: Buffer) {
  const der = Buffer.concat([PRIVATE_PREFIX, privateKey])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  der.fill(0)
  return key
}

function publicPart(key: ReturnType<typeof createPublicKey>): Buffer {
  return Buffer.from(key.export({ type: 'spki', format: 'der' }).subarray(-KEY_BYTES))
}
