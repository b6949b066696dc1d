import { randomUUID } from 'node:crypto'
import type { Actor } from '../../db/record/change.ts'
import { readAuditPage } from '../../db/read/auditPage.ts'
import { openReader } from '../../db/store/store.ts'
import type { TemporaryStore } from '../../db/store/temporaryStore.ts'
import type { AuditFilter } from '../../shared/ipc/views/audit.ts'
import { inTurns, time, within, type Ratio } from './measure.ts'

/** What a monitor looks at first, and the filters that could be slow: common, rare, old, by words. */
const FILTERS: readonly { readonly name: string; readonly filter: AuditFilter; readonly most: number }[] = [
  { name: 'Audit view, first page', filter: {}, most: 100 },
  { name: 'Audit view, a form of every child', filter: { formOid: 'GMFM88' }, most: 300 },
  { name: 'Audit view, an item', filter: { item: 'GMFM_24' }, most: 300 },
  { name: 'Audit view, a role that did little', filter: { role: 'administrator' }, most: 300 },
  { name: 'Audit view, changes after completion', filter: { afterCompletion: true }, most: 300 },
  { name: 'Audit view, words that nobody wrote', filter: { text: 'hydrocephalus' }, most: 300 },
]
const PAGE = 200

/**
 * Pages of the audit view as the screen asks for them, each against the barest query: as many records by the primary key, as
 * they are stored, with nothing joined, masked, counted or made readable.
 */
export async function benchAudit(
  { folder, dataKey, clock }: TemporaryStore,
  rounds: number,
): Promise<readonly Ratio[]> {
  const db = openReader(folder, dataKey)
  const person: Actor = { id: randomUUID(), name: 'Monitor', role: 'monitor', organisation: 'Benchmark' }
  const records = db.prepare<{ n: number }>('SELECT max(sequence) AS n FROM audit_record').get()?.n ?? 0
  const ratios: Ratio[] = []
  try {
    for (const { name, filter, most } of FILTERS) {
      // One after the other, so that they do not slow each other down.
      // oxlint-disable-next-line no-await-in-loop
      const pairs = await inTurns(
        rounds,
        () => time(() => void readAuditPage({ db, person, clock }, { filter, before: null, limit: PAGE })),
        () =>
          time(
            () => void db.prepare('SELECT sequence, bytes FROM audit_record ORDER BY sequence DESC LIMIT ?').all(PAGE),
          ),
      )
      ratios.push(
        within(`${name}, of ${records.toLocaleString('en')} records, against the bare indexed query`, pairs, most),
      )
    }
  } finally {
    db.close()
  }
  return ratios
}
