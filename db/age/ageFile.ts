import { createHmac, hkdfSync, randomBytes, scryptSync } from 'node:crypto'
import { chacha20Poly1305 } from './chacha20Poly1305.ts'

const VERSION = 'age-encryption.org/v1'
const CHUNK = 65_536
/** 2^18 turns of scrypt: about a second and 256 MB, the number that age itself takes. */
const WORK_FACTOR = 18

/**
 * Writes one file in the age format (c2sp.org/age), opened by a passphrase: any age program opens it. The passphrase is stretched by
 * scrypt to wrap a random key; the text is sealed in pieces of 64 KiB, each bound to its place, the last one marked as the last, so
 * that a changed, swapped or cut file does not open.
 */
export class AgeFile {
  readonly #write: (bytes: Uint8Array) => void
  readonly #key: Buffer
  #pending: Uint8Array[] = []
  #pendingLength = 0
  #counter = 0

  /** Writes the head at once. `workFactor` is the power of two of scrypt; only tests take less. */
  constructor(write: (bytes: Uint8Array) => void, passphrase: string, workFactor = WORK_FACTOR) {
    this.#write = write
    const fileKey = randomBytes(16)
    write(head(fileKey, passphrase, workFactor))
    const nonce = randomBytes(16)
    write(nonce)
    this.#key = derived(fileKey, nonce, 'payload')
    fileKey.fill(0)
  }

  /** Adds text. It is written as soon as it is known that more follows. */
  add(bytes: Uint8Array): void {
    this.#pending.push(Uint8Array.from(bytes))
    this.#pendingLength += bytes.length
    if (this.#pendingLength <= CHUNK) return
    const all = Buffer.concat(this.#pending)
    let at = 0
    for (; all.length - at > CHUNK; at += CHUNK) this.#seal(all.subarray(at, at + CHUNK), false)
    this.#pending = [all.subarray(at)]
    this.#pendingLength = all.length - at
  }

  /** Writes the last piece. Nothing can be added afterwards. */
  end(): void {
    this.#seal(Buffer.concat(this.#pending), true)
    this.#pending = []
    this.#key.fill(0)
  }

  #seal(chunk: Uint8Array, isLast: boolean): void {
    const nonce = Buffer.alloc(12)
    // Eleven bytes of counter, of which six are more than any disk needs.
    nonce.writeUIntBE(this.#counter, 5, 6)
    nonce[11] = isLast ? 1 : 0
    this.#counter += 1
    this.#write(chacha20Poly1305(this.#key, nonce, chunk))
  }
}

function head(fileKey: Buffer, passphrase: string, workFactor: number): Buffer {
  const salt = randomBytes(16)
  const turns = 2 ** workFactor
  const wrapKey = scryptSync(passphrase, Buffer.concat([Buffer.from(`${VERSION}/scrypt`), salt]), 32, {
    N: turns,
    r: 8,
    p: 1,
    maxmem: 256 * turns * 8,
  })
  const wrapped = chacha20Poly1305(wrapKey, Buffer.alloc(12), fileKey)
  wrapKey.fill(0)
  const text = `${VERSION}\n-> scrypt ${base64(salt)} ${workFactor}\n${base64(wrapped)}\n---`
  const macKey = derived(fileKey, Buffer.alloc(0), 'header')
  const mac = createHmac('sha256', macKey).update(text).digest()
  return Buffer.from(`${text} ${base64(mac)}\n`)
}

const derived = (key: Buffer, salt: Uint8Array, use: string) => Buffer.from(hkdfSync('sha256', key, salt, use, 32))

/** Without '=' at its end, as age wants it. */
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
