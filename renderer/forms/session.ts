import { addressKey, rowKey, type ItemAddress, type RowAddress } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { FormContext } from '../../shared/form/context.ts'
import type { FormDefinition } from '../../shared/form/definition.ts'
import type { FormValues } from '../../shared/form/values.ts'
import type { FormView, ItemChange, KeptView } from '../../shared/ipc/views/form.ts'
import { ask } from '../ask/ask.ts'
import { Keeper } from '../keep/keeper.ts'
import { keepers } from '../keep/keepers.ts'
import { conflictsOf, sameAnswer, type Conflict } from './conflict.ts'
import { definitionFor } from './definitions.ts'

/** read: nothing can be typed. edit: every answer is kept at once. change: answers wait for one reason, after completion. */
export type FormMode = 'read' | 'edit' | 'change'

export interface FormState {
  readonly view: FormView
  /** What stands on the screen: the record, the draft over it, and what was just typed. */
  readonly values: FormValues
  readonly mode: FormMode
  /** In mode 'change': what will be changed once the reason is given, by address key. */
  readonly changes: ReadonlyMap<string, ItemChange>
  readonly conflicts: readonly Conflict[]
  /** The person has tried to complete: what is open is named from now on. */
  readonly tried: boolean
  /** Counts the views taken over from the main process, so that fields can follow. */
  readonly loads: number
}

/**
 * One form on the screen. Holds what stands there, hands every answer to its keeper, and takes over what the main process
 * says. It decides nothing: scores, findings and rights come with each answer.
 */
export class FormSession {
  readonly definition: FormDefinition
  readonly keeper: Keeper
  #state: FormState
  readonly #listeners = new Set<() => void>()

