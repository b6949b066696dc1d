import type { CsvStyle } from '../csv/csv.ts'
import type { Column, Table } from '../table.ts'
import { atMost, dataName, firstName, labelledCodes, oneLine, readingOf } from './columnLabels.ts'

/** A string of Stata. A dollar or a left quote would begin a macro, and a backslash before one would keep it. */
const text = (words: string) =>
  `"${oneLine(words, '"').replaceAll('$', '').replaceAll('`', "'").replaceAll('\\', '/')}"`
const VARIABLE_LABEL = 80
/** Made beside the text of a column, then put in its place. */
const MADE = 'tb_made'

/** A Stata do-file: reads each table as text, turns numbers, days and codes into numbers, labels all and saves a .dta beside it. */
export function stataSyntax(tables: readonly Table[], { delimiter, decimalMark }: CsvStyle): string {
  const separator = delimiter === '\t' ? '\\t' : delimiter
  const parts = tables.flatMap((table) => [
    '',
    `import delimited using ${text(`${table.name}.csv`)}, delimiters("${separator}") varnames(1) case(preserve) encoding("UTF-8") bindquotes(strict) maxquotedrows(unlimited) stringcols(_all) clear`,
    ...withoutMark(table),
    ...table.columns.flatMap((column) => [
      ...valueLines(column, decimalMark),
      `label variable ${column.name} ${text(atMost(column.label, VARIABLE_LABEL))}`,
    ]),
    `save ${text(`${dataName(table)}.dta`)}, replace emptyok`,
  ])
  const head = [
    '* Reads the CSV files of this export with labels. Run it in the folder of the export.',
    '* A missing code (not tested, unknown) becomes .a, .b and so on, with its label; . means that nothing was entered.',
    'version 14',
  ]
  return `${[...head, ...parts].join('\n')}\n`
}

/** Some versions read the byte order mark as part of the first name. */
function withoutMark({ columns }: Table): readonly string[] {
  const first = firstName(columns)
  return ['quietly ds', "local first : word 1 of `r(varlist)'", `if "\`first'" != "${first}" rename \`first' ${first}`]
}

function valueLines(column: Column, decimalMark: string): readonly string[] {
  const { name } = column
  const made = (type: string, value: string, format: string) => [
    ...labelLines(column),
    `generate ${type} ${MADE} = ${value}`,
    ...missingLines(column),
    ...(format === '' ? [] : [`format ${MADE} ${format}`]),
    ...replacing(column),
  ]
  switch (readingOf(column)) {
    case 'number':
      return made('double', decimalMark === ',' ? `real(subinstr(${name}, ",", ".", 1))` : `real(${name})`, '')
    case 'numberedCode':
      return made('long', `real(${name})`, '')
    case 'date':
      return made('double', `date(${name}, "YMD")`, '%td')
    case 'dateTime':
      return made('double', `clock(subinstr(${name}, "T", " ", 1), "YMDhm")`, '%tc')
    case 'code':
      return [
        ...labelLines(column),
        `generate long ${MADE} = .`,
        ...labelledCodes(column).map(({ code }, at) => `replace ${MADE} = ${at + 1} if ${name} == ${text(code)}`),
        ...missingLines(column),
        ...replacing(column),
      ]
    case 'text':
      return []
  }
}

function replacing(column: Column): readonly string[] {
  const { name } = column
  const labels = definedLabels(column).length > 0 ? [`label values ${MADE} ${name}`] : []
  return [...labels, `order ${MADE}, after(${name})`, `drop ${name}`, `rename ${MADE} ${name}`]
}

const letterOf = (at: number) => `.${String.fromCharCode(97 + at)}`

/** Stata has 26 values for missing beside the plain one. */
function missingCodes({ missing }: Column) {
  return missing.slice(0, 26)
}

function missingLines(column: Column): readonly string[] {
  return missingCodes(column).map(
    ({ code }, at) => `replace ${MADE} = ${letterOf(at)} if ${column.name} == ${text(code)}`,
  )
}

/**
 * Labels of the column's values. Stata labels numbers only: a code that is one keeps it, others get numbers in the order of
 * their list, and then the label begins with the code.
 */
function definedLabels(column: Column): readonly string[] {
  const numbered = readingOf(column) === 'numberedCode'
  const values = labelledCodes(column).map(({ code, label }, at) =>
    numbered ? `${code} ${text(label.en)}` : `${at + 1} ${text(`${code} ${label.en}`)}`,
  )
  const missing = missingCodes(column).map(({ code, label }, at) => `${letterOf(at)} ${text(`${code} ${label.en}`)}`)
  return [...values, ...missing]
}

function labelLines(column: Column): readonly string[] {
  return definedLabels(column).map((each, at) => `label define ${column.name} ${each}${at === 0 ? '' : ', add'}`)
}
