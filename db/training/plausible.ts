import { addressKey, type ItemAddress } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { FormDefinition, ItemDefinition, NumberItem } from '../../shared/form/definition.ts'
import { findItem } from '../../shared/form/items.ts'
import type { FormSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import type { SiteContext } from '../../shared/form/context.ts'
import { completenessOf } from '../../shared/study/engine.ts'
import type { FormValues } from '../../shared/form/values.ts'
import { varied } from './varied.ts'

/** Who and when: what an answer that nobody thought about is made of. */
export interface Occasion {
  /** Civil date of the visit. */
  readonly date: string
  /** Child, visit and form in words, so that no two say quite the same. */
  readonly of: string
  /** Account ids. */
  readonly nurse: string
  readonly investigator: string
}

/** Rounds of filling: an answer may make further items appear. */
const ROUNDS = 6

/**
 * The given answers and, for every required item they leave open, an unremarkable one: somewhere in the middle of the expected
 * range, the day of the visit, the first code. Throws when items stay open, naming them.
 */
export function filledIn(
  definition: FormDefinition,
  snapshot: FormSnapshot,
  record: SubjectRecord,
  site: SiteContext,
  given: FormValues,
  occasion: Occasion,
): FormValues {
  let values: Record<string, Answer | null> = { ...snapshot.values, ...given }
  for (let round = 0; round < ROUNDS; round += 1) {
    const { open } = completenessOf({ ...snapshot, values }, record, site)
    if (open.length === 0) return values
    for (const address of open) values = { ...values, [addressKey(address)]: plausible(definition, address, occasion) }
  }
  throw new Error(`no plausible answers for ${definition.oid}`)
}

function plausible(definition: FormDefinition, address: ItemAddress, occasion: Occasion): Answer {
  const item = findItem(definition, address)?.item
  if (!item) throw new Error(`no item ${address.item} in ${definition.oid}`)
  return answerTo(item, occasion)
}

function answerTo(item: ItemDefinition, { date, of, nurse, investigator }: Occasion): Answer {
  switch (item.type) {
    case 'text':
      return { value: 'Training' }
    case 'integer':
    case 'decimal':
      return { value: amidst(item, varied(of, item.oid)) }
    case 'date':
    case 'partialDate':
      return { value: date }
    case 'time':
      return { value: '09:30' }
    case 'dateTime':
    case 'partialDateTime':
      return { value: `${date}T09:30` }
    case 'multiChoice':
      return { value: [item.exclusive?.[0] ?? item.codeList.entries[0]?.code ?? ''] }
    case 'choice':
    case 'score':
      return { value: item.codeList.entries[0]?.code ?? '' }
    case 'user':
      return { value: item.roles.includes('nurse') ? nurse : investigator }
    default:
      throw new Error(`nothing is plausible for ${item.oid}`)
  }
}

/** In the middle two fifths of the expected range. */
function amidst({ range, decimals }: NumberItem, where: number): string {
  const min = range.soft?.min ?? range.hard?.min ?? 0
  const max = range.soft?.max ?? range.hard?.max ?? min
  return (min + (max - min) * (0.3 + 0.4 * where)).toFixed(decimals)
}
