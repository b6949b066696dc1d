import type { ReadableDb, ReadStatement, SqlValue } from '../store/database.ts'

/** Statements by connection and text: preparing one costs more than running it on a warm cache. */
const prepared = new WeakMap<ReadableDb, Map<string, ReadStatement<unknown>>>()

/** Runs a reading statement and gives its rows. The text is a constant of the program, values go in as parameters. */
export function rowsOf<Row>(db: ReadableDb, sql: string, ...parameters: readonly SqlValue[]): readonly Row[] {
  const known = prepared.get(db) ?? new Map<string, ReadStatement<unknown>>()
  prepared.set(db, known)
  let statement = known.get(sql)
  if (!statement) known.set(sql, (statement = db.prepare(sql)))
  return statement.all(...parameters) as Row[]
}

/** The first row, or undefined. */
export function rowOf<Row>(db: ReadableDb, sql: string, ...parameters: readonly SqlValue[]): Row | undefined {
  return rowsOf<Row>(db, sql, ...parameters)[0]
}
