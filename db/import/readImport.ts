import type { CsvMapping } from '../../shared/import/mapping.ts'
import type { Proposal } from './model.ts'
import { readCsv } from './csv/readCsv.ts'
import { readOdm } from './odm/readOdm.ts'
import { readRedcap } from './redcap/readRedcap.ts'
import { sourceText, wholeText } from './readText.ts'
import type { ImportFormat } from './planned.ts'

/** A file to read: which, what it is, and for CSV which column is what. */
export interface ImportSource {
  readonly path: string
  readonly format: ImportFormat
  readonly mapping: CsvMapping | null
  /** Whether the study is one of invented children. */
  readonly synthetic: boolean
}

/** What a file proposes, and the SHA-256 of its bytes. Throws a Refusal for a file that cannot be read whole. */
export function readImport({ path, format, mapping, synthetic }: ImportSource): {
  readonly proposal: Proposal
  readonly sha256: string
} {
  const source = sourceText(path)
  const proposal =
    format === 'odm'
      ? readOdm(source.chunks(), { synthetic })
      : format === 'redcap'
        ? readRedcap(wholeText(source))
        : readCsv(wholeText(source), mapping)
  return { proposal, sha256: source.sha256() }
}
