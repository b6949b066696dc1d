import { isRelated, RELATION } from '../../study/codeLists.ts'
import { childrenOf, type ChildEvent, NOT_KNOWN, SAFETY } from '../events.ts'
import { SUSPECTS, type ReportChild, type Suspect } from '../input.ts'
import { count, figures, type ReportTable, SHARE_COLUMNS, shareCells, words, wordsColumn } from '../table.ts'

const NAMES: Readonly<Record<Suspect, string>> = {
  cells: 'the cells',
  puncture: 'the lumbar puncture',
  marrow: 'the marrow aspiration',
  sedation: 'sedation or anaesthesia',
}

/** For each thing an event may come from: children with a related event, then events by how sure the relation is. */
export function aeByRelation(safety: readonly ReportChild[], events: readonly ChildEvent[]): ReportTable {
  const line = (suspect: Suspect, label: string, own: readonly ChildEvent[]) => [
    words(NAMES[suspect]),
    words(label),
    ...shareCells(childrenOf(own), safety.length),
    count(own.length),
  ]
  const rows = SUSPECTS.flatMap((suspect) => {
    const relationOf = ({ event }: ChildEvent) => event.relation[suspect]
    const classes = RELATION.entries.flatMap(({ code, label }) => {
      const own = events.filter((each) => relationOf(each) === code)
      return own.length === 0 ? [] : [line(suspect, label.en, own)]
    })
    const open = events.filter((each) => relationOf(each) === null)
    const related = events.filter((each) => isRelated(relationOf(each) ?? undefined))
    return [line(suspect, 'related', related), ...classes, ...(open.length > 0 ? [line(suspect, NOT_KNOWN, open)] : [])]
  })
  return {
    id: 'ae-by-relation',
    title: 'Adverse events by relation',
    population: SAFETY,
    columns: [
      wordsColumn('Relation to', 'suspect'),
      wordsColumn('Judgement', 'relation'),
      ...SHARE_COLUMNS,
      figures('Events', 'events'),
    ],
    rows,
    notes: ['Related: certain, probable or possible (WHO-UMC). Judgements that nobody gave are left out.'],
  }
}
