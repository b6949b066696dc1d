import { expect, test } from 'vitest'
import { dispatch } from '../dispatch.ts'
import { testIo } from '../testIo.ts'
import { stats } from './stats.ts'

const rows = (chi2: number) => JSON.stringify({ H: { rows: [{ b: 8, c: 0, chi2 }] } })

test('counts what passed', async () => {
  const { io, out } = testIo({ 's.json': rows(8) })
  expect(await stats(['s.json'], io)).toBe(0)
  expect(out).toEqual(['1 passed, 0 failed'])
})

test('prints a line for each mismatch and ends with exit 1', async () => {
  const { io, out } = testIo({ 's.json': rows(9) })
  expect(await stats(['s.json'], io)).toBe(1)
  expect(out).toEqual(['H.8v0: expected chi2 9, got 8', '0 passed, 1 failed'])
})

test('needs one file that holds an object', async () => {
  const { io, err } = testIo({ 's.json': '[]' })
  expect(await dispatch(['stats', 's.json'], io)).toBe(2)
  expect(await dispatch(['stats'], io)).toBe(2)
  expect(err).toHaveLength(2)
})
