import type { EntityName } from '../record/change.ts'
import { contentHash, type SignedScope } from '../record/content.ts'
import { storeVersion } from '../migrations/migrate.ts'
import { STORE_VERSION } from '../migrations/migrations.ts'
import { ENTITIES, ENTITY_NAMES } from '../record/entities.ts'
import type { CellEntity, RowEntity } from '../record/entity.ts'
import { fieldText } from '../record/values.ts'
import type { ReadableDb } from '../store/database.ts'
import type { Replayed } from './replay.ts'
import { pause, type Report, type VerifyOptions } from './verify.ts'

type Row = Readonly<Record<string, string | number | null>>

/** Rows between two pauses. */
const CHUNK = 5_000

/** Holds every current value of every thing against what the trail says it must be. Empties `replayed.things` as it goes. */
export async function compareCurrent(
  db: ReadableDb,
  replayed: Replayed,
  report: Report,
  options: VerifyOptions,
): Promise<void> {
  const older = storeVersion(db) < STORE_VERSION
  for (const name of ENTITY_NAMES) {
    const entity = ENTITIES[name]
    // A copy that an older release made is verified as it is: what it has no table for, its trail may not speak of either.
    if (older && !hasTable(db, entity.table)) continue
    let rows = 0
    for (const row of db.prepare<Row>(`SELECT * FROM ${entity.table}`).iterate()) {
      if (entity.shape === 'cell') compareCell(name, entity, row, replayed, report)
      else compareRow(name, entity, row, replayed, report)
      rows += 1
      if (rows % CHUNK === 0) await pause(options.signal)
    }
    await pause(options.signal)
  }
  for (const [entity, things] of replayed.things) {
    for (const [entityId, { fields }] of things) {
      for (const [field, { sequence, value }] of fields) {
        if (value !== null) report('currentMissing', sequence, { entity, entityId, field })
      }
    }
  }
  compareSignatures(db, report)
}

const hasTable = (db: ReadableDb, name: string) =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined

function compareCell(name: EntityName, cell: CellEntity, row: Row, { things }: Replayed, report: Report): void {
  const id = String(row[cell.idColumn])
  const field = cell.formatField(cell.fieldColumns.map((column) => row[column] ?? ''))
  const fields = things.get(name)?.get(id)?.fields
  const said = fields?.get(field)
  const thing = { entity: name, entityId: id, field }
  if (!said || said.value === null) report('currentExtra', said?.sequence ?? null, thing)
  else if (said.value !== row['value']) report('currentAltered', said.sequence, thing)
  else if (said.sequence !== row['sequence']) report('rowTouched', said.sequence, thing)
  fields?.delete(field)
}

function compareRow(name: EntityName, entity: RowEntity, row: Row, { things }: Replayed, report: Report): void {
  const id = String(row['id'])
  const known = things.get(name)?.get(id)
  if (!known) {
    report('currentExtra', null, { entity: name, entityId: id })
    return
  }
  if (row['created'] !== known.first || row['sequence'] !== known.last) {
    report('rowTouched', known.last, { entity: name, entityId: id })
  }
  for (const [field, declared] of Object.entries(entity.fields)) {
    const said = known.fields.get(field)
    const thing = { entity: name, entityId: id, field }
    const current = textOrUndefined(() => fieldText(declared, row))
    if (current === undefined) report('currentUnreadable', said?.sequence ?? null, thing)
    else if (current !== (said?.value ?? null)) {
      const problem = current === null ? 'currentMissing' : said?.value ? 'currentAltered' : 'currentExtra'
      report(problem, said?.sequence ?? null, thing)
    }
  }
  things.get(name)?.delete(id)
}

function textOrUndefined(read: () => string | null): string | null | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** What was signed must be what the trail held at that moment (R29). A change after it is no finding: that is shown elsewhere. */
function compareSignatures(db: ReadableDb, report: Report): void {
  const columns = { form: 'form_id', studyEvent: 'study_event_id', subject: 'subject_id' } as const
  for (const row of db.prepare<Row>('SELECT * FROM signature').all()) {
    const scope = String(row['scope'])
    // A scope that is none was written past the door, and must not stop the verification that says so.
    const hash = Object.hasOwn(columns, scope)
      ? contentHash(
          db,
          scope as SignedScope,
          String(row[columns[scope as SignedScope]]),
          Number(row['signed_sequence']),
        )
      : null
    if (hash !== row['content_hash']) {
      report('signatureContent', Number(row['created']), { entity: 'signature', entityId: String(row['id']) })
    }
  }
}
