import type { CodeListEntry } from '../../../shared/form/definition.ts'
import type { Column } from '../table.ts'

/** What a program makes of a column: a number, a number that stands for words, a word from a list, a day, a moment, or text. */
export type Reading = 'number' | 'numberedCode' | 'code' | 'date' | 'dateTime' | 'text'

const WHOLE = /^(?:0|-?[1-9]\d{0,8})$/

/** How every program reads the column. A study day is a number; what may be incomplete or hold several codes stays text. */
export function readingOf({ kind, codes, missing }: Column): Reading {
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'day':
      return 'number'
    case 'code':
      if (codes.length + missing.length === 0) return 'text'
      return codes.length > 0 && codes.every(({ code }) => WHOLE.test(code)) ? 'numberedCode' : 'code'
    case 'date':
    case 'dateTime':
      return kind
    case 'text':
    case 'time':
    case 'partial':
    case 'codes':
      return 'text'
  }
}

/** Whether the column holds the score of an instrument, which people count with. */
export function isScore({ item, name }: Column): boolean {
  return item?.definition.type === 'score' && item.definition.oid === name
}

/** Room for the longest cell in bytes of UTF-8, so that no program cuts a text short: up to three bytes for each unit of length. */
export function bytesFor(column: Column): number {
  const definition = column.item?.definition
  const codes = [...column.codes, ...column.missing].map(({ code }) => code.length)
  switch (readingOf(column)) {
    case 'code':
      return Math.max(8, ...codes)
    case 'date':
      return Math.max(10, ...codes)
    case 'dateTime':
      return Math.max(20, ...codes)
    case 'number':
    case 'numberedCode':
      return 40
    case 'text':
      if (column.kind === 'time') return Math.max(8, ...codes)
      if (column.kind === 'codes') return Math.max(40, ...codes, codes.join(';').length + sum(codes))
      if (column.item === null) return column.name === 'VALUE' ? 24_000 : 200
      return definition?.type === 'text' ? Math.max(40, definition.maxLength * 3, ...codes) : 600
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

/** Codes with labels that a value may be; what may stand in place of a value is not among them. */
export function labelledCodes({ kind, codes }: Column): readonly CodeListEntry[] {
  return kind === 'code' ? codes : []
}

/** Text on one line, without the sign that would end it there. */
export function oneLine(text: string, without: '"' | "'"): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(without, without === '"' ? "'" : '"')
    .trim()
}

/** At most so many characters, none of them cut in two. */
export function atMost(text: string, characters: number): string {
  return Array.from(text).slice(0, characters).join('')
}

/** The name of a table without its folder. */
export function dataName({ name }: { readonly name: string }): string {
  return name.replace(/^wide\//, '')
}

/** The column that holds a child's name, or the first: the byte order mark stands before it. */
export function firstName(columns: readonly Column[]): string {
  return columns[0]?.name ?? ''
}
