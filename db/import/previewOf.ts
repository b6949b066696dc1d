import { SHOWN_ROWS, type ImportPreview } from '../../shared/ipc/views/import.ts'
import { csvLines } from '../export/csv/csv.ts'
import type { ImportPlan } from './planned.ts'

/**
 * Most changes that the application writes at once: its one act holds up the window while it is written, about two seconds for ten thousand. The
 * command line, which nobody waits in front of, takes more.
 */
export const MOST_CHANGES = 10_000

/** What a person is shown of a planned import. */
export function previewOf(plan: ImportPlan): ImportPreview {
  const { accepted, refused, findings, changes, newSubjects, sha256 } = plan
  return {
    sha256,
    children: new Set(accepted.map(({ subject }) => subject)).size,
    newSubjects: [...newSubjects],
    forms: accepted.length,
    unchanged: accepted.filter(({ does }) => does === 'unchanged').length,
    visits: changes.filter(({ entity, field }) => entity === 'studyEvent' && field === 'actualDate').length,
    completed: accepted.filter(({ completes }) => completes).length,
    values: accepted.reduce((sum, { values }) => sum + values, 0),
    refusedCount: refused.length,
    findingCount: findings.length,
    accepted: accepted.slice(0, SHOWN_ROWS),
    refused: refused.slice(0, SHOWN_ROWS),
    findings: findings.slice(0, SHOWN_ROWS),
    empty: changes.length === 0,
    tooLarge: changes.length > MOST_CHANGES,
  }
}

/** The refused rows as a CSV table, to mend the file by. It names rows, items and reasons, and no value. */
export function refusedList({ refused }: Pick<ImportPlan, 'refused'>): string {
  const rows = refused.map(({ place, subject, form, item, reason }) => [place, subject, form, item, reason])
  return csvLines([['PLACE', 'SUBJECT', 'FORM', 'ITEM', 'REASON'], ...rows], { delimiter: ',' })
}
