import type { CodeListEntry } from '../../../shared/form/definition.ts'
import type { Column } from '../table.ts'

/** Columns that a program reads as numbers. A cell that holds a missing code is then missing; the code stays in long.csv. */
export function isNumeric({ kind }: Column): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'day'
}

/** Codes with labels that a value may be, missing codes too; empty for a column without a list. */
export function labelledCodes({ kind, codes, missing }: Column): readonly CodeListEntry[] {
  return kind === 'code' ? [...codes, ...missing] : []
}

/** Text on one line, without the sign that would end it there. */
export function oneLine(text: string, without: '"' | "'"): string {
  return text
    .replace(/\s+/gu, ' ')
    .replaceAll(without, without === '"' ? "'" : '"')
    .trim()
}
