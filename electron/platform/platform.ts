/** What handlers may ask of the system, so that they can be tested without Electron. */
export interface Platform {
  readonly version: string
  readonly chooseFolder: () => Promise<string | null>
  readonly showFolder: (folder: string) => void
  /** False when nothing was printed. */
  readonly print: (html: string) => Promise<boolean>
}
