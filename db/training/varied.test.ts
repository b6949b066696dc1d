import fc from 'fast-check'
import { expect, test } from 'vitest'
import { varied, variedBetween } from './varied.ts'

test('the same words give the same number, from 0 up to 1', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      const number = varied(...words)
      expect(number).toBe(varied(...words))
      expect(number).toBeGreaterThanOrEqual(0)
      expect(number).toBeLessThan(1)
    }),
  )
})

test('children, visits and items lie apart: every number between the ends comes up, none much oftener than another', () => {
  const counts = new Map<number, number>()
  for (let child = 0; child < 16; child += 1) {
    for (const visit of ['SCR', 'INJ1', 'INJ2', 'INJ3', 'INJ4', 'FU1', 'M12']) {
      for (const item of ['HB', 'WBC', 'PLATELETS', 'INR', 'CRP']) {
        const number = variedBetween(3, 6, child, visit, item)
        counts.set(number, (counts.get(number) ?? 0) + 1)
      }
    }
  }
  expect([...counts.keys()].toSorted()).toEqual([3, 4, 5, 6])
  for (const count of counts.values()) expect(Math.abs(count - 140)).toBeLessThan(50)
})
