import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chacha20Poly1305 } from './chacha20Poly1305.ts'

/** The same cipher of the cryptography inside Node. */
function ofNode(key: Uint8Array, nonce: Uint8Array, text: Uint8Array): Buffer {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
}

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

test('gives what the cipher of Node gives, for any key, nonce and text', () => {
  fc.assert(
    fc.property(bytes(32), bytes(12), fc.uint8Array({ maxLength: 700 }), (key, nonce, text) => {
      expect(chacha20Poly1305(key, nonce, text).equals(ofNode(key, nonce, text))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('gives it at the limits: lengths round a block, a whole chunk of age, keys and texts of ones', () => {
  const ones = (length: number) => new Uint8Array(length).fill(0xff)
  for (const length of [0, 1, 15, 16, 17, 63, 64, 65, 127, 128, 65_535, 65_536]) {
    for (const text of [new Uint8Array(length), ones(length)]) {
      expect(chacha20Poly1305(ones(32), ones(12), text).equals(ofNode(ones(32), ones(12), text))).toBe(true)
    }
  }
})

test('gives the example of RFC 8439, 2.8.2, without its text beside', () => {
  const key = Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index)
  const nonce = Buffer.from('070000004041424344454647', 'hex')
  const text = Buffer.from(
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  )
  const sealed = chacha20Poly1305(key, nonce, text)
  expect(sealed.subarray(0, 16).toString('hex')).toBe('d31a8d34648e60db7b86afbc53ef7ec2')
  expect(sealed.subarray(112, 114).toString('hex')).toBe('6116')
})
