import { describe, expect, test } from 'vitest'
import { testIo } from '../testIo.ts'
import { score } from './score.ts'

async function scored(args: readonly string[], stdin: unknown): Promise<Record<string, unknown>> {
  const { io, out } = testIo({}, JSON.stringify(stdin))
  expect(await score(args, io)).toBe(0)
  return JSON.parse(out.join('\n')) as Record<string, unknown>
}

describe('ecrf score', () => {
  test('takes the items alone from the standard input', async () => {
    expect(await scored(['gmfcs', '-'], { GMFCS: 'III' })).toMatchObject({
      level: 'III',
      total: 3,
      rule_version: 'gmfcs/1',
    })
  })

  test('takes items with options', async () => {
    const input = { items: { HAM_R: '2', HAM_L: '1+' }, options: { muscles: ['HAM', 'GAS'], minimum_scored: 2 } }
    expect(await scored(['mas', '-'], input)).toMatchObject({ total: 1.75, open: ['GAS_R', 'GAS_L'], n_not_scored: 2 })
  })

  test('says which items are open instead of giving a total', async () => {
    const result = await scored(['bbs', '-'], { BBS01: 4 })
    expect(result).toMatchObject({ total: null, status: 'incomplete', sum_answered: 4 })
    expect(result['open']).toHaveLength(13)
  })

  test('an item listed as not testable scores 1', async () => {
    const items = Object.fromEntries(
      Array.from({ length: 18 }, (_, index) => [`FIM${String(index + 1).padStart(2, '0')}`, 7]),
    )
    const input = { items, options: { not_testable: ['FIM13'], locomotion_mode: 'W' } }
    expect(await scored(['FIM', '-'], input)).toMatchObject({
      total: 120,
      n_scored_1_not_testable: 1,
      locomotion_mode: 'W',
    })
  })
})
