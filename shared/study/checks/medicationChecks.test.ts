import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const screening = visit('SCR', '2026-01-10')
const visits = [screening]
const forms = [
  form('CONSENT', screening, { CONSENT_DATE: '2026-01-10T10:00' }),
  form('DEMOG', screening, { BIRTH_DATE: '2020-05-10' }),
]
const medicine = (given: Readonly<Record<string, string>>) => form('CONMED', 1, given)

describe('EC120, what is forbidden after consent', () => {
  const begun = (start: string, kind = 'BONT') =>
    found('EC120', medicine({ CM_CLASS: kind, CM_START: start }), { visits, forms })

  test.each(['BONT', 'PHENOL', 'ITB', 'CELL_THERAPY'])('%s opens a major deviation from the day after', (kind) => {
    expect(begun('2026-01-10', kind)).toEqual([])
    expect(begun('2026-01-11', kind)).toMatchObject([
      {
        severity: 'deviation',
        deviation: { category: 'PROHIBITED', class: 'MAJOR', date: '2026-01-11' },
        address: { item: 'CM_START' },
      },
    ])
  })

  test('counts a partial date only when all of it lies after consent, and leaves the day open', () => {
    expect(begun('2026-01')).toEqual([])
    expect(begun('2026-02')[0]?.deviation).toEqual({ category: 'PROHIBITED', class: 'MAJOR' })
  })

  test('says nothing of other medicines', () => {
    expect(begun('2026-01-11', 'ANTISPASTIC')).toEqual([])
  })
})

describe('EC121, the dates of a medicine', () => {
  const taken = (start: string, end?: string) => {
    const times = end === undefined ? { CM_ONGOING: 'Y' } : { CM_ONGOING: 'N', CM_END: end }
    return found('EC121', medicine({ CM_START: start, ...times }), { visits, forms })
  }

  test('do not end before they begin', () => {
    expect(taken('2026-01-05', '2026-01-04')).toMatchObject([{ severity: 'hard', address: { item: 'CM_END' } }])
    expect(taken('2026-01-05', '2026-01-05')).toEqual([])
    expect(taken('2026-01-05', '2026')).toEqual([])
  })

  test('do not lie before birth', () => {
    expect(taken('2020-05-09')).toMatchObject([{ severity: 'hard', address: { item: 'CM_START' } }])
    expect(taken('2020-05-10')).toEqual([])
    expect(taken('2020')).toEqual([])
    expect(taken('2019')).toHaveLength(1)
  })
})
