import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromText, toText } from './bytes.ts'
import { newKeyPair } from './keyPair.ts'
import { openSealed, sealTo, type SealedBox } from './sealedBox.ts'

const { publicKey, privateKey } = newKeyPair()
const SECRET = Buffer.from('the data key of this study is 32')

describe('a sealed box', () => {
  test('opens for whoever has the private key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), (plain, context) => {
        const opened = openSealed(privateKey, sealTo(publicKey, plain, context), context)
        expect(opened).toEqual(Buffer.from(plain))
      }),
    )
  })

  test('does not open with another private key or in another context', () => {
    const box = sealTo(publicKey, SECRET, 'here')
    expect(openSealed(newKeyPair().privateKey, box, 'here')).toBeNull()
    expect(openSealed(privateKey, box, 'there')).toBeNull()
  })

  test('is different each time it is made', () => {
    expect(sealTo(publicKey, SECRET, 'here')).not.toEqual(sealTo(publicKey, SECRET, 'here'))
  })

  test('does not open when any byte of it is changed', () => {
    const box = sealTo(publicKey, SECRET, 'here')
    const places = (Object.keys(box) as (keyof SealedBox)[]).flatMap((part) =>
      Array.from(fromText(box[part]), (_, index) => ({ part, index })),
    )
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 255 }), ({ part, index }, flip) => {
        // X25519 ignores the top bit of a point; the point is part of the key derivation, so even that does not open.
        expect(openSealed(privateKey, { ...box, [part]: flipped(box[part], index, flip) }, 'here')).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  test('made with a point of small order is refused', () => {
    const box = sealTo(publicKey, SECRET, 'here')
    expect(openSealed(privateKey, { ...box, ephemeralPublicKey: toText(Buffer.alloc(32)) }, 'here')).toBeNull()
  })
})

function flipped(text: string, index: number, flip: number): string {
  const bytes = fromText(text)
  bytes[index] = (bytes[index] ?? 0) ^ flip
  return toText(bytes)
}
