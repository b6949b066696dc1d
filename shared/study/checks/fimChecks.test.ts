import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const baseline = visit('BL', '2026-02-20')
const ask = (given: Readonly<Record<string, string>>, variant = 'FIM') =>
  found('EC057', form('FIM', baseline, given), { visits: [baseline], settings: { 'fim.variant': variant } })

describe('EC057, levels and sums of the independence measure', () => {
  test.each(['1', '7'])('takes level %s', (level) => expect(ask({ FIM01: level })).toEqual([]))
  test.each(['0', '8', '3.5'])('refuses level %s', (level) =>
    expect(ask({ FIM01: level })).toMatchObject([{ severity: 'hard', address: { item: 'FIM01' } }]),
  )

  test('refuses a cognitive sum above 35 on an 18-item form and takes it on the FIM+FAM', () => {
    expect(ask({ FIM_COGNITIVE: '35' })).toEqual([])
    expect(ask({ FIM_COGNITIVE: '36' })).toMatchObject([{ severity: 'hard', address: { item: 'FIM_COGNITIVE' } }])
    expect(ask({ FIM_COGNITIVE: '36' }, 'WEEFIM')).toHaveLength(1)
    expect(ask({ FIM_COGNITIVE: '36' }, 'FIMFAM')).toEqual([])
  })

  test('refuses a motor sum below what every item gives at least', () => {
    expect(ask({ FIM_MOTOR: '13' })).toEqual([])
    expect(ask({ FIM_MOTOR: '13' }, 'FIMFAM')).toMatchObject([{ address: { item: 'FIM_MOTOR' } }])
  })
})
