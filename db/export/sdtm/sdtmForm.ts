import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { codesOfItem } from '../columns.ts'
import type { Release } from '../release.ts'
import type { ReleasedChild, ReleasedForm, ReleasedValue } from '../released.ts'
import type { SdtmRecord } from './dataset.ts'
import { timingOf, visitOf } from './timing.ts'

/** A released form as the domains read it: by item, in one row of its groups. */
export class SdtmForm {
  readonly form: ReleasedForm
  readonly visit: SdtmRecord
  readonly #release: Pick<Release, 'policy'>
  readonly #values: ReadonlyMap<string, ReleasedValue>

  constructor(form: ReleasedForm, release: Pick<Release, 'policy'>) {
    this.form = form
    this.#release = release
    this.visit = visitOf(form.studyEvent, form.studyEventRepeat)
    this.#values = new Map(form.values.map((value) => [`${value.plan.item.oid}/${value.repeat}`, value]))
  }

  get child(): ReleasedChild {
    return this.form.child
  }

  /** The answer with all that is known of it, undefined while it is open or when it does not leave. */
  answer(item: string, repeat = 1): ReleasedValue | undefined {
    return this.#values.get(`${item}/${repeat}`)
  }

  /** The value as text, undefined when it is open, missing or does not leave. */
  value(item: string, repeat = 1): string | undefined {
    return this.answer(item, repeat)?.shown.value || undefined
  }

  /** A number, undefined for anything else. */
  number(item: string, repeat = 1): number | undefined {
    const value = this.value(item, repeat)
    return value === undefined || value.trim() === '' || Number.isNaN(Number(value)) ? undefined : Number(value)
  }

  /** The English label of a coded value. */
  label(item: string, repeat = 1): string | undefined {
    const answer = this.answer(item, repeat)
    if (!answer || answer.shown.value === '') return undefined
    return labelOf(answer.plan.item, answer.shown.value)
  }

  /** The repeats of the rows of a group that hold anything. */
  rows(group: string): readonly number[] {
    return [...new Set(this.form.values.filter((v) => v.plan.group.oid === group).map((v) => v.repeat))]
  }

  /** The item's moment under --DTC and --DY. */
  timing(domain: string, part: '' | 'ST' | 'EN', item: string, repeat = 1): SdtmRecord {
    return timingOf(domain, part, this.value(item, repeat), { child: this.child, dates: this.#release.policy.dates })
  }

  /** When the form as a whole was observed. */
  observed(domain: string): SdtmRecord {
    const { dateItem } = this.form.plan.definition
    const day = (dateItem === undefined ? undefined : this.value(dateItem)) ?? this.form.observed
    return timingOf(domain, '', day, { child: this.child, dates: this.#release.policy.dates })
  }
}

/** The English words of a code of an item, the code itself when the list does not have it. */
export function labelOf(item: ItemDefinition, code: string): string {
  return codesOfItem(item).find((entry) => entry.code === code)?.label.en ?? code
}

/** Why an answer is missing, in words. */
export function reasonOf({ plan, shown }: ReleasedValue): string {
  const code = plan.item.missing?.find((entry) => entry.code === shown.missing)
  const reason = code?.reasons?.find((entry) => entry.code === shown.missingReason)
  return reason?.label.en ?? code?.label.en ?? shown.missing
}
