import { expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const screening = visit('SCR', '2026-01-10')
const baseline = visit('BL', '2026-02-10')
const visits = [screening, baseline]
const child = form('DEMOG', screening, { WEIGHT: '20' })
const exam = (kilograms: string, date = '2026-02-10') =>
  found('EC091', form('PHYSEX', baseline, { EXAM_WEIGHT: kilograms, EXAM_DATE: date }), { visits, forms: [child] })

test('EC091 takes a change of 15% and asks beyond, up and down', () => {
  expect(exam('23')).toEqual([])
  expect(exam('17')).toEqual([])
  expect(exam('23.1')).toMatchObject([{ severity: 'soft', address: { item: 'EXAM_WEIGHT' } }])
  expect(exam('16.9')).toHaveLength(1)
})

test('EC091 asks about more than 1 kg within 7 days', () => {
  expect(exam('21', '2026-01-17')).toEqual([])
  expect(exam('21.1', '2026-01-17')).toHaveLength(1)
  expect(exam('21.1', '2026-01-18')).toEqual([])
})

test('EC091 has nothing to compare the first weight with', () => {
  expect(found('EC091', child, { visits })).toEqual([])
})
