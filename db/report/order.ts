import { join } from 'node:path'
import type { ReportInput } from '../../shared/report/input.ts'
import { pseudonymsOf, releaseLine } from '../export/pseudonyms.ts'
import type { Actor } from '../record/change.ts'
import { chainEnd } from '../record/trail.ts'
import { insideOf, type Store } from '../store/store.ts'
import type { ReportManifest } from './manifest.ts'
import { readReportInput } from './readInput.ts'
import type { ReportOrder } from './writeReport.ts'

/** All reports of an installation are one release line: a child keeps its name from one report to the next, and shares it with no export. */
const LINE = releaseLine('Trialbook report', 'Trial report')

/** Draws the pseudonyms that are missing, by the installation itself. They stay inside the encrypted store. */
function labelsOf(store: Store): ReadonlyMap<string, string> {
  return new Map([...pseudonymsOf(store, null, LINE)].map(([id, { pseudonym }]) => [id, pseudonym]))
}

function aboutNow(store: Store, productVersion: string): ReportOrder['about'] {
  const end = chainEnd(store.db)
  return {
    synthetic: store.synthetic,
    cut: new Date(insideOf(store).clock.now()).toISOString(),
    head: { sequence: end.sequence, hash: end.hash.toString('hex') },
    productVersion,
  }
}

/** What the report of this moment is made from, for the screen. */
export function reportInput(store: Store, productVersion: string): ReportInput {
  const labels = labelsOf(store)
  return readReportInput(store.db, labels, aboutNow(store, productVersion))
}

/**
 * Orders the files of a report into a new folder inside `parent`, or as `target` where that is named. It is in the trail before
 * anything is on the disk, so that no crash can leave a report that nobody ordered (R13). Throws a Refusal for a role without the right.
 */
export function placeReportOrder(
  store: Store,
  person: Actor,
  {
    parent,
    target,
    productVersion,
  }: { readonly parent: string; readonly target?: string; readonly productVersion: string },
): ReportOrder {
  store.commit(person, { kind: 'report.made', changes: [], detail: { outcome: 'ordered' } })
  const labels = labelsOf(store)
  const about = aboutNow(store, productVersion)
  return {
    labels,
    about,
    madeBy: { name: person.name, role: person.role },
    // The name tells when in the trail it was made, and nothing of a child.
    target: target ?? join(parent, `trialbook-report-${about.head.hash.slice(0, 8)}`),
  }
}

/** Records that a report was written (R13). Throws a Refusal for a role without the right. */
export function recordReport(store: Store, person: Actor, { files, children, auditHead }: ReportManifest): void {
  store.commit(person, {
    kind: 'report.made',
    changes: [],
    detail: { outcome: 'written', files: files.length, children, upTo: auditHead.sequence, head: auditHead.hash },
  })
}
