import { expect, test } from 'vitest'
import { testIo } from '../testIo.ts'
import { vectors } from './vectors.ts'

const good = { id: 'good', instrument: 'GMFCS', kind: 'score', items: { GMFCS: 'V' }, expected: { total: 5 } }

test('counts what passed', async () => {
  const { io, out } = testIo({ 'v.json': JSON.stringify({ vectors: [good] }) })
  expect(await vectors(['v.json'], io)).toBe(0)
  expect(out).toEqual(['1 passed, 0 failed'])
})

test('prints a line for each mismatch and ends with exit 1', async () => {
  const bad = { ...good, id: 'bad', expected: { total: 4, level: 'IV' } }
  const unknown = { ...good, id: 'new', kind: 'dream' }
  const { io, out } = testIo({ 'v.json': JSON.stringify({ vectors: [good, bad, unknown] }) })
  expect(await vectors(['v.json'], io)).toBe(1)
  expect(out).toEqual([
    'bad: expected total 4, got 5',
    'bad: expected level "IV", got "V"',
    'new: unknown kind "dream"',
    '1 passed, 2 failed',
  ])
})
