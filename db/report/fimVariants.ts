import { FIM_VARIANTS } from '../../shared/study/forms/fim.ts'
import type { ValueRow } from './recordRows.ts'

/** The measures of functional independence that the values were taken with, by their names. */
export function fimVariantNames(values: readonly ValueRow[]): readonly string[] {
  const used = new Set(values.flatMap(({ item, value }) => (item === 'FIM_VARIANT' && value !== null ? [value] : [])))
  return FIM_VARIANTS.filter(({ id }) => used.has(id)).map(({ name }) => name)
}
