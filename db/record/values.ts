import { canonicalJson, type Json } from '../../shared/record/canonical.ts'
import type { ReadableDb, WritableDb } from '../store/database.ts'
import type { EntityName } from './change.ts'
import { ENTITIES } from './entities.ts'
import { fromColumn, toColumn, type CellEntity, type Field, type RowEntity } from './entity.ts'

type Row = Readonly<Record<string, string | number | null>>

/** The row of a thing as the store holds it, or undefined. */
export function readRow(db: ReadableDb, entity: EntityName, id: string): Row | undefined {
  return db.prepare<Row>(`SELECT * FROM ${ENTITIES[entity].table} WHERE id = ?`).get(id)
}

/** One field of a row as canonical JSON, null when it is empty. */
export function fieldText(field: Field, row: Row | undefined): string | null {
  const column = row?.[field.column] ?? null
  return column === null ? null : field.kind === 'json' ? String(column) : canonicalJson(fromColumn(field, column))
}

/** The value of a cell as canonical JSON, null when it is open. */
export function readCell(db: ReadableDb, entity: EntityName, id: string, field: string): string | null {
  const { cell, read } = cellSql(entity)
  const row = db.prepare<{ value: string }>(read).get(id, ...cell.parseField(field))
  return row?.value ?? null
}

/** Writes or clears a cell. Only inside the door. */
export function writeCell(
  db: WritableDb,
  entity: EntityName,
  id: string,
  field: string,
  canonical: string | null,
  sequence: number,
): void {
  const { cell, write, clear } = cellSql(entity)
  if (canonical === null) db.statement(clear).run(id, ...cell.parseField(field))
  else db.statement(write).run(id, ...cell.parseField(field), canonical, sequence)
}

interface CellSql {
  readonly cell: CellEntity
  readonly read: string
  readonly write: string
  readonly clear: string
}
const knownSql = new Map<EntityName, CellSql>()

function cellSql(entity: EntityName): CellSql {
  const known = knownSql.get(entity)
  if (known) return known
  const cell = ENTITIES[entity]
  if (cell.shape !== 'cell') throw new TypeError('not a cell')
  const keys = [cell.idColumn, ...cell.fieldColumns]
  const where = keys.map((key) => `${key} = ?`).join(' AND ')
  const sql: CellSql = {
    cell,
    read: `SELECT value FROM ${cell.table} WHERE ${where}`,
    write: `INSERT INTO ${cell.table} (${keys.join(', ')}, value, sequence) VALUES (${keys.map(() => '?').join(', ')}, ?, ?)
      ON CONFLICT DO UPDATE SET value = excluded.value, sequence = excluded.sequence`,
    clear: `DELETE FROM ${cell.table} WHERE ${where}`,
  }
  knownSql.set(entity, sql)
  return sql
}

/** One field of a row that changes. `sequence` is its audit record. */
export interface FieldWrite {
  readonly field: string
  readonly value: Json
  readonly canonical: string | null
  readonly sequence: number
}

/** Makes a row or changes some of its fields. Only inside the door. */
export function writeRow(
  db: WritableDb,
  entity: EntityName,
  id: string,
  writes: readonly FieldWrite[],
  isNew: boolean,
): void {
  const { table, fields } = ENTITIES[entity] as RowEntity
  const columns = writes.map(({ field }) => fields[field]!.column)
  const values = writes.map(({ field, value, canonical }) => toColumn(fields[field]!, value, canonical ?? 'null'))
  const first = writes[0]!.sequence
  const last = writes.at(-1)!.sequence
  if (isNew) {
    db.statement(
      `INSERT INTO ${table} (${['id', ...columns, 'created', 'sequence'].join(', ')})
       VALUES (${['?', ...columns.map(() => '?'), '?', '?'].join(', ')})`,
    ).run(id, ...values, first, last)
  } else {
    db.statement(
      `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')}, sequence = ? WHERE id = ?`,
    ).run(...values, last, id)
  }
}
