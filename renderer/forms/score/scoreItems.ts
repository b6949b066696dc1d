import { addressKey, type ItemAddress } from '../../../shared/form/address.ts'
import { isSettled, visibleAddresses } from '../../../shared/form/completeness.ts'
import type { FormContext } from '../../../shared/form/context.ts'
import type { FormDefinition, ItemGroupDefinition, ScoreItem } from '../../../shared/form/definition.ts'
import { findItem } from '../../../shared/form/items.ts'
import type { FormValues } from '../../../shared/form/values.ts'

/** One item that is scored by a key, where it stands. */
export interface PlacedScore {
  readonly key: string
  readonly address: ItemAddress
  readonly item: ScoreItem
  readonly group: ItemGroupDefinition
}

/** How far one part of an instrument is, such as a dimension of the GMFM. */
export interface Part {
  readonly group: ItemGroupDefinition
  readonly scores: readonly PlacedScore[]
  readonly answered: number
  readonly missing: number
}

/** The items to score, in the order of the form: only those that are shown. */
export function placedScores(
  definition: FormDefinition,
  values: FormValues,
  context: FormContext,
): readonly PlacedScore[] {
  return visibleAddresses(definition, values, context).flatMap((address) => {
    const placed = findItem(definition, address)
    return placed?.item.type === 'score'
      ? [{ key: addressKey(address), address, item: placed.item, group: placed.group }]
      : []
  })
}

/** Whether the item needs nothing more: answered, or not tested with its reason. */
export function isDone(score: PlacedScore, values: FormValues): boolean {
  const answer = values[score.key]
  return answer !== null && answer !== undefined && isSettled(score.item, answer)
}

/** The parts of the instrument with what is done in each. */
export function partsOf(scores: readonly PlacedScore[], values: FormValues): readonly Part[] {
  const groups = [...new Set(scores.map((score) => score.group))]
  return groups.map((group) => {
    const own = scores.filter((score) => score.group === group)
    return {
      group,
      scores: own,
      answered: own.filter((score) => isDone(score, values)).length,
      missing: own.filter((score) => isMissing(score, values)).length,
    }
  })
}

/** Whether the item is coded as missing. */
function isMissing(score: PlacedScore, values: FormValues): boolean {
  const answer = values[score.key]
  return answer !== null && answer !== undefined && 'missing' in answer
}
