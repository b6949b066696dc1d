import type { CalculationRule } from '../../form/calculate.ts'
import { adverseEventRules } from './adverseEventRules.ts'
import { childRules } from './childRules.ts'
import { eligibilityRules } from './eligibilityRules.ts'
import { injectionRules } from './injectionRules.ts'
import { otherRules } from './otherRules.ts'
import { scaleRules } from './scaleRules.ts'
import { scoreRules } from './scoreRules.ts'

const all: readonly CalculationRule[] = [
  ...childRules,
  ...eligibilityRules,
  ...scoreRules,
  ...scaleRules,
  ...injectionRules,
  ...adverseEventRules,
  ...otherRules,
]

/** Every calculation of the study by its id. */
export const calculations: ReadonlyMap<string, CalculationRule> = new Map(all.map((rule) => [rule.id, rule]))
