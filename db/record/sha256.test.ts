import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

test('is SHA-256 over the bytes and the text, whatever their length and script, from bytes and from hex', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('x'.repeat(70_000), 'س'.repeat(40_000), ''))
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), text, (before, after) => {
      const expected = createHash('sha256').update(before).update(after, 'utf8').digest('hex')
      expect(sha256(before, after)).toBe(expected)
      expect(sha256(Buffer.from(before).toString('hex'), after)).toBe(expected)
    }),
  )
})
