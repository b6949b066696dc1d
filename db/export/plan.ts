import type { Answer } from '../../shared/form/answer.ts'
import type { FormDefinition, ItemDefinition, ItemGroupDefinition } from '../../shared/form/definition.ts'
import {
  decide,
  disclose,
  isDate,
  isSameForAll,
  type Decision,
  type Disclosed,
  type DisclosureContext,
  type DisclosurePolicy,
} from './disclosure.ts'
import type { StoredValue } from './model.ts'

/** Different answers that one item keeps worked out; scores have a handful, measurements some hundreds. */
const REMEMBERED = 500

export interface ReleasedAnswer {
  readonly shown: Disclosed
  /** Rule and version of a calculated value. */
  readonly rule: string
}

/** One item of one form version under one release: what happens to it, decided once and not per value. */
export class ItemPlan {
  /** Its place among the items of the form. */
  readonly index: number
  readonly group: ItemGroupDefinition
  readonly item: ItemDefinition
  readonly decision: Decision
  /** The codes it may hold: words of the study, which say nothing of a child. */
  readonly vocabulary: ReadonlySet<string>
  readonly #sameForAll: boolean
  readonly #known = new Map<string, ReleasedAnswer | null>()

  constructor(index: number, group: ItemGroupDefinition, item: ItemDefinition, policy: DisclosurePolicy) {
    this.index = index
    this.group = group
    this.item = item
    this.decision = decide(item, policy)
    this.#sameForAll = isSameForAll(item)
    this.vocabulary = new Set([
      ...('codeList' in item ? (item.codeList?.entries.map((entry) => entry.code) ?? []) : []),
      ...(item.missing?.flatMap((code) => [code.code, ...(code.reasons ?? []).map((reason) => reason.code)]) ?? []),
    ])
  }

  /** Whether its values are days that the profile moves. */
  get isMoved(): boolean {
    return this.decision.action === 'change' && this.item.type !== 'time' && isDate(this.item)
  }

  get leaves(): boolean {
    return this.decision.action !== 'drop'
  }

  /** The stored answer as it looks outside; null for a calculation that had no result. */
  release(stored: StoredValue, context: DisclosureContext): ReleasedAnswer | null {
    if (!this.#sameForAll) return this.#workOut(stored, context)
    const known = this.#known.get(stored.value)
    if (known !== undefined) return known
    const made = this.#workOut(stored, context)
    if (this.#known.size < REMEMBERED) this.#known.set(stored.value, made)
    return made
  }

  #workOut({ value, calculated }: StoredValue, context: DisclosureContext): ReleasedAnswer | null {
    if (!calculated) return { shown: disclose(this.item, JSON.parse(value) as Answer, context), rule: '' }
    const { answer, rule } = JSON.parse(value) as { answer: Answer | null; rule: string }
    return answer === null ? null : { shown: disclose(this.item, answer, context), rule }
  }
}

/** A form version under one release. */
export interface FormPlan {
  readonly definition: FormDefinition
  readonly items: ReadonlyMap<string, ItemPlan>
}

/** The plan of a form: every item, also those that stay inside. */
export function planForm(definition: FormDefinition, policy: DisclosurePolicy): FormPlan {
  const placed = definition.itemGroups.flatMap((group) => group.items.map((item) => ({ group, item })))
  const plans = placed.map(({ group, item }, index) => new ItemPlan(index, group, item, policy))
  return { definition, items: new Map(plans.map((plan) => [plan.item.oid, plan])) }
}
