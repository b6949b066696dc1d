import type { ReportInput } from '../../shared/report/input.ts'
import { pseudonymsOf, releaseLine } from '../export/pseudonyms.ts'
import { chainEnd } from '../record/trail.ts'
import { insideOf, type Store } from '../store/store.ts'
import { readReportInput } from './readInput.ts'

/** All reports of an installation are one release line: a child keeps its name from one report to the next, and shares it with no export. */
const LINE = releaseLine('Trialbook report', 'Trial report')

/**
 * What the report of this moment is made from, read in one transaction. Pseudonyms that are missing are drawn first; nothing of the
 * record is written.
 */
export function reportInput(store: Store, productVersion: string): ReportInput {
  const { writer, clock } = insideOf(store)
  const labels = new Map([...pseudonymsOf(writer, LINE)].map(([id, { pseudonym }]) => [id, pseudonym]))
  const end = chainEnd(store.db)
  return readReportInput(store.db, labels, {
    synthetic: store.synthetic,
    cut: new Date(clock.now()).toISOString(),
    head: { sequence: end.sequence, hash: end.hash.toString('hex') },
    productVersion,
  })
}
