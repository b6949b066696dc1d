import { canonicalJson } from '../../shared/record/canonical.ts'
import type { Clock } from '../store/clock.ts'
import type { ReadableDb, WritableDb } from '../store/database.ts'
import { sortError, StoreError } from '../store/errors.ts'
import type { ActKind } from './actKinds.ts'
import type { Act, Actor, Change, Receipt } from './change.ts'
import { watchClock } from './clockWatch.ts'
import { ENTITIES } from './entities.ts'
import { guardAct } from './guards.ts'
import { placeFinder, type PlaceState } from './places.ts'
import { refuse, Refusal } from './refusal.ts'
import { admit, checkPlace, checkReason, checkState, checkTouch } from './rules.ts'
import { appendAct, chainEnd, type ChainEnd, type Entry, type Installation } from './trail.ts'
import { fieldText, readCell, readRow, writeCell, writeRow, type FieldWrite } from './values.ts'

/** What the door stands on. */
export interface DoorFrame {
  readonly db: WritableDb
  readonly installation: Installation
  readonly clock: Clock
  /** Called after each commit; must not throw. */
  readonly committed: () => void
}

/** A change that will be written: what stands there now and what will, as canonical JSON. */
interface Step {
  readonly change: Change
  readonly place: PlaceState
  readonly old: string | null
  readonly next: string | null
  readonly isNew: boolean
}

/** Work that belongs to an act and must happen in its transaction: deleting a draft, blanking a redacted value. */
export type AlsoDo = (inside: {
  readonly db: WritableDb
  readonly time: string
  readonly firstSequence: number
  readonly lastSequence: number
}) => void

export interface CommitOptions {
  readonly purpose?: 'act' | 'redaction'
  readonly alsoDo?: AlsoDo
  /** What must hold besides the rules of the act; looked at inside the transaction, refuses by throwing. */
  readonly guard?: (db: ReadableDb) => void
  /** Records without a change of their own, after those of the changes (redaction names what it took). */
  readonly entries?: (firstSequence: number) => readonly Entry[]
}

/**
 * The one door for writes (design 3): checks right, state and reason, writes the values, appends the audit records and the
 * signed head, all in one BEGIN IMMEDIATE transaction, and answers when it is on disk.
 * Throws {@link Refusal} when the act may not be and StoreError when the store cannot; then nothing at all was written.
 */
export function makeDoor(frame: DoorFrame) {
  const { db, installation, clock, committed } = frame
  const watch = watchClock(clock)

  return function commit(actor: Actor | null, act: Act, options: CommitOptions = {}): Receipt {
    try {
      const { receipt, accept } = db.immediate(() => {
        const kind = admit(db, actor, act)
        const whole = completed(act)
        const places = placeFinder(db, whole)
        const actPlace = places.ofAct()
        if (act.changes.length === 0) checkPlace(kind, actPlace, null)
        options.guard?.(db)
        const steps = whole.changes
          .map((change): Step => {
            checkTouch(kind, change)
            const place = places.of(change)
            checkPlace(kind, place, change)
            checkReason(kind, place, change, act)
            const step = { change, place, ...compare(db, kind, change) }
            checkState(actor, change, step.old, step.next)
            return step
          })
          .filter(({ old, next }) => old !== next)
        guardAct(db, whole)
        checkWhole(steps)
        const reading = watch.read(db, act.kind === 'clock.confirmed')
        const start = chainEnd(db)
        const nothingNew = whole.changes.length > 0 && steps.length === 0 && !options.entries && !options.alsoDo
        if (nothingNew) return { receipt: receiptOf('', start, start, reading.time), accept: () => {} }

        return db.throughDoor(options.purpose ?? 'act', () => {
          let end: ChainEnd = start
          if (reading.step) {
            end = appendAct(db, installation, end, { kind: 'clock.step', actor: null, reading }, [
              { ...NOTHING, detail: reading.step },
            ])
          }
          const before = end
          const head = actEntry(whole, actPlace, steps)
          const more = options.entries?.(before.sequence + 1) ?? []
          const entries = [...head, ...steps.map((step) => entryOf(step, act)), ...more]
          writeSteps(db, steps, before.sequence + head.length)
          const done = appendAct(db, installation, before, { kind: act.kind, actor, reading }, entries)
          options.alsoDo?.({ db, time: reading.time, firstSequence: before.sequence + 1, lastSequence: done.sequence })
          return { receipt: receiptOf(done.act, before, done, reading.time), accept: reading.accept }
        })
      })
      accept()
      committed()
      return receipt
    } catch (thrown) {
      if (thrown instanceof Refusal || thrown instanceof StoreError) throw thrown
      throw sortError(thrown)
    }
  }
}

/** A form that becomes complete has been complete once, for ever (R18). */
function completed(act: Act): Act {
  const more = act.changes.flatMap((change) =>
    change.entity === 'form' && change.field === 'state' && change.value === 'complete'
      ? [{ entity: 'form', id: change.id, field: 'onceCompleted', value: true } as const]
      : [],
  )
  return more.length === 0 ? act : { ...act, changes: [...act.changes, ...more] }
}

