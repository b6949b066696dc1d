import { PSEUDONYM_DRAWN, pseudonymCommitment, pseudonymRows, type PseudonymRow } from '../record/pseudonymRecords.ts'
import type { ReadableDb } from '../store/database.ts'
import type { Report } from './verify.ts'

interface Drawn {
  readonly sequence: number
  readonly commitment: string
}

/**
 * Holds every pseudonym and offset against the commitment that the trail made to it when it was drawn: two that were exchanged
 * between children would make every later export speak of the wrong child. The first record of a child in a line counts; another
 * one is a finding.
 */
export function comparePseudonyms(db: ReadableDb, report: Report): void {
  const drawn = new Map<string, Drawn>()
  const records = db.prepare<Drawn & { line: string; child: string }>(
    `SELECT sequence, json_extract(bytes, '$.detail.line') AS line, json_extract(bytes, '$.detail.child') AS child,
       json_extract(bytes, '$.detail.commitment') AS commitment
     FROM audit_record WHERE kind = ? AND json_extract(bytes, '$.detail.commitment') IS NOT NULL ORDER BY sequence`,
  )
  for (const { line, child, ...record } of records.iterate(PSEUDONYM_DRAWN)) {
    const key = `${line} ${child}`
    if (drawn.has(key)) report('currentMissing', record.sequence, thingOf(line, child))
    else drawn.set(key, record)
  }
  for (const row of pseudonymRows(db)) {
    const { line, child } = row
    const record = drawn.get(`${line} ${child}`)
    drawn.delete(`${line} ${child}`)
    if (!record) report('currentExtra', null, thingOf(line, child))
    else if (commitmentOf(row) !== record.commitment) report('currentAltered', record.sequence, thingOf(line, child))
  }
  for (const [key, { sequence }] of drawn) {
    const [line = '', child = ''] = key.split(' ')
    report('currentMissing', sequence, thingOf(line, child))
  }
}

/** Null for a row whose salt is gone: then nothing can be shown of it. */
const commitmentOf = (row: PseudonymRow) => ((row.salt as Buffer | null) === null ? null : pseudonymCommitment(row))

const thingOf = (line: string, child: string) => ({ entity: 'pseudonym', entityId: child, field: line.slice(0, 8) })
