/** What SQLite takes and gives. Integers come as numbers: the store has none beyond 2^53. */
export type SqlValue = string | number | bigint | null | Uint8Array

export interface ReadStatement<Row> {
  get(...parameters: SqlValue[]): Row | undefined
  all(...parameters: SqlValue[]): Row[]
  iterate(...parameters: SqlValue[]): IterableIterator<Row>
}

/**
 * A connection that can only be read. A function that takes one does not compile if it tries to write, and at run time the
 * statement is refused unless SQLite says it changes nothing.
 */
export interface ReadableDb {
  prepare<Row = unknown>(sql: string): ReadStatement<Row>
}

export interface WriteStatement<Row> extends ReadStatement<Row> {
  run(...parameters: SqlValue[]): { readonly changes: number }
}

/** A connection that can be written. Held by the door, the drafts and the migrations; nobody else gets one. */
export interface WritableDb extends ReadableDb {
  /** Prepared once for each text and kept. Do not `iterate` it while it may run again. */
  statement<Row = unknown>(sql: string): WriteStatement<Row>
  exec(sql: string): void
  /** Runs `work` in BEGIN IMMEDIATE and commits; rolls back when it throws. Errors come out sorted. */
  immediate<T>(work: () => T): T
  /** Runs `work` with the record tables open for writing, under this purpose. Only inside {@link immediate}. */
  throughDoor<T>(purpose: 'act' | 'redaction' | 'migration', work: () => T): T
  /**
   * Begins one transaction that takes in everything until the function it gives is called, which commits it; closing before that
   * leaves the file as it was. What {@link immediate} did is then not on disk when it returns, and work that fails half way spoils
   * the whole: only for a store that nobody knows of yet.
   */
  gather(): () => void
  /** Writes a compact, encrypted copy with the same key. Not inside a transaction. */
  vacuumInto(path: string): void
  /** Moves the write-ahead log into the file and empties it, as far as no reader needs it. */
  checkpoint(): void
  /** Moves everything out of the write-ahead log into the file itself, so that the file can be renamed. */
  settle(): void
  /** Encrypts the whole file anew with another 32-byte key. Only on a settled copy that nobody else has open. */
  rekey(key: Uint8Array): void
  close(): void
}

/** A worker's own connection. */
export interface Reader extends ReadableDb {
  /** Runs `work` on one snapshot of the store, whatever is written meanwhile. */
  snapshot<T>(work: () => T): T
  /** The same for work that pauses, so that it can be cancelled. Nothing else may use this connection meanwhile. */
  longSnapshot<T>(work: () => Promise<T>): Promise<T>
  vacuumInto(path: string): void
  close(): void
}
