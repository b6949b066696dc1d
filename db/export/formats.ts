import { csvWriter } from './csv/writeCsv.ts'
import type { FileSet } from './fileSet.ts'
import { odmWriter } from './odm/writeOdm.ts'
import { redcapWriter } from './redcap/writeRedcap.ts'
import type { Release } from './release.ts'
import type { FormatWriter } from './released.ts'
import { datasetJsonWriter } from './sdtm/writeDatasetJson.ts'
import type { ExportOrder } from './writeExport.ts'
import { isWritten, type WrittenFormat } from './writtenFormats.ts'
import { xlsxWriter } from './xlsx/writeXlsx.ts'

/** What the formats need to know of an export beside the release. */
export type ExportFacts = Pick<ExportOrder, 'csv' | 'madeAt' | 'productVersion' | 'about'>

type MakeWriter = (release: Release, files: FileSet, facts: ExportFacts) => FormatWriter

/** Every format that can be written. All of them are fed from one release in one pass over the record. */
const WRITERS: Readonly<Record<WrittenFormat, MakeWriter>> = {
  csv: (release, files, { csv }) => csvWriter(release, files, csv),
  xlsx: (release, files) => xlsxWriter(release, files),
  odm: odmWriter,
  'dataset-json': datasetJsonWriter,
  redcap: redcapWriter,
}

/** The writer of a format. Throws for one that is not written. */
export function writerOf(format: string, release: Release, files: FileSet, facts: ExportFacts): FormatWriter {
  if (!isWritten(format)) throw new Error(`there is no export format ${format}`)
  return WRITERS[format](release, files, facts)
}
