import { expect, test } from 'vitest'
import { windowAnchorsOf } from './anchors.ts'
import { child, form, visit } from './testing/child.ts'

const first = visit('INJ1', '2026-03-01')

test('windows count from what was given, and from the plan while nothing was', () => {
  expect(windowAnchorsOf(child([first], []))).toEqual({ injections: ['2026-03-01', null, null, null] })
  const planned = child([], [], {
    subject: { id: 'c', code: 'TST-001', site: 'TST', plannedFirstInjection: '2026-04-01' },
  })
  expect(windowAnchorsOf(planned)).toEqual({
    injections: [null, null, null, null],
    plannedFirstInjection: '2026-04-01',
  })
})

test('after a decision to stop no further injection is expected', () => {
  const end = visit('ET', '2026-05-02')
  const stopped = form('WITHDRAW', end, { DECISION_DATE: '2026-05-01' })
  expect(windowAnchorsOf(child([first, end], [stopped]))).toMatchObject({
    decision: '2026-05-01',
    noMoreInjections: true,
  })
})
