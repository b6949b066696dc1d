import { may, type Right } from '../../shared/roles.ts'
import type { ReadableDb } from '../store/database.ts'
import { actKind, type ActKind } from './actKinds.ts'
import type { Act, Actor, Change } from './change.ts'
import type { PlaceState } from './places.ts'
import { refuse } from './refusal.ts'
import { readRow } from './values.ts'

/**
 * Who may do the act at all: signed in, known to this store with that role and not disabled, holding the right; and the second
 * person likewise, and another one (R07, R24). Throws a Refusal; returns the rule of the act's kind.
 */
export function admit(db: ReadableDb, actor: Actor | null, act: Act): ActKind {
  const kind = actKind(act.kind)
  if (!kind) throw refuse.unknownKind()
  if (actor === null && kind.by === 'person') throw refuse.notSignedIn()
  if (actor !== null) {
    if (kind.by === 'system' || !isActive(db, actor)) throw refuse.notAllowed()
    if (kind.right && !may(actor.role, kind.right)) throw refuse.notAllowed()
    if (kind.own && act.changes.some((change) => change.entity === 'user' && change.id !== actor.id)) {
      throw refuse.notAllowed()
    }
  }
  if (kind.second) {
    const { second } = act
    if (!second || second.id === actor?.id || !isActive(db, second) || !may(second.role, kind.second)) {
      throw refuse.secondPerson()
    }
  }
  if (!everyReasonReads(act)) throw refuse.badValue()
  if (kind.reason === 'always' && isBlank(act.reason) && !everyChangeHasReason(act)) throw refuse.needsReason()
  return kind
}

function isActive(db: ReadableDb, actor: Actor): boolean {
  const row = readRow(db, 'user', actor.id)
  return row?.['status'] === 'active' && row['role'] === actor.role
}

/** Longest reason, in characters. */
const MAX_REASON = 2_000
const everyReasonReads = (act: Act): boolean =>
  [act.reason, ...act.changes.map(({ reason }) => reason)].every(
    (reason) => reason === undefined || (reason.length <= MAX_REASON && !/\p{Surrogate}/u.test(reason)),
  )

const isBlank = (reason: string | undefined): boolean => !reason?.trim()
const everyChangeHasReason = (act: Act): boolean =>
  act.changes.length > 0 && act.changes.every((change) => !isBlank(change.reason))

/** Whether the act's kind may change this field, and to this value. Throws a Refusal. */
export function checkTouch(kind: ActKind, change: Change): void {
  const fields = kind.touches[change.entity]
  if (fields !== 'all' && !fields?.includes(change.field)) throw refuse.notPartOfAct()
  if (kind.sets !== undefined && change.value !== kind.sets) throw refuse.notPartOfAct()
}

/**
 * States that need a right of their own, whatever the act is called: saving a form may raise a query or a hold, but not close
 * one. Old and new are canonical JSON.
 */
export function checkState(
  actor: Actor | null,
  kind: ActKind,
  { entity, field }: Change,
  { old, next }: { readonly old: string | null; readonly next: string | null },
): void {
  const rights = STATE_RIGHTS[`${entity}.${field}`]
  if (!rights || actor === null) return
  const granted = kind.leadsTo === undefined ? null : JSON.stringify(kind.leadsTo)
  for (const value of next === granted ? [old] : [old, next]) {
    const right = value === null ? undefined : rights[JSON.parse(value) as string]
    if (right && !may(actor.role, right)) throw refuse.notAllowed()
  }
}

const STATE_RIGHTS: Readonly<Record<string, Readonly<Record<string, Right>>>> = {
  'query.status': { closed: 'query.close', cancelled: 'query.close' },
  'hold.status': { lifted: 'hold.lift' },
  'verification.status': { verified: 'verification.tick', withdrawn: 'verification.tick' },
  'signature.status': { valid: 'signature.sign', withdrawn: 'signature.sign' },
}

/** Whether the place may be written by this act (R26). Throws a Refusal. */
export function checkPlace(kind: ActKind, place: PlaceState, change: Change | null): void {
  if (kind.place === 'any') return
  if (place.locked) throw refuse.locked()
  if (place.frozen && kind.place === 'writable') throw refuse.frozen()
  const restores = change?.entity === 'form' && change.field === 'struck'
  if (place.struck && kind.place === 'writable' && !restores) throw refuse.struck()
}

const NEEDS_REASON = new Set(['item', 'identityItem'])
/** Moving a form between its states is an act of its own and not a change of what it says. */
const FORM_STATES = new Set(['state', 'onceCompleted', 'frozen', 'locked'])

/** A change to a form that was complete once needs a reason, stored with it (R18). Throws a Refusal. */
export function checkReason(kind: ActKind, place: PlaceState, change: Change, act: Act): void {
  if (kind.reason !== 'onceCompleted' || !place.onceCompleted) return
  const counts = NEEDS_REASON.has(change.entity) || (change.entity === 'form' && !FORM_STATES.has(change.field))
  if (counts && isBlank(change.reason) && isBlank(act.reason)) throw refuse.needsReason()
}
