import type { WaitingEntry } from '../../shared/ipc/views/entries.ts'
import { formRow } from '../read/formRow.ts'
import { rowsOf } from '../read/query.ts'
import type { ReadContext } from '../read/readContext.ts'
import { visibleNames } from '../read/visibleName.ts'
import type { ReadableDb } from '../store/database.ts'
import { doubleEntryOf } from './entry.ts'
import { partOf } from './sight.ts'

interface Row {
  readonly formId: string
  readonly subjectId: string
  readonly subjectCode: string
  readonly studyEventOid: string | null
  readonly form: string
  readonly since: string
  readonly complete: number
}

/** Forms in double entry that are not resolved, the longest waiting first; `since`: when an entry last moved. */
const WAITING = /* SQL */ `
SELECT f.id AS formId, f.subject_id AS subjectId, s.code AS subjectCode, e.oid AS studyEventOid, f.oid AS form,
  max(a.time) AS since, sum(y.state = 'complete') AS complete
FROM form_entry y JOIN audit_record a ON a.sequence = y.sequence JOIN form f ON f.id = y.form_id
JOIN subject s ON s.id = f.subject_id LEFT JOIN study_event e ON e.id = f.study_event_id
WHERE f.state <> 'complete' AND coalesce(f.struck, 0) = 0
GROUP BY f.id ORDER BY since`

/** What each such form waits for: its first or second entry, or somebody to settle the differences. */
export function waitingForms(db: ReadableDb): ReadonlyMap<string, Waits> {
  return new Map(rowsOf<Row>(db, WAITING).map(({ formId, complete }) => [formId, waitsFor(complete)]))
}

/** The forms that wait for this person: a second entry that is theirs or nobody's, differences that they may settle. */
export function readWaitingEntries({ db, person }: ReadContext): readonly WaitingEntry[] {
  const names = visibleNames(db, person.role)
  return rowsOf<Row>(db, WAITING).flatMap(({ complete, ...row }) => {
    const waits = waitsFor(complete)
    if (waits === 'firstEntry') return []
    const form = formRow(db, row.formId)
    const double = doubleEntryOf(db, form)
    if (!double || form.frozen || form.locked) return []
    const turn = partOf(db, double, person)
    if (turn.part === 'wait') return []
    const begun = turn.part === 'enter' && turn.entry !== undefined
    return [{ ...row, name: names.get(row.subjectId) ?? null, waitsFor: waits, begun }]
  })
}

type Waits = 'firstEntry' | 'secondEntry' | 'resolving'

function waitsFor(complete: number): Waits {
  if (complete === 0) return 'firstEntry'
  return complete === 1 ? 'secondEntry' : 'resolving'
}
