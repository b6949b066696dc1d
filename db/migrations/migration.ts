/** One step of the store's shape. Once released it is never edited: what comes after is another step. */
export interface Migration {
  /** 1, 2, 3 ...; becomes SQLite's user_version when the step is done. */
  readonly version: number
  readonly name: string
  readonly sql: string
}
