import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { child, inputOf, nausea, scored } from './testing/children.ts'
import { makeReport, type Report } from './report.ts'
import { tableRows } from './tableRows.ts'
import { CAVEAT } from './words.ts'

const tableOf = (report: Report, id: string) => {
  const table = report.sections.flatMap(({ tables }) => tables).find((each) => each.id === id)
  if (!table) throw new Error(`no table ${id}`)
  return table
}
/** The printed cells of a line that begins with these words. */
const line = (report: Report, id: string, ...begins: readonly string[]) =>
  tableOf(report, id)
    .rows.map((row) => row.map(({ text }) => text))
    .find((row) => begins.every((words, index) => row[index] === words))

/** Vector A of the protocol, on the Ashworth grade: ten children, ties and zeros. */
const PRE = [3, 2, 4, 3, 2, 1, 4, 3, 2, 3]
const POST = [2, 2, 3, 3, 1, 1, 2, 3, 1, 1]
const ten = makeReport(inputOf(PRE.map((pre, index) => scored(`P-${index}`, 'MAS_ANALYSIS', pre, POST[index] ?? 0))))
const MAS = 'Modified Ashworth Scale, one grade'

describe('a scale with ties and zeros (vector A of the protocol)', () => {
  test('is described at both visits with its direction', () => {
    expect(line(ten, 'scales-by-visit', MAS, 'lower', 'Baseline')).toEqual([
      MAS,
      'lower',
      'Baseline',
      '10',
      '0',
      '2.70 ± 0.95',
      '3.00',
      '2.00 to 3.00',
      '1.00 to 4.00',
    ])
  })

  test('has its change, and counts a fall as better', () => {
    expect(line(ten, 'change', MAS)).toEqual([
      MAS,
      'lower',
      '10',
      '-0.80 ± 0.79',
      '-1.36 to -0.24',
      '-1.00',
      '-1.00 to 0.00',
      '-2.00 to 0.00',
      '6',
      '4',
      '0',
    ])
  })

  test('has the exact p first and the normal approximation beside it', () => {
    expect(line(ten, 'tests', MAS)).toEqual([
      MAS,
      '10',
      '6',
      '4',
      '0.0',
      '21.0',
      '0.0313',
      '0.0231',
      '-3.207',
      '9',
      '0.0107',
      expect.any(String),
    ])
    expect(line(ten, 'effect-sizes', MAS)?.slice(2, 4)).toEqual(['-1.014', '-1.769 to -0.224'])
    expect(line(ten, 'tests-sensitivity', MAS)?.slice(4, 6)).toEqual(['0.0161', '0.0305'])
  })

  test('leaves with exact figures, one column each', () => {
    const [head = [], ...rows] = tableRows(tableOf(ten, 'change'))
    const row = rows.find(([name]) => name === MAS) ?? []
    expect(head.length).toBe(row.length)
    expect(row[head.indexOf('mean_change')]).toBe('-0.8')
    expect(Number(row[head.indexOf('sd_change')])).toBeCloseTo(0.788810638, 8)
  })
})

describe('states', () => {
  test('no child: nothing is computed and no plot is drawn', () => {
    const none = makeReport(inputOf([]))
    expect(none.children).toBe(0)
    expect(none.sections.flatMap(({ plots }) => plots)).toEqual([])
    expect(line(none, 'ae-overview', 'any')?.slice(1, 4)).toEqual(['0 / 0', 'not estimable', 'not estimable'])
  })

  test('one pair: it says that there are too few, and gives no test', () => {
    const one = makeReport(inputOf([scored('P-1', 'BBS_TOTAL', 3, 5), scored('P-2', 'BBS_TOTAL', 4, null)]))
    expect(one.pairs).toBe(1)
    expect(line(one, 'change', 'Balance scale (BBS)')).toContain('too few pairs')
    expect(line(one, 'tests', 'Balance scale (BBS)')).toContain('too few pairs')
    expect(line(one, 'missing', 'P-2', 'Final assessment, 12 months', 'Balance scale (BBS)')?.[3]).toBe('no form')
  })

  test('nobody changed: not estimable, never a number', () => {
    const same = makeReport(inputOf([scored('P-1', 'BBS_TOTAL', 3, 3), scored('P-2', 'BBS_TOTAL', 4, 4)]))
    expect(line(same, 'tests', 'Balance scale (BBS)')?.slice(6, 8)).toEqual(['not estimable', 'not estimable'])
  })

  test('a child who was not injected is in no table of scales and in no table of safety', () => {
    const waiting = { ...scored('P-9', 'BBS_TOTAL', 50, 50), doses: [], lastDay: null, events: [nausea()] }
    const report = makeReport(inputOf([scored('P-1', 'BBS_TOTAL', 3, 5), waiting]))
    expect(line(report, 'scales-by-visit', 'Balance scale (BBS)', 'higher', 'Baseline')?.[3]).toBe('1')
    expect(line(report, 'ae-overview', 'any')?.[1]).toBe('0 / 1')
    expect(line(report, 'populations', 'Registered')?.[2]).toBe('2')
  })

  test('the caveat is the fixed one and stands in every part that speaks of change', () => {
    expect(CAVEAT).toMatch(/One arm, no control group.*a change is not an effect.*seven years/)
    expect(ten.sections.filter(({ cautioned }) => cautioned).map(({ id }) => id)).toEqual(['efficacy', 'plots'])
  })
})

