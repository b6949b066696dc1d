import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const follow = visit('FU1', '2026-02-20')
const labs = (given: Readonly<Record<string, string>>) =>
  form('LABS', follow, { SAMPLE_DATETIME: '2026-02-20T09:00', ...given })
const event = (more: Readonly<Record<string, string>>) =>
  form('AE', 1, { AE_SOURCE: 'LAB', AE_ONSET: '2026-02-20', AE_ONGOING: 'Y', ...more })
const ask = (given: Readonly<Record<string, string>>, forms: readonly ReturnType<typeof event>[] = []) =>
  found('EC117', labs(given), { visits: [follow], forms })

describe('EC117, a value outside its range', () => {
  test('is judged, from the next value beyond the range on', () => {
    expect(ask({ CRP: '10' })).toEqual([])
    expect(ask({ CRP: '10.1' })).toMatchObject([{ severity: 'soft', address: { item: 'CRP_CS' } }])
    expect(ask({ PLATELETS: '149' })).toHaveLength(1)
    expect(ask({ CRP: '10.1', CRP_CS: 'NCS' })).toEqual([])
  })

  test('belongs to an event from the laboratory when it matters', () => {
    const significant = { CRP: '80', CRP_CS: 'CS' }
    expect(ask(significant)).toMatchObject([{ address: { item: 'CRP_CS' } }])
    expect(ask(significant, [event({})])).toEqual([])
    expect(ask(significant, [event({ AE_SOURCE: 'SPONTANEOUS' })])).toHaveLength(1)
    expect(ask(significant, [event({ AE_ONSET: '2026-02-21' })])).toHaveLength(1)
    expect(ask(significant, [event({ AE_ONSET: '2026-02-01', AE_ONGOING: 'N', AE_END: '2026-02-19' })])).toHaveLength(1)
  })
})
