import { z } from 'zod'
import type { BackupLogLine } from '../../shared/ipc/views/backup.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

const KINDS = ['backup.made', 'backup.failed', 'backup.drilled', 'store.restored'] as const
const kindOf = z.enum(KINDS)

const detail = z.looseObject({
  name: z.string().optional(),
  upTo: z.int().optional(),
  head: z.string().optional(),
  scheduled: z.boolean().optional(),
  whole: z.boolean().optional(),
  proven: z.boolean().optional(),
  code: z.string().optional(),
})

/** Every backup, failed backup, drill and restore, newest first: the log that R37 asks for, straight from the trail. */
export function readBackupLog(db: ReadableDb, limit = 100): readonly BackupLogLine[] {
  const rows = rowsOf<{ sequence: number; time: string; kind: string; by: string | null; detail: string | null }>(
    db,
    `SELECT sequence, time, kind, json_extract(bytes, '$.user.name') AS "by", json_extract(bytes, '$.detail') AS detail
     FROM audit_record WHERE kind IN (${KINDS.map(() => '?').join(', ')}) ORDER BY sequence DESC LIMIT ?`,
    ...KINDS,
    limit,
  )
  return rows.map(({ sequence, time, kind, by, detail: text }) => {
    const { name, upTo, head, scheduled, whole, proven, code } = detail.parse(JSON.parse(text ?? '{}'))
    return {
      sequence,
      at: time,
      kind: kindOf.parse(kind),
      by,
      scheduled: scheduled ?? false,
      name: name ?? null,
      upTo: upTo ?? null,
      head: head ?? null,
      fine: kind === 'backup.failed' ? false : (proven ?? whole ?? true),
      code: code ?? null,
    }
  })
}
