import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { ReadableDb, Reader, SqlValue, WritableDb, WriteStatement } from './database.ts'
import { guarded, sortError, StoreError } from './errors.ts'

/** The one file that opens SQLite. Everything about the cipher and the safety of the connection stands here. */

/** How long a writer waits for another one (the command line beside the application), in milliseconds. */
const BUSY_TIMEOUT = 5_000
/** Pages held in memory while a store is gathered, in KiB: the whole of a training study, so that none is ciphered twice. */
const GATHERING_CACHE = 131_072

interface OpenOptions {
  readonly path: string
  /** 32 bytes, the key of the store file itself (purpose 'store'). */
  readonly key: Uint8Array
  readonly mode: 'create' | 'write' | 'read'
}

function openRaw({ path, key, mode }: OpenOptions): Database.Database {
  if (mode === 'create' ? existsSync(path) : !existsSync(path)) {
    throw new StoreError(mode === 'create' ? 'storeExists' : 'storeMissing')
  }
  let db: Database.Database | undefined
  try {
    db = new Database(path, { readonly: mode === 'read', timeout: BUSY_TIMEOUT })
    // The cipher must be chosen before the key: the library's own default is another format, which SQLCipher cannot read.
    db.pragma(`cipher = 'sqlcipher'`)
    db.pragma('legacy = 4')
    db.pragma(`key = "${rawKey(key)}"`)
    // A wrong key shows only at the first real read.
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    db.pragma('temp_store = MEMORY')
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    db.pragma('foreign_keys = ON')
    if (mode === 'read') {
      db.pragma('query_only = ON')
    } else {
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = FULL')
      db.pragma('secure_delete = ON')
    }
    return db
  } catch (thrown) {
    db?.close()
    throw sortError(thrown)
  }
}

/** Creates an empty encrypted file (mode 'create') or opens one for writing. Throws {@link StoreError}. */
export function openWritable(options: Omit<OpenOptions, 'mode'> & { readonly mode: 'create' | 'write' }): WritableDb {
  const raw = openRaw(options)
  const statements = new Map<string, WriteStatement<unknown>>()
  let open = false
  let nested = false
  let gathering = false
  /** Something that was gathered failed after it had begun to write: there is no savepoint to go back to. */
  let spoilt = false
  raw.function('door_is_open', () => (open ? 1 : 0))
  // The persistent triggers of the record tables look into `door`; only code that holds this closure can put a row there.
  let guardedDoor = false
  const guardDoor = () => {
    if (guardedDoor || !raw.prepare(`SELECT 1 FROM main.sqlite_schema WHERE name = 'door'`).get()) return
    raw.exec(`CREATE TEMP TRIGGER IF NOT EXISTS door_guard BEFORE INSERT ON main.door WHEN NOT door_is_open()
      BEGIN SELECT RAISE(ABORT, 'the door is closed'); END`)
    guardedDoor = !raw.inTransaction
  }
  guardDoor()

  const statement = <Row>(sql: string): WriteStatement<Row> => {
    let known = statements.get(sql)
    if (!known) statements.set(sql, (known = raw.prepare(sql) as WriteStatement<unknown>))
    return known as WriteStatement<Row>
  }
  const changesSoFar = () => statement<{ n: number }>('SELECT total_changes() AS n').get()?.n ?? 0
  const writable: WritableDb = {
    prepare: statement,
    statement,
    exec: (sql) => guarded(() => void raw.exec(sql)),
    immediate(work) {
      // Inside another transaction nothing would be on disk when this returns.
      if (nested || (raw.inTransaction && !gathering)) throw new StoreError('refused')
      nested = true
      const before = gathering ? changesSoFar() : 0
      try {
        return guarded(() => (gathering ? work() : raw.transaction(work).immediate()))
      } catch (thrown) {
        spoilt ||= gathering && changesSoFar() !== before
        throw thrown
      } finally {
        nested = false
      }
    },
    throughDoor: (purpose, work) => {
      if (!raw.inTransaction || open) throw new StoreError('refused')
      guardDoor()
      open = true
      try {
        statement('INSERT INTO door (purpose) VALUES (?)').run(purpose)
        const result = work()
        statement('DELETE FROM door').run()
        return result
      } finally {
        open = false
      }
    },
    gather() {
      if (raw.inTransaction) throw new StoreError('refused')
      raw.pragma(`cache_size = -${GATHERING_CACHE}`)
      // Page by page into the file itself, once: a log of all of it would be written twice.
      raw.pragma('journal_mode = DELETE')
      guarded(() => raw.exec('BEGIN IMMEDIATE'))
      gathering = true
      return () => {
        if (spoilt) throw new StoreError('failed')
        gathering = false
        guarded(() => raw.exec('COMMIT'))
      }
    },
    vacuumInto: (path) => guarded(() => void raw.prepare('VACUUM INTO ?').run(path)),
    checkpoint: () => guarded(() => void raw.pragma('wal_checkpoint(TRUNCATE)')),
    settle: () => guarded(() => void raw.pragma('journal_mode = DELETE')),
    rekey: (next) => guarded(() => void raw.pragma(`rekey = "${rawKey(next)}"`)),
    close: () => void raw.close(),
  }
  readers.set(writable, { prepare: readPreparer(raw) })
  return writable
}

const readers = new WeakMap<WritableDb, ReadableDb>()

/** The reading side of a writable connection: its statements are refused unless SQLite says they change nothing. */
export function readerOf(writable: WritableDb): ReadableDb {
  const reader = readers.get(writable)
  if (!reader) throw new StoreError('failed')
  return reader
}

/** The key as SQLCipher takes it without deriving: 64 hex digits. */
function rawKey(key: Uint8Array): string {
  if (key.length !== 32) throw new StoreError('wrongKey')
  return `x'${Buffer.from(key).toString('hex')}'`
}

/** A connection for workers: SQLite itself refuses every write. Throws {@link StoreError}. */
export function openReadable(options: Omit<OpenOptions, 'mode'>): Reader {
  const raw = openRaw({ ...options, mode: 'read' })
  return {
    prepare: readPreparer(raw),
    snapshot: (work) => guarded(() => raw.transaction(work).deferred()),
    async longSnapshot(work) {
      guarded(() => raw.exec('BEGIN'))
      try {
        return await work()
      } finally {
        if (raw.open && raw.inTransaction) guarded(() => raw.exec('COMMIT'))
      }
    },
    vacuumInto(path) {
      // The copy is a file of its own; this connection still cannot write the store, it was opened read-only.
      guarded(() => raw.pragma('query_only = OFF'))
      try {
        guarded(() => raw.prepare('VACUUM INTO ?').run(path))
      } finally {
        raw.pragma('query_only = ON')
      }
    },
    close: () => void raw.close(),
  }
}

function readPreparer(raw: Database.Database): ReadableDb['prepare'] {
  return <Row>(sql: string) =>
    guarded(() => {
      const prepared = raw.prepare<SqlValue[], Row>(sql)
      if (!prepared.readonly) throw new StoreError('refused')
      return {
        get: (...parameters: SqlValue[]) => guarded(() => prepared.get(...parameters)),
        all: (...parameters: SqlValue[]) => guarded(() => prepared.all(...parameters)),
        iterate: (...parameters: SqlValue[]) => guarded(() => prepared.iterate(...parameters)),
      }
    })
}
