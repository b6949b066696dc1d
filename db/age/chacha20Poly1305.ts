/**
 * ChaCha20-Poly1305 as RFC 8439 has it, for sealing only. It stands here because the cryptography inside Electron does not offer this
 * cipher to programs while that of Node does; the tests hold it against Node's own, which is also what opens the files.
 */

const BLOCK = 64
const TAG = 16
/** 'expand 32-byte k' */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574]
const PRIME = (1n << 130n) - 5n
const CLAMP = 0x0ffffffc0ffffffc0ffffffc0fffffffn
const ABOVE = 1n << 128n

/** The sealed text with its tag of 16 bytes at the end. Key 32 bytes, nonce 12 bytes, never twice with one key; nothing is added beside it. */
export function chacha20Poly1305(key: Uint8Array, nonce: Uint8Array, text: Uint8Array): Buffer {
  const state = stateOf(key, nonce)
  const oneTimeKey = Buffer.alloc(BLOCK)
  keyBlock(state, 0, oneTimeKey, 0)
  const sealed = Buffer.alloc(text.length + TAG)
  const stream = Buffer.alloc(BLOCK)
  for (let at = 0, counter = 1; at < text.length; at += BLOCK, counter += 1) {
    keyBlock(state, counter, stream, 0)
    const end = Math.min(BLOCK, text.length - at)
    for (let index = 0; index < end; index += 1) sealed[at + index] = (text[at + index] ?? 0) ^ (stream[index] ?? 0)
  }
  poly1305(oneTimeKey, sealed.subarray(0, text.length)).copy(sealed, text.length)
  return sealed
}

function stateOf(key: Uint8Array, nonce: Uint8Array): Uint32Array {
  const words = (bytes: Uint8Array) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true))
  }
  return Uint32Array.from([...CONSTANTS, ...words(key), 0, ...words(nonce)])
}

const working = new Uint32Array(16)

/** One block of the key stream: ten double rounds over the state with this counter. */
function keyBlock(state: Uint32Array, counter: number, out: Buffer, at: number): void {
  working.set(state)
  working[12] = counter
  for (let round = 0; round < 10; round += 1) {
    for (let column = 0; column < 4; column += 1) quarter(column, column + 4, column + 8, column + 12)
    for (let column = 0; column < 4; column += 1) {
      quarter(column, 4 + ((column + 1) & 3), 8 + ((column + 2) & 3), 12 + ((column + 3) & 3))
    }
  }
  for (let word = 0; word < 16; word += 1) {
    const start = word === 12 ? counter : (state[word] ?? 0)
    out.writeUInt32LE(((working[word] ?? 0) + start) >>> 0, at + word * 4)
  }
}

function quarter(a: number, b: number, c: number, d: number): void {
  mix(a, b, d, 16)
  mix(c, d, b, 12)
  mix(a, b, d, 8)
  mix(c, d, b, 7)
}

/** working[to] += working[from]; working[turned] = (working[turned] ^ working[to]) turned left by so many bits. */
function mix(to: number, from: number, turned: number, bits: number): void {
  const sum = ((working[to] ?? 0) + (working[from] ?? 0)) | 0
  working[to] = sum
  const value = (working[turned] ?? 0) ^ sum
  working[turned] = (value << bits) | (value >>> (32 - bits))
}

/** The tag over the sealed text, padded to 16 bytes, and its length; there is no text beside it. */
function poly1305(oneTimeKey: Buffer, sealed: Buffer): Buffer {
  const r = number128(oneTimeKey, 0) & CLAMP
  const s = number128(oneTimeKey, 16)
  const whole = sealed.length - (sealed.length % TAG)
  let sum = 0n
  for (let at = 0; at < whole; at += TAG) sum = ((sum + number128(sealed, at) + ABOVE) * r) % PRIME
  if (whole < sealed.length) {
    const rest = Buffer.alloc(TAG)
    sealed.copy(rest, 0, whole)
    sum = ((sum + number128(rest, 0) + ABOVE) * r) % PRIME
  }
  sum = ((sum + (BigInt(sealed.length) << 64n) + ABOVE) * r) % PRIME
  const tag = (sum + s) & (ABOVE - 1n)
  const bytes = Buffer.alloc(TAG)
  bytes.writeBigUInt64LE(tag & 0xffffffffffffffffn, 0)
  bytes.writeBigUInt64LE(tag >> 64n, 8)
  return bytes
}

const number128 = (bytes: Buffer, at: number) => bytes.readBigUInt64LE(at) | (bytes.readBigUInt64LE(at + 8) << 64n)
