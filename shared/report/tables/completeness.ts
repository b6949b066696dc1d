import { formatShare } from '../../stats/format.ts'
import { study } from '../../study/study.ts'
import type { ReportChild } from '../input.ts'
import { count, figures, type ReportTable, words, wordsColumn } from '../table.ts'

export interface VisitCompleteness {
  readonly visit: string
  readonly name: string
  /** Children whose visit took place. */
  readonly children: number
  /** Required forms of those visits. */
  readonly expected: number
  /** Of them complete, or not done with a reason. */
  readonly complete: number
}

/**
 * Required forms of each visit that took place, and how many of them are complete. Visits that nobody had are left out, and so
 * are logs: a visit asks that they be looked at, their forms belong to the child.
 */
export function completenessByVisit(children: readonly ReportChild[]): readonly VisitCompleteness[] {
  return study.studyEvents.flatMap(({ oid, name, forms }) => {
    const required = forms
      .filter(({ form, presence }) => presence === 'required' && !study.logs.includes(form))
      .map(({ form }) => form)
    const there = children.filter(({ visits }) =>
      visits.some((visit) => visit.oid === oid && visit.status === 'occurred'),
    )
    if (there.length === 0 || required.length === 0) return []
    const complete = there.reduce(
      (sum, child) =>
        sum +
        required.filter((form) =>
          child.forms.some((each) => each.visit === oid && each.form === form && each.state !== 'open'),
        ).length,
      0,
    )
    return [{ visit: oid, name: name.en, children: there.length, expected: there.length * required.length, complete }]
  })
}

/** The same as a table. */
export function completenessTable(visits: readonly VisitCompleteness[]): ReportTable {
  return {
    id: 'completeness',
    title: 'Completeness by visit',
    population: 'Visits that took place, all children',
    columns: [
      wordsColumn('Visit', 'visit'),
      figures('Children', 'children'),
      figures('Required forms', 'expected'),
      figures('Complete', 'complete'),
      figures('%', 'percent'),
    ],
    rows: visits.map(({ name, children, expected, complete }) => [
      words(name),
      count(children),
      count(expected),
      count(complete),
      { text: formatShare(complete / expected, 1), exact: [(100 * complete) / expected] },
    ]),
    notes: [
      'A form that was not done, with a reason, counts as complete. Forms that are asked for by symptoms or may be left out do not count, nor do running logs, which belong to the child and not to a visit.',
    ],
  }
}
