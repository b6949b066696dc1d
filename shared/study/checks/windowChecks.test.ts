import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const first = visit('INJ1', '2026-01-01')
const injections = [first, visit('INJ2', '2026-01-31'), visit('INJ3', '2026-03-02'), visit('INJ4', '2026-04-01')]
const late = { now: '2027-06-01T09:00' }

describe('EC020, a visit outside its window', () => {
  const call = (date: string) => {
    const at = visit('TC3-1', date)
    const check = form('POSTINJ', at, { CHECK_DATETIME: `${date}T09:00` })
    return found('EC020', check, { visits: [first, at], site: late })
  }

  test('is silent on both ends of the window', () => {
    expect(call('2026-01-03')).toEqual([])
    expect(call('2026-01-05')).toEqual([])
  })

  test('opens a deviation with the days, early as negative', () => {
    expect(call('2026-01-06')).toMatchObject([
      { severity: 'deviation', deviation: { category: 'WINDOW', class: 'MINOR', date: '2026-01-06', days: 1 } },
    ])
    expect(call('2026-01-06')[0]?.message).toContain('1 day late')
    expect(call('2026-01-01')).toMatchObject([{ deviation: { days: -2 } }])
  })

  test('follows the window that the study has set', () => {
    const at = visit('TC3-1', '2026-01-06')
    const check = form('POSTINJ', at, {})
    expect(found('EC020', check, { visits: [first, at], site: late, settings: { 'window.TC3-1.to': '5' } })).toEqual([])
  })

  test('says it once per visit: on the first required form', () => {
    const at = visit('FU1', '2026-06-30')
    const visits = [...injections, at]
    const exam = form('PHYSEX', at, { EXAM_DATE: '2026-06-30' })
    const labs = form('LABS', at, { SAMPLE_DATETIME: '2026-06-30T09:00' })
    expect(found('EC020', exam, { visits, forms: [labs], site: late })).toHaveLength(1)
    expect(found('EC020', labs, { visits, forms: [exam], site: late })).toEqual([])
  })

  test.each([
    ['FU3', '2026-06-16', '2026-07-14', '2026-06-15', '2026-07-15'],
    ['FU6', '2026-09-14', '2026-10-12', '2026-09-13', '2026-10-13'],
  ])(
    'of %s, which requires no form of its own, it speaks on the first that was started',
    (oid, from, to, early, tooLate) => {
      const on = (date: string) => {
        const at = visit(oid, date)
        return found('EC020', form('PHYSEX', at, { EXAM_DATE: date }), { visits: [...injections, at], site: late })
      }
      expect([on(from), on(to)]).toEqual([[], []])
      expect(on(early)).toMatchObject([{ deviation: { category: 'WINDOW', days: -1 } }])
      expect(on(tooLate)).toMatchObject([{ deviation: { category: 'WINDOW', days: 1 } }])
    },
  )

  test('waits while the window may still move', () => {
    const at = visit('FU1', '2026-06-30')
    const exam = form('PHYSEX', at, { EXAM_DATE: '2026-06-30' })
    expect(found('EC020', exam, { visits: [first, at], site: late })).toEqual([])
  })

  test('judges screening and marrow once the first injection is given, in one deviation', () => {
    const given = form('INJ', first, { INJECTION_NO: '1', INJ_START: '2026-01-01T10:00' })
    const inside = [visit('SCR', '2025-11-02'), visit('BMA', '2025-12-18'), first]
    expect(found('EC020', given, { visits: inside })).toEqual([])
    const outside = [visit('SCR', '2025-11-01'), visit('BMA', '2025-12-19'), first]
    const raised = found('EC020', given, { visits: outside })
    expect(raised).toMatchObject([{ severity: 'deviation', deviation: { days: -1 } }])
    expect(raised[0]?.message).toMatch(/1 day early.*1 day late/)
  })
})

describe('EC029, the final assessment', () => {
  const final = (date: string) => {
    const at = visit('M12', date)
    return found('EC029', form('PHYSEX', at, { EXAM_DATE: date }), { visits: [...injections, at], site: late })
  }

  test('takes day 335 to day 395 after the last injection', () => {
    expect(final('2027-03-02')).toEqual([])
    expect(final('2027-05-01')).toEqual([])
  })

  test('opens a deviation a day before and a day after, and keeps the analysis', () => {
    expect(final('2027-03-01')).toMatchObject([{ severity: 'deviation', deviation: { days: -1 } }])
    expect(final('2027-05-02')[0]?.message).toMatch(/1 day late.*analysed all the same/)
  })

  test('counts from the last injection given once no more will come', () => {
    const at = visit('M12', '2026-12-31')
    const end = visit('ET', '2026-02-15')
    const stopped = form('WITHDRAW', end, { DECISION_DATE: '2026-02-15', WITHDRAW_SCOPE: '1' })
    const exam = form('PHYSEX', at, { EXAM_DATE: '2026-12-31' })
    const around = { visits: [...injections.slice(0, 2), end, at], forms: [stopped], site: late }
    expect(found('EC029', exam, around)).toMatchObject([{ deviation: { days: -1 } }])
  })
})
