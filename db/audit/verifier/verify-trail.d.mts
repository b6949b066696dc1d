export interface ExportSource {
  list(): string[]
  read(name: string): AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}
export interface ExportVerdict {
  readonly findings: readonly string[]
  readonly unproven: readonly string[]
  readonly facts:
    | {
        readonly count: number
        readonly lastSequence: number
        readonly head: string
        readonly keyFingerprint: string
        readonly made: string
        /** The record whose head was given on paper. */
        readonly paperSequence: number | undefined
      }
    /** A de-identified trail: the chain is not in it. */
    | {
        readonly count: number
        readonly keyFingerprint: string
        readonly derived: true
        readonly lastSequence?: undefined
        readonly paperSequence?: undefined
      }
    | undefined
}
export function canonical(value: unknown): string
export function folderSource(folder: string): ExportSource
export function verifyExport(
  source: ExportSource,
  paper?: { readonly head?: string; readonly keyFingerprint?: string },
): Promise<ExportVerdict>
