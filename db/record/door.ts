import type { Clock } from '../store/clock.ts'
import type { ReadableDb, WritableDb } from '../store/database.ts'
import { sortError, StoreError } from '../store/errors.ts'
import type { Act, Actor, Receipt } from './change.ts'
import { watchClock } from './clockWatch.ts'
import { actEntry, entryOf, NOTHING } from './entries.ts'
import { guardEntries } from './entryGuards.ts'
import { guardAct } from './guards.ts'
import { guardRows } from './rowGuards.ts'
import { placeFinder } from './places.ts'
import { refuse, Refusal } from './refusal.ts'
import { admit, checkPlace, checkReason, checkState, checkTouch } from './rules.ts'
import { checkWhole, compare, writeSteps, type Step } from './step.ts'
import { appendAct, chainEnd, type ChainEnd, type Entry, type Installation } from './trail.ts'

/** What the door stands on. */
export interface DoorFrame {
  readonly db: WritableDb
  readonly installation: Installation
  readonly clock: Clock
  /** Called after each commit; must not throw. */
  readonly committed: () => void
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
        if (kind.redacts && act.changes.length > 0 && options.purpose !== 'redaction') throw refuse.notPartOfAct()
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
            checkState(actor, kind, change, step)
            return step
          })
          .filter(({ old, next }) => old !== next)
        guardAct(db, actor, whole)
        guardEntries(db, actor, whole, steps)
        guardRows(db, whole)
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

function receiptOf(act: string, before: ChainEnd, after: ChainEnd, time: string): Receipt {
  return {
    act,
    firstSequence: before.sequence + 1,
    lastSequence: after.sequence,
    head: after.hash.toString('hex'),
    time,
  }
}
