import { expect, test } from 'vitest'
import { form } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const period = (number: number, from: string, to: string) => form('REHAB', number, { REHAB_FROM: from, REHAB_TO: to })
const january = period(1, '2026-01-01', '2026-01-31')

test('EC032 takes a period that begins the day after the one before', () => {
  expect(found('EC032', period(2, '2026-02-01', '2026-02-28'), { forms: [january] })).toEqual([])
  expect(found('EC032', january)).toEqual([])
})

test('EC032 asks softly about an overlap of one day', () => {
  expect(found('EC032', period(2, '2026-01-31', '2026-02-28'), { forms: [january] })).toMatchObject([
    { severity: 'soft', address: { item: 'REHAB_FROM' } },
  ])
})

test('EC032 asks softly about a gap of one day', () => {
  const [gap] = found('EC032', period(2, '2026-02-02', '2026-02-28'), { forms: [january] })
  expect(gap?.message).toContain('1 day between')
})

test('EC032 measures the gap from the nearest period before', () => {
  const older = period(1, '2025-11-01', '2025-11-30')
  const nearer = period(2, '2025-12-01', '2026-01-31')
  expect(found('EC032', period(3, '2026-02-01', '2026-02-28'), { forms: [nearer, older] })).toEqual([])
})