/** What stands there and what is to stand there. Throws a Refusal for a value of the wrong kind. */
function compare(db: ReadableDb, kind: ActKind, change: Change): Pick<Step, 'old' | 'next' | 'isNew'> {
  const entity = ENTITIES[change.entity]
  const field = entity.shape === 'row' ? entity.fields[change.field] : undefined
  if (entity.shape === 'row' && !field) throw refuse.notPartOfAct()
  const schema = entity.shape === 'cell' ? entity.schema : field!.schema
  if (change.value !== null && !schema.safeParse(change.value).success) throw refuse.badValue()
  const next = change.value === null ? null : canonicalText(change)
  if (!field) return { old: readOldCell(db, change), next, isNew: false }
  const row = readRow(db, change.entity, change.id)
  const old = fieldText(field, row)
  if (field.required && next === null) throw refuse.incomplete()
  if (field.fixed && row && old !== next && !kind.redacts) throw refuse.fixed()
  return { old, next, isNew: row === undefined }
}

function canonicalText(change: Change): string {
  try {
    return canonicalJson(change.value)
  } catch {
    throw refuse.badValue()
  }
}

function readOldCell(db: ReadableDb, change: Change): string | null {
  try {
    return readCell(db, change.entity, change.id, change.field)
  } catch (thrown) {
    if (thrown instanceof StoreError) throw thrown
    throw refuse.badValue()
  }
}

/** No field twice, and every new thing with all that it must have. */
function checkWhole(steps: readonly Step[]): void {
  const seen = new Set<string>()
  const coming = new Map<string, { readonly change: Change; readonly fields: Set<string> }>()
  for (const { change, isNew } of steps) {
    const thing = `${change.entity}/${change.id}`
    if (seen.size === seen.add(`${thing}/${change.field}`).size) throw refuse.twice()
    if (!isNew) continue
    const known = coming.get(thing) ?? { change, fields: new Set() }
    known.fields.add(change.field)
    coming.set(thing, known)
  }
  for (const { change, fields } of coming.values()) {
    const entity = ENTITIES[change.entity]
    if (entity.shape !== 'row') continue
    if (!isUuid(change.id)) throw refuse.badValue()
    for (const [name, field] of Object.entries(entity.fields)) {
      if (field.required && !fields.has(name)) throw refuse.incomplete()
    }
  }
}

const isUuid = (id: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id)

/** A record that says nothing yet. */
export const NOTHING: Entry = {
  site: null,
  subject: null,
  studyEvent: null,
  form: null,
  entity: null,
  entityId: null,
  field: null,
  old: null,
  new: null,
  reason: null,
  observed: null,
  entered: null,
  enteredBy: null,
  source: null,
  mode: 'single',
  check: null,
  detail: {},
}

/** The act's own record: for acts that change no value, and where there is something to say about the act as a whole. */
function actEntry(act: Act, place: PlaceState, steps: readonly Step[]): readonly Entry[] {
  if (steps.length > 0 && !act.detail && !act.second) return []
  return [
    {
      ...NOTHING,
      ...recordPlace(place),
      reason: reasonText(act.reason),
      check: act.check ?? null,
      detail: { ...act.detail, ...(act.second && { second: act.second.id }) },
    },
  ]
}

function entryOf({ change, place, old, next }: Step, act: Act): Entry {
  const isData = change.entity === 'item' || change.entity === 'identityItem' || change.entity === 'calculatedItem'
  return {
    ...recordPlace(place),
    entity: change.entity,
    entityId: change.id,
    field: change.field,
    old,
    new: next,
    reason: reasonText(change.reason ?? act.reason),
    observed: change.observed ?? null,
    entered: change.entered ?? null,
    enteredBy: change.enteredBy ?? null,
    source: change.source ?? null,
    mode: change.mode ?? 'single',
    check: change.check ?? act.check ?? null,
    detail: isData && place.onceCompleted ? { afterCompletion: true } : {},
  }
}

const recordPlace = ({ site, subject, studyEvent, form }: PlaceState) => ({ site, subject, studyEvent, form })
const reasonText = (reason: string | undefined) => (reason?.trim() ? canonicalJson(reason.trim()) : null)

/** Writes the values; `before` is the sequence just before the first step's record. */
function writeSteps(db: WritableDb, steps: readonly Step[], before: number): void {
  const rows = new Map<string, { readonly step: Step; readonly writes: FieldWrite[] }>()
  steps.forEach((step, index) => {
    const { change, next } = step
    const sequence = before + index + 1
    if (ENTITIES[change.entity].shape === 'cell') {
      writeCell(db, change.entity, change.id, change.field, next, sequence)
      return
    }
    const key = `${change.entity}/${change.id}`
    const row = rows.get(key) ?? { step, writes: [] }
    row.writes.push({ field: change.field, value: change.value, canonical: next, sequence })
    rows.set(key, row)
  })
  for (const { step, writes } of rows.values()) {
    writeRow(db, step.change.entity, step.change.id, writes, step.isNew)
  }
}

function receiptOf(act: string, before: ChainEnd, after: ChainEnd, time: string): Receipt {
  return {
    act,
    firstSequence: before.sequence + 1,
    lastSequence: after.sequence,
    head: after.hash.toString('hex'),
    time,
  }
}
