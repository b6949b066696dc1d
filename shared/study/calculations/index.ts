import type { CalculationRule } from '../../form/calculate.ts'
import { childRules } from './childRules.ts'
import { scoreRules } from './scoreRules.ts'

const all: readonly CalculationRule[] = [...childRules, ...scoreRules]

/** Every calculation of the study by its id. */
export const calculations: ReadonlyMap<string, CalculationRule> = new Map(all.map((rule) => [rule.id, rule]))
