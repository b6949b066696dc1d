import type { CsvStyle } from '../csv/csv.ts'
import type { Table } from '../table.ts'
import { isNumeric, labelledCodes, oneLine } from './columnLabels.ts'

const text = (words: string) => `"${oneLine(words, '"').replaceAll('$', '').replaceAll('`', "'")}"`

/** A Stata do-file: reads each table as text, turns numbers into numbers, labels all and saves a .dta beside it. */
export function stataSyntax(tables: readonly Table[], { delimiter, decimalMark }: CsvStyle): string {
  const separator = delimiter === '\t' ? 'tab' : delimiter
  const comma = decimalMark === ',' ? ' dpcomma' : ''
  const parts = tables.flatMap((table) => {
    const name = table.name.replace(/^wide\//, '')
    return [
      '',
      `import delimited using ${text(`${table.name}.csv`)}, delimiters("${separator}") varnames(1) case(preserve) encoding("UTF-8") stringcols(_all) clear`,
      ...table.columns.flatMap((column) => [
        // What is no number is a missing code and becomes missing; it stands in long.csv.
        ...(isNumeric(column) ? [`destring ${column.name}, replace force${comma}`] : []),
        ...codesOf(column.name, labelledCodes(column)),
        `label variable ${column.name} ${text(column.label.slice(0, 80))}`,
      ]),
      `save ${text(`${name}.dta`)}, replace`,
    ]
  })
  return `${['* Reads the CSV files of this export with labels. Run it in the folder of the export.', 'version 14', ...parts].join('\n')}\n`
}

/** Stata labels numbers only: codes get numbers in the order of their list, and the label begins with the code. */
function codesOf(name: string, codes: ReturnType<typeof labelledCodes>): readonly string[] {
  if (codes.length === 0) return []
  const lines = codes.map(
    ({ code, label }, index) =>
      `label define ${name}_l ${index + 1} ${text(`${code} ${label.en}`)}${index === 0 ? '' : ', add'}`,
  )
  const values = codes.map(({ code }, index) => `replace ${name}_n = ${index + 1} if ${name} == ${text(code)}`)
  return [
    `generate byte ${name}_n = .`,
    ...values,
    ...lines,
    `label values ${name}_n ${name}_l`,
    `order ${name}_n, after(${name})`,
    `drop ${name}`,
    `rename ${name}_n ${name}`,
  ]
}
