import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyTrail } from '../../db/audit/verify.ts'
import { orderExport } from '../../db/export/index.ts'
import { writeExport } from '../../db/export/writeExport.ts'
import { openReader } from '../../db/store/store.ts'
import type { TemporaryStore } from '../../db/store/temporaryStore.ts'
import { inTurns, speedAtLeast, time, type Ratio } from './measure.ts'

/** Verification and export of a filled store, each against the barest thing that reads the same rows. */
export async function benchReaders(filled: TemporaryStore, values: number, rounds: number): Promise<readonly Ratio[]> {
  return [await verification(filled, rounds), await deidentified(filled, values, rounds)]
}

async function verification({ folder, dataKey }: TemporaryStore, rounds: number): Promise<Ratio> {
  const reader = openReader(folder, dataKey)
  try {
    const pairs = await inTurns(
      rounds,
      () =>
        time(async () => {
          const result = await reader.longSnapshot(() => verifyTrail(reader))
          if (!result.whole) throw new Error(`the benchmark's own trail is not whole: ${result.firstBad}`)
        }),
      () =>
        time(() => {
          const rows = reader.prepare<{ bytes: string }>('SELECT bytes FROM audit_record ORDER BY sequence').iterate()
          for (const { bytes } of rows) createHash('sha256').update(bytes).digest()
        }),
    )
    return speedAtLeast('Verify the trail against one SHA-256 per record', pairs, 0.5)
  } finally {
    reader.close()
  }
}

async function deidentified({ store, actors, folder, dataKey }: TemporaryStore, values: number, rounds: number) {
  const parent = mkdtempSync(join(tmpdir(), 'trialbook-bench-'))
  const reader = openReader(folder, dataKey)
  try {
    const order = orderExport(store, actors.coordinator, {
      profile: 'safe-harbor',
      formats: ['csv'],
      csv: { delimiter: ',', decimalMark: '.', byteOrderMark: true },
      smallCells: 'report',
      k: 5,
      recipient: 'Benchmark',
      purpose: 'Benchmark',
      productVersion: '0',
      parent,
    })
    const pairs = await inTurns(
      rounds,
      (round) =>
        time(async () => void (await writeExport(reader, { ...order, target: join(parent, `export-${round}`) }))),
      (round) => time(() => scanAndWrite(reader, join(parent, `raw-${round}.csv`))),
    )
    return speedAtLeast(`Export ${values.toLocaleString('en')} values as CSV against a raw scan and write`, pairs, 0.5)
  } finally {
    reader.close()
    rmSync(parent, { recursive: true, force: true })
  }
}

/** The same values read in order and written as they are: no transformation, no scan, no hash. */
function scanAndWrite(reader: ReturnType<typeof openReader>, file: string): void {
  const handle = openSync(file, 'wx')
  const sql = `SELECT s.code, e.oid AS visit, e.repeat AS visit_repeat, f.oid AS form, f.repeat AS form_repeat, f.version, f.state,
      i.item_group, i.repeat, i.item, i.value
    FROM subject s JOIN form f ON f.subject_id = s.id JOIN study_event e ON e.id = f.study_event_id
    JOIN item i ON i.form_id = f.id ORDER BY s.id, f.id`
  let pending: string[] = []
  for (const row of reader.prepare<Record<string, unknown>>(sql).iterate()) {
    pending.push(`${Object.values(row).join(',')}\r\n`)
    if (pending.length < 2_000) continue
    writeSync(handle, pending.join(''))
    pending = []
  }
  writeSync(handle, pending.join(''))
  fsyncSync(handle)
  closeSync(handle)
}
