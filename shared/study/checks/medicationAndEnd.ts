import type { Check } from '../../form/check.ts'
import { ec129 } from './deviationChecks.ts'
import { ec125, finalSignature } from './endOfStudyChecks.ts'
import { ec120, ec121 } from './medicationChecks.ts'
import { ec122, ec123, ec124 } from './withdrawalChecks.ts'

/** EC120 to EC129, without those that stand elsewhere (livesElsewhere.ts); `others` are the checks before them. */
export function medicationAndEnd(others: readonly Check[]): readonly Check[] {
  const own = [ec120, ec121, ec122, ec123, ec124, ec125, ec129]
  return [...own.slice(0, -1), finalSignature([...others, ...own]), ec129]
}
