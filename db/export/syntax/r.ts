import type { CsvStyle } from '../csv/csv.ts'
import type { Column, Table } from '../table.ts'
import { dataName, isScore, labelledCodes, oneLine, readingOf } from './columnLabels.ts'

/** A string of R in plain letters: what is not ASCII is written as its number, so the locale of the machine does not matter. */
const text = (words: string) =>
  JSON.stringify(oneLine(words, '"')).replace(
    /[^ -~]/gu,
    (sign) => `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  )
const vector = (words: readonly string[]) => `c(${words.map(text).join(', ')})`

/** An R script that reads every table with labels: base R alone, run with the folder of the export as the working directory. */
export function rSyntax(tables: readonly Table[], { delimiter, decimalMark }: CsvStyle): string {
  const lines = tables.flatMap((table) => {
    const name = dataName(table).toLowerCase()
    return [
      '',
      `${name} <- read_table(${text(`${table.name}.csv`)})`,
      ...table.columns.flatMap((column) => linesOf(`${name}[[${text(column.name)}]]`, column)),
    ]
  })
  return `${[...helpers(delimiter, decimalMark), ...lines].join('\n')}\n`
}

function linesOf(at: string, column: Column): readonly string[] {
  const label = `attr(${at}, "label") <- ${text(column.label)}`
  const codes = labelledCodes(column)
  const made = () => {
    switch (readingOf(column)) {
      case 'number':
        return `as_number(${at})`
      case 'date':
        return `as_day(${at})`
      case 'dateTime':
        return `as_moment(${at})`
      case 'numberedCode':
      case 'code': {
        const reader = isScore(column) && readingOf(column) === 'numberedCode' ? 'as_score' : 'as_coded'
        return `${reader}(${at}, ${vector(codes.map(({ code }) => code))}, ${vector(codes.map((each) => each.label.en))})`
      }
      case 'text':
        return ''
    }
  }
  const value = made()
  return value === '' ? [label] : [`${at} <- ${value}`, label]
}

function helpers(delimiter: string, decimalMark: string): readonly string[] {
  const separator = delimiter === '\t' ? '\\t' : delimiter
  const number = decimalMark === ',' ? 'sub(",", ".", x, fixed = TRUE)' : 'x'
  return [
    '# Reads the CSV files of this export with labels. Set the working directory to the folder of the export first.',
    '# A missing code (not tested, unknown) becomes NA here. Which code it was stands in long.csv, column MISSING.',
    '# Text is marked as UTF-8 and not converted, so that no locale loses letters; the byte order mark goes.',
    'read_table <- function(file) {',
    `  table <- read.table(file, header = TRUE, sep = "${separator}", quote = "\\"", comment.char = "", colClasses = "character",`,
    '    na.strings = "", check.names = FALSE, blank.lines.skip = FALSE, encoding = "UTF-8")',
    '  names(table) <- gsub("[^A-Za-z0-9_]", "", iconv(names(table), "UTF-8", "ASCII", sub = ""))',
    '  table',
    '}',
    `as_number <- function(x) suppressWarnings(as.numeric(${number}))`,
    'as_day <- function(x) as.Date(x, format = "%Y-%m-%d")',
    '# Local time of the site. The zone is not in the file; UTC keeps the clock as it was written.',
    'as_moment <- function(x) as.POSIXct(x, format = "%Y-%m-%dT%H:%M", tz = "UTC")',
    '# A factor in the order of the code list. Its codes are kept: attr(x, "codes")[as.integer(x)]. Two codes may read alike.',
    'as_coded <- function(x, codes, labels) {',
    '  made <- factor(x, levels = codes, labels = make.unique(labels, sep = " "))',
    '  attr(made, "codes") <- codes',
    '  made',
    '}',
    '# A score is a number to count with; what each number means is kept in attr(x, "labels").',
    'as_score <- function(x, codes, labels) {',
    '  made <- suppressWarnings(as.numeric(x))',
    '  attr(made, "labels") <- setNames(as.numeric(codes), make.unique(labels, sep = " "))',
    '  made',
    '}',
  ]
}
