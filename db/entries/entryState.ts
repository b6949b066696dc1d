import type { EntryState } from '../../shared/ipc/views/entries.ts'
import { may } from '../../shared/roles.ts'
import type { Actor } from '../record/change.ts'
import { hasHeld } from '../record/entryGuards.ts'
import { usersOf } from '../read/people.ts'
import type { ReadableDb } from '../store/database.ts'
import type { DoubleEntry } from './entry.ts'
import type { Part, SeenEntry } from './sight.ts'

/** How far a form is that two people enter, and what the person can do about it. Names people, never answers. */
export function entryState(
  db: ReadableDb,
  double: DoubleEntry,
  turn: Part | undefined,
  { entry, person }: { readonly entry: SeenEntry | null; readonly person: Actor },
): EntryState {
  const { stage, first, second } = double
  const typed = turn?.part === 'enter' ? turn.number : null
  return {
    stage,
    part: turn?.part ?? 'wait',
    number: entry?.number ?? typed,
    firstBy: first?.personName ?? null,
    secondBy: second?.personName ?? null,
    others: peopleFor(db, double),
    mayTakeOver: mayTakeOver(db, double, person),
  }
}

/** Whether the person could go on with the entry that somebody else has open: a writer who never held the other one. */
function mayTakeOver(db: ReadableDb, { stage, first, second }: DoubleEntry, person: Actor): boolean {
  const open = stage === 'first' ? first : stage === 'second' ? second : undefined
  if (!open || open.person === person.id || !may(person.role, 'record.write')) return false
  return stage === 'first' || !first || !hasHeld(db, first.id, person.id)
}

/** How many people could do what the form waits for. None: a form of a site where too few people enter waits for one more. */
function peopleFor(db: ReadableDb, { stage, first, second }: DoubleEntry): number {
  const held = [first, stage === 'resolving' ? second : undefined].filter((entry) => entry !== undefined)
  return usersOf(db)
    .filter(({ role, status }) => status === 'active' && may(role, 'record.write'))
    .filter(({ id }) => held.every((entry) => !hasHeld(db, entry.id, id))).length
}
