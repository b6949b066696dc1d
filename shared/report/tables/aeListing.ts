import { AE_WINDOW } from '../../study/forms/ae.ts'
import { type ChildEvent, NOT_KNOWN, SAFETY } from '../events.ts'
import { type Cell, figures, type ReportTable, words, wordsColumn } from '../table.ts'

/** Every event behind the time line, in the order of child and day. */
export function aeListing(events: readonly ChildEvent[]): ReportTable {
  const windows = new Map(AE_WINDOW.entries.map(({ code, label }) => [code, label.en]))
  const whole = (value: number | null): Cell => ({ text: value === null ? NOT_KNOWN : String(value), exact: [value] })
  return {
    id: 'ae-listing',
    title: 'Adverse events, one by one',
    population: SAFETY,
    columns: [
      wordsColumn('Child', 'child'),
      figures('Study day', 'study_day'),
      figures('After injection', 'injection'),
      wordsColumn('Time after it', 'window'),
      wordsColumn('Term', 'term'),
      figures('Grade', 'grade'),
      wordsColumn('Serious', 'serious'),
    ],
    rows: events
      .toSorted((a, b) =>
        a.child.label < b.child.label
          ? -1
          : a.child.label > b.child.label
            ? 1
            : (a.event.day ?? 0) - (b.event.day ?? 0),
      )
      .map(({ child, event }) => [
        words(child.label),
        whole(event.day),
        whole(event.injection),
        words(windows.get(event.window ?? '') ?? NOT_KNOWN),
        words(event.term ?? NOT_KNOWN),
        whole(event.grade),
        words(event.serious === null ? NOT_KNOWN : event.serious ? 'yes' : 'no'),
      ]),
    notes: [
      'Study day 1 is the day of the first injection. Terms are those of the dictionary; what was typed stays in the record.',
    ],
  }
}
