import type { CsvStyle } from '../csv/csv.ts'
import type { Table } from '../table.ts'
import { isNumeric, labelledCodes, oneLine } from './columnLabels.ts'

const text = (words: string) => JSON.stringify(oneLine(words, '"'))
const vector = (words: readonly string[]) => `c(${words.map(text).join(', ')})`

/** An R script that reads every table with labels: base R alone, run with the folder of the export as the working directory. */
export function rSyntax(tables: readonly Table[], { delimiter, decimalMark }: CsvStyle): string {
  const separator = delimiter === '\t' ? '\\t' : delimiter
  const lines = tables.flatMap((table) => [
    '',
    `${nameOf(table)} <- read_table(${text(`${table.name}.csv`)})`,
    ...table.columns.flatMap((column) => {
      const at = `${nameOf(table)}[[${text(column.name)}]]`
      const codes = labelledCodes(column)
      return [
        ...(isNumeric(column) ? [`${at} <- as_number(${at})`] : []),
        ...(codes.length > 0
          ? [
              `${at} <- factor(${at}, levels = ${vector(codes.map((c) => c.code))}, labels = labels_of(${vector(codes.map((c) => c.label.en))}))`,
            ]
          : []),
        `attr(${at}, "label") <- ${text(column.label)}`,
      ]
    }),
  ])
  return `${[
    '# Reads the CSV files of this export with labels. Set the working directory to the folder of the export first.',
    'read_table <- function(file)',
    `  read.table(file, header = TRUE, sep = "${separator}", quote = "\\"", comment.char = "", colClasses = "character",`,
    '    na.strings = "", check.names = FALSE, fileEncoding = "UTF-8-BOM", encoding = "UTF-8")',
    '# What is no number is a missing code: it becomes NA here and stands in long.csv.',
    `as_number <- function(x) suppressWarnings(as.numeric(${decimalMark === ',' ? 'sub(",", ".", x, fixed = TRUE)' : 'x'}))`,
    '# Two codes may read alike; a factor wants its labels apart.',
    'labels_of <- function(x) make.unique(x, sep = " ")',
    ...lines,
  ].join('\n')}\n`
}

function nameOf({ name }: Table): string {
  return name.replace(/^wide\//, '').toLowerCase()
}