  constructor(view: FormView) {
    this.definition = definitionFor(view)
    this.keeper = keepers.of(view.formId, () => new Keeper(this.#send, this.#onKept))
    this.keeper.subscribe(() => void this.#onKeeper())
    this.#state = {
      view,
      values: valuesOf(view, this.keeper.waiting),
      mode: modeOf(view),
      changes: new Map(),
      conflicts: conflictsIn(view),
      tried: false,
      loads: 0,
    }
  }

  get state(): FormState {
    return this.#state
  }
  get formId(): string {
    return this.#state.view.formId
  }
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What stands at an address on the screen. */
  at(address: ItemAddress): Answer | null {
    return this.#state.values[addressKey(address)] ?? null
  }

  /** Answers one item, or opens it again with null. `typing` waits for a pause between letters. */
  answer(address: ItemAddress, answer: Answer | null, typing = false): void {
    this.answerAll([{ address, answer, mode: 'single' }], typing)
  }

  /** Answers several items in one act. */
  answerAll(changes: readonly ItemChange[], typing = false): void {
    if (this.#state.mode === 'read') return
    const values = { ...this.#state.values }
    for (const { address, answer } of changes) values[addressKey(address)] = answer
    if (this.#state.mode === 'edit') {
      this.#say({ values })
      this.keeper.keep(changes, typing)
      return
    }
    const record = recordOf(this.#state.view)
    const waiting = new Map(this.#state.changes)
    for (const change of changes) {
      const key = addressKey(change.address)
      if (sameAnswer(change.answer, record[key])) waiting.delete(key)
      else waiting.set(key, change)
    }
    this.#say({ values, changes: waiting })
  }

  /** Begins changes to a completed form: the answers wait for their reason. */
  beginChange(): void {
    if (this.#state.view.may.change) this.#say({ mode: 'change', changes: new Map() })
  }

  /** Puts the waiting changes away; the record stands as it was. */
  cancelChange(): void {
    const { view, loads } = this.#state
    this.#say({ mode: modeOf(view), changes: new Map(), values: valuesOf(view, new Map()), loads: loads + 1 })
  }

  /** Makes the waiting changes with one reason. Throws the refusal. */
  async change(reason: string): Promise<void> {
    const { view, changes } = this.#state
    this.load(
      await ask('forms.change', { formId: this.formId, base: view.base, changes: [...changes.values()], reason }),
    )
  }

  /**
   * Strikes a row through or restores it, at once and with its own reason. Changes to other rows that wait for theirs go on waiting.
   * Throws the refusal.
   */
  async strikeRow(act: 'forms.strikeRow' | 'forms.restoreRow', row: RowAddress, reason: string): Promise<void> {
    await this.flush()
    const { mode, changes } = this.#state
    this.load(await ask(act, { formId: this.formId, base: this.#state.view.base, row, reason }))
    if (mode !== 'change') return
    this.beginChange()
    this.answerAll([...changes.values()].filter(({ address }) => rowKey(address) !== rowKey(row)))
  }

  /** Turns the draft into record, complete or not. Throws the refusal; what is open is named from then on. */
  async commit(act: 'forms.save' | 'forms.complete'): Promise<void> {
    await this.flush()
    if (act === 'forms.complete') this.#say({ tried: true })
    try {
      this.load(await ask(act, { formId: this.formId, base: this.#state.view.base }))
    } catch (refusal) {
      await this.reload()
      throw refusal
    }
  }

  /** Fetches the form again, keeping what is still waiting. */
  async reload(): Promise<void> {
    this.load(await ask('forms.read', { formId: this.formId }))
  }

  /** Takes over a view that the main process answered with. */
  load(view: FormView): void {
    this.#say({
      view,
      values: valuesOf(view, this.keeper.waiting),
      mode: modeOf(view),
      changes: new Map(),
      conflicts: conflictsIn(view),
      loads: this.#state.loads + 1,
    })
  }

  /**
   * Settles what both changed. First the record's answers are taken over, so that the draft stands on the newest version; then
   * what the person prefers is kept over them, as any answer is.
   */
  async resolve(choice: ReadonlyMap<string, 'mine' | 'theirs'>): Promise<void> {
    const { conflicts } = this.#state
    const preferred = conflicts.filter(({ address }) => choice.get(addressKey(address)) === 'mine')
    this.#say({ conflicts: [] })
    this.answerAll(conflicts.map(({ address, theirs }) => ({ address, answer: theirs, mode: 'single' })))
    await this.flush()
    if (preferred.length > 0) {
      this.answerAll(preferred.map(({ address, mine }) => ({ address, answer: mine, mode: 'single' })))
      await this.flush()
    }
    await this.reload()
  }

  /** Sends what waits. Settles when it is kept or a failure stopped it. */
  flush(): Promise<void> {
    return this.keeper.flush()
  }

  readonly #send = (changes: ItemChange[]): Promise<KeptView> =>
    ask('forms.keep', { formId: this.formId, base: this.#state.view.base, changes })

  readonly #onKept = (kept: KeptView): void => {
    const { calculated, findings, open, answered, required } = kept
    const { view } = this.#state
    const draft = view.draft ?? { mine: true, by: '', since: kept.keptAt, stale: false, items: [] }
    this.#say({ view: { ...view, calculated, findings, open, answered, required, draft } })
    if (kept.stale && this.#state.conflicts.length === 0) void this.reload()
  }

  #fetching = false
  async #onKeeper(): Promise<void> {
    this.#say({})
    if (this.keeper.state.failure?.code !== 'stale' || this.#fetching) return
    this.#fetching = true
    try {
      const begunFrom = recordOf(this.#state.view)
      const waiting = [...this.keeper.waiting.values()]
      const before = this.#state.view.base
      const view = await ask('forms.read', { formId: this.formId })
      this.load(view)
      this.#say({ conflicts: conflictsOf(waiting, recordOf(view), begunFrom) })
      if (this.#state.conflicts.length === 0 && view.base !== before) await this.flush()
    } finally {
      this.#fetching = false
    }
  }

  #say(change: Partial<FormState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

/** The record's answers by address key. */
export function recordOf(view: FormView): FormValues {
  return Object.fromEntries(view.items.map(({ address, answer }) => [addressKey(address), answer]))
}

/** Where the form stands, for the conditions that show and ask items. */
export function contextOf(view: FormView): FormContext {
  const now = new Date()
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
  return {
    studyEvent: view.studyEventOid ?? '',
    settings: view.settings,
    now: local,
    clockSuspect: false,
    ...(view.struckRows.length > 0 ? { struckRows: view.struckRows.map(rowKey) } : {}),
    ...(view.notDone === null ? {} : { notDone: view.notDone }),
  }
}

function valuesOf(view: FormView, waiting: ReadonlyMap<string, ItemChange>): FormValues {
  const drafted = view.draft?.mine ? view.draft.items : []
  const laid = [...drafted, ...waiting.values()].map(({ address, answer }) => [addressKey(address), answer] as const)
  return { ...recordOf(view), ...Object.fromEntries(laid) }
}

/** A draft over an older base: what its author has to choose between. */
function conflictsIn(view: FormView): readonly Conflict[] {
  return view.draft?.mine && view.draft.stale ? conflictsOf(view.draft.items, recordOf(view), null) : []
}

function modeOf(view: FormView): FormMode {
  const editable = view.may.write && !view.frozen && !view.struck && view.notDone === null
  return editable && (view.state === 'empty' || view.state === 'open') ? 'edit' : 'read'
}