describe('adverse events', () => {
  const events = [
    child('P-1', {
      events: [
        nausea(),
        nausea({ injection: 2, day: 31 }),
        nausea({ grade: 3, term: 'Headache', soc: 'Nervous system disorders', window: 'D7' }),
      ],
    }),
    child('P-2', { events: [nausea({ window: 'BEFORE', injection: 0, day: -3 })] }),
    child('P-3', { events: [nausea({ serious: true, window: null, injection: null, day: null, grade: null })] }),
    child('P-4', { doses: [{ number: 1, day: 1 }] }),
  ]
  const report = makeReport(inputOf(events))

  test('count children once, events each, and only from the first injection on', () => {
    expect(line(report, 'ae-by-term', 'Gastrointestinal disorders', 'Nausea')).toEqual([
      'Gastrointestinal disorders',
      'Nausea',
      '2 / 4',
      '50.00',
      '6.76 to 93.24',
      '3',
    ])
    expect(line(report, 'ae-overview', 'any')?.[1]).toBe('2 / 4')
    expect(line(report, 'ae-overview', 'serious')?.[1]).toBe('1 / 4')
  })

  test('an event that does not tell its day is never lost', () => {
    expect(line(report, 'ae-by-window', 'not known')?.[1]).toBe('1 / 4')
    expect(line(report, 'ae-by-grade', 'not known')?.[1]).toBe('1 / 4')
    expect(line(report, 'ae-by-injection', 'not known')?.[4]).toBe('1')
  })

  test('by the worst grade of a child, by relation, and by injection of those who had it', () => {
    expect(line(report, 'ae-by-grade', '3 severe')?.[1]).toBe('1 / 4')
    expect(line(report, 'ae-by-grade', '1 mild')?.slice(1)).toEqual(['0 / 4', '0.00', '0.00 to 60.24', '2'])
    expect(line(report, 'ae-by-relation', 'the lumbar puncture', 'related')?.[2]).toBe('2 / 4')
    expect(line(report, 'ae-by-relation', 'the cells', 'related')?.[2]).toBe('0 / 4')
    expect(line(report, 'ae-by-injection', '2')?.slice(1, 3)).toEqual(['1 / 3', '33.33'])
    expect(line(report, 'ae-by-injection', 'any of them, injections counted')?.[1]).toBe('2 / 13')
  })
})

test('shares lie in their intervals and between 0 and 100, whoever has what', () => {
  const someChild = fc.record({
    doses: fc.integer({ min: 0, max: 4 }),
    grades: fc.array(fc.constantFrom(1, 2, 3, 4, 5, null), { maxLength: 4 }),
  })
  fc.assert(
    fc.property(fc.array(someChild, { maxLength: 12 }), (drawn) => {
      const children = drawn.map(({ doses, grades }, index) =>
        child(`P-${index}`, {
          doses: Array.from({ length: doses }, (_, number) => ({ number: number + 1, day: 1 + 30 * number })),
          events: grades.map((grade, at) => nausea({ grade, injection: Math.min(doses, at + 1) })),
        }),
      )
      for (const table of makeReport(inputOf(children)).sections.flatMap(({ tables }) => tables)) {
        for (const row of table.rows) {
          expect(row.length).toBe(table.columns.length)
          const at = table.columns.findIndex(({ parts }) => parts[0] === 'ci_low_percent')
          const [low, high] = (at < 0 ? null : row[at]?.exact) ?? []
          const percent = row[at - 1]?.exact?.[0]
          if (low == null || high == null || percent == null) continue
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(100)
          expect(percent).toBeGreaterThanOrEqual(low)
          expect(percent).toBeLessThanOrEqual(high)
        }
      }
    }),
    { numRuns: 60 },
  )
})
