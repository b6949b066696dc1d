import { childrenOf, type ChildEvent, NOT_KNOWN, SAFETY } from '../events.ts'
import type { ReportChild } from '../input.ts'
import { count, figures, type ReportTable, SHARE_COLUMNS, shareCells, words, wordsColumn } from '../table.ts'

const GRADES = ['1 mild', '2 moderate', '3 severe', '4 life-threatening', '5 death']

/** Children by the worst grade they had, and events by their own grade. */
export function aeByGrade(safety: readonly ReportChild[], events: readonly ChildEvent[]): ReportTable {
  const worst = [...Map.groupBy(events, ({ child }) => child.label).values()].map((own) =>
    Math.max(...own.map(({ event }) => event.grade ?? 0)),
  )
  const line = (label: string, grade: number) => [
    words(label),
    ...shareCells(worst.filter((each) => each === grade).length, safety.length),
    count(events.filter(({ event }) => (event.grade ?? 0) === grade).length),
  ]
  const open = events.some(({ event }) => event.grade === null)
  return {
    id: 'ae-by-grade',
    title: 'Adverse events by grade',
    population: SAFETY,
    columns: [
      wordsColumn('Worst grade of a child', 'grade'),
      ...SHARE_COLUMNS,
      figures('Events of the grade', 'events'),
    ],
    rows: [
      ...GRADES.map((label, index) => line(label, index + 1)),
      ...(open ? [line(NOT_KNOWN, 0)] : []),
      [words('any'), ...shareCells(childrenOf(events), safety.length), count(events.length)],
    ],
    notes: ['Each child counts once, at the worst grade it had; each event counts at its own.'],
  }
}
