import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalText, type PlainJson } from './canonical.ts'

test('members are sorted and nothing is between them', () => {
  expect(canonicalText({ b: [1, { d: null, c: true }], a: 'ā"' })).toBe('{"a":"ā\\"","b":[1,{"c":true,"d":null}]}')
})

test('the order in which members were written does not matter', () => {
  const json = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null)))
  fc.assert(
    fc.property(json, (value) => {
      const turned: PlainJson = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalText(turned)).toBe(canonicalText({ ...value }))
      expect(JSON.parse(canonicalText(turned))).toEqual({ ...value })
    }),
  )
})

test('a fraction is refused', () => {
  expect(() => canonicalText([0.5])).toThrow(RangeError)
})
