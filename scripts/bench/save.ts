import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReadableDb, SqlValue, WritableDb } from '../../db/store/database.ts'
import { openWritable } from '../../db/store/open.ts'
import { temporaryStore } from '../../db/store/temporaryStore.ts'
import { addChild, gmfmChanges } from './filledStore.ts'
import { atMost, inTurns, time, type Ratio } from './measure.ts'

/** What one save leaves in the store: the values, their audit records, and the side rows with salts. */
const TABLES = ['item', 'audit_record', 'audit_value'] as const
const COLUMNS = {
  item: ['form_id', 'item_group', 'repeat', 'item', 'value', 'sequence'],
  audit_record: ['sequence', 'bytes', 'hash'],
  audit_value: ['sequence', 'old_salt', 'old_value', 'new_salt', 'new_value', 'reason_salt', 'reason'],
} as const

/**
 * Saving a full GMFM-88 through the door, against the rows it leaves put into equally encrypted tables with the same
 * indexes by one prepared insert per row in one transaction; and against the 88 values alone, for scale.
 */
export async function benchSave(rounds: number): Promise<readonly Ratio[]> {
  const temporary = temporaryStore()
  const folder = mkdtempSync(join(tmpdir(), 'trialbook-bench-'))
  const bare = bareTables(temporary.store.db, join(folder, 'bare.db'))
  const valuesOnly = bareTables(temporary.store.db, join(folder, 'values.db'))
  try {
    const child = addChild(temporary, 1)
    const { store, actors, clock } = temporary
    const rows = new Map<number, ReadonlyMap<string, readonly (readonly SqlValue[])[]>>()
    let forms = 0
    const ours = async (round: number) => {
      const { formId, made, answers } = gmfmChanges(child, ++forms)
      clock.pass(1_000)
      const { lastSequence } = store.commit(actors.nurse, { kind: 'form.started', form: formId, changes: made })
      clock.pass(1_000)
      const took = await time(
        () => void store.commit(actors.nurse, { kind: 'form.saved', form: formId, changes: answers }),
      )
      rows.set(round, leftBehind(store.db, formId, lastSequence))
      return took
    }
    const inserting = (db: WritableDb, tables: readonly (typeof TABLES)[number][]) => (round: number) =>
      time(() =>
        db.immediate(() => {
          for (const table of tables) for (const row of rows.get(round)?.get(table) ?? []) insert(db, table).run(...row)
        }),
      )
    const same = await inTurns(rounds, ours, inserting(bare, TABLES))
    const alone = await inTurns(rounds, ours, inserting(valuesOnly, ['item']))
    return [
      atMost('Save a full GMFM-88 against its own rows, bare', same, 3),
      { ...atMost('Save a full GMFM-88 against its 88 values alone, unaudited', alone, Infinity), aim: 'for scale' },
    ]
  } finally {
    bare.close()
    valuesOnly.close()
    temporary.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The product's own tables and indexes in another encrypted file, without its triggers. */
function bareTables(like: ReadableDb, path: string): WritableDb {
  const db = openWritable({ path, key: randomBytes(32), mode: 'create' })
  const schema = like.prepare<{ sql: string; tbl_name: string; type: string }>(
    `SELECT sql, tbl_name, type FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC`,
  )
  for (const { sql, tbl_name } of schema.all())
    if ((TABLES as readonly string[]).includes(tbl_name)) db.exec(sql.replace(/ REFERENCES \w+\s*\(\w+\)[^,)]*/g, ''))
  return db
}

function insert(db: WritableDb, table: (typeof TABLES)[number]) {
  const columns = COLUMNS[table]
  return db.statement(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
}

function leftBehind(db: ReadableDb, formId: string, after: number) {
  const select = (table: (typeof TABLES)[number], where: string, parameter: SqlValue) =>
    db
      .prepare<Record<string, SqlValue>>(`SELECT ${COLUMNS[table].join(', ')} FROM ${table} WHERE ${where}`)
      .all(parameter)
      .map((row) => Object.values(row))
  return new Map([
    ['item', select('item', 'form_id = ?', formId)],
    ['audit_record', select('audit_record', 'sequence > ?', after)],
    ['audit_value', select('audit_value', 'sequence > ?', after)],
  ])
}
