import type { CsvStyle } from '../csv/csv.ts'
import type { Table } from '../table.ts'
import { rSyntax } from './r.ts'
import { sasSyntax } from './sas.ts'
import { spssSyntax } from './spss.ts'
import { stataSyntax } from './stata.ts'

/** Scripts that read the CSV tables with their labels, one per statistics program. They hold words of the study only. */
export function syntaxFiles(
  tables: readonly Table[],
  style: CsvStyle,
): readonly { readonly name: string; readonly text: string }[] {
  return [
    { name: 'read.R', text: rSyntax(tables, style) },
    { name: 'read.sps', text: spssSyntax(tables, style) },
    { name: 'read.do', text: stataSyntax(tables, style) },
    { name: 'read.sas', text: sasSyntax(tables, style) },
  ]
}
