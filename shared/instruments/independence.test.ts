import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fim, importFim, scoreFim } from './fim.ts'
import { fimFam, scoreFimFam } from './fimFam.ts'
import { scoreWeefim, weefim } from './weefim.ts'

const variants = [
  { instrument: fim, score: scoreFim, motor: [13, 91], cognitive: [5, 35], total: [18, 126] },
  { instrument: weefim, score: scoreWeefim, motor: [13, 91], cognitive: [5, 35], total: [18, 126] },
  { instrument: fimFam, score: scoreFimFam, motor: [16, 112], cognitive: [14, 98], total: [30, 210] },
] as const

describe.each(variants)('the FIM family: $instrument.name', ({ instrument, score, motor, cognitive, total }) => {
  const answers = (level: (index: number) => string) =>
    Object.fromEntries(instrument.items.map(({ id }, index) => [id, level(index)]))

  test('ranges from all ones to all sevens', () => {
    expect(score(answers(() => '1'))).toMatchObject({ motor: motor[0], cognitive: cognitive[0], total: total[0] })
    expect(score(answers(() => '7'))).toMatchObject({ motor: motor[1], cognitive: cognitive[1], total: total[1] })
  })

  test('the motor and cognitive sums make the total, and so do the dimensions', () => {
    const levels = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 30, maxLength: 30 })
    fc.assert(
      fc.property(levels, (values) => {
        const result = score(answers((index) => String(values[index])))
        expect((result.motor ?? 0) + (result.cognitive ?? 0)).toBe(result.total)
        expect(result.total).toBe(values.slice(0, instrument.items.length).reduce((sum, value) => sum + value, 0))
      }),
    )
  })

  test('an open item leaves every sum that needs it open, and no other', () => {
    fc.assert(
      fc.property(fc.nat(instrument.items.length - 1), (at) => {
        const item = instrument.items[at]
        const result = score({ ...answers(() => '4'), [item?.id ?? '']: null })
        expect(result).toMatchObject({ total: null, status: 'incomplete', open: [item?.id] })
        expect([result.motor, result.cognitive].filter((sum) => sum === null)).toHaveLength(1)
        for (const [id, sum] of Object.entries(result.subscales)) expect(sum === null).toBe(id === item?.dimension)
      }),
    )
  })

  test('not testable scores 1, is flagged, and keeps the sums complete', () => {
    const first = instrument.items[0]?.id ?? ''
    const result = score({ ...answers(() => '7'), [first]: 'NT' })
    expect(result).toMatchObject({ total: total[1] - 6, notTested: [first], notTestableScored1: 1, status: 'complete' })
  })

  test.each(['0', '8', '9', 0, 9, '3.5'])('%j is no level', (level) => {
    expect(() => score({ [instrument.items[0]?.id ?? '']: level })).toThrow(/whole number 1 to 7/)
  })

  test('says who owns it', () => {
    expect(instrument.notice).toContain('UDSMR')
  })

  test('the mode of locomotion is kept, and another one than W, C and B is refused', () => {
    expect(score({}, { locomotionMode: 'C' }).locomotionMode).toBe('C')
    expect(score({}).locomotionMode).toBeNull()
    expect(() => score({}, { locomotionMode: 'walk' })).toThrow(RangeError)
  })
})

describe('differences inside the FIM family', () => {
  test('the subscales of the FIM have 6, 2, 3, 2, 2 and 3 items', () => {
    expect(fim.dimensions.map(({ min, max }) => [min, max])).toEqual([
      [6, 42],
      [2, 14],
      [3, 21],
      [2, 14],
      [2, 14],
      [3, 21],
    ])
  })

  test('the WeeFIM counts bladder and bowel as self-care: 8, 5 and 5 items', () => {
    const count = (dimension: string) => weefim.items.filter((item) => item.dimension === dimension).length
    expect(['SELFCARE', 'MOBILITY', 'COGNITION'].map(count)).toEqual([8, 5, 5])
    expect(
      weefim.items
        .filter(({ label }) => /Bladder|Bowel/.test(label))
        .every(({ dimension }) => dimension === 'SELFCARE'),
    ).toBe(true)
  })

  test('the FAM adds 12 items to the 18 of the FIM', () => {
    expect(fimFam.items.filter(({ fam }) => fam)).toHaveLength(12)
    expect(fimFam.items.some(({ label }) => label.includes('*'))).toBe(false)
  })

  test('a percent of the maximum cannot fall to zero, the rescaled percent can', () => {
    const ones = Object.fromEntries(fim.items.map(({ id }) => [id, '1']))
    expect(scoreFim(ones).percents.total.percentOfMax).toBeCloseTo(14.285714, 6)
    expect(scoreFim(ones).percents.total.rescaled0To100).toBe(0)
  })

  test('codes of other systems are mapped, and only the known ones', () => {
    expect(importFim(0)).toEqual({ stored: 'NT', notTestable: true })
    expect(importFim(9)).toEqual({ stored: null, notTestable: false })
    expect(importFim(7)).toEqual({ stored: '7', notTestable: false })
    expect(() => importFim(8)).toThrow(RangeError)
  })
})
