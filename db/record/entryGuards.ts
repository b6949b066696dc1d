import type { ReadableDb } from '../store/database.ts'
import type { Act, Actor } from './change.ts'
import { refuse } from './refusal.ts'
import type { Step } from './step.ts'
import { readCell } from './values.ts'

interface EntryRow {
  readonly id: string
  readonly formId: string
  readonly number: number
  readonly person: string
  readonly state: string
}

const SELECT = 'SELECT id, form_id AS formId, number, person, state FROM form_entry'

/** Whoever an entry has belonged to has read it, also when somebody took it over since. */
const HELD = /* SQL */ `
SELECT 1 FROM audit_record a JOIN audit_value v ON v.sequence = a.sequence
WHERE a.entity_id = ? AND a.field = 'person' AND v.new_value = ?`

/** What of a form waits until both entries are resolved. */
const WAITS: ReadonlySet<string> = new Set([
  'item',
  'identityItem',
  'calculatedItem',
  'struckRow',
  'checkConfirmation',
  'query',
  'queryMessage',
  'verification',
  'hold',
])
const FORM_ANSWERS: ReadonlySet<string> = new Set(['state', 'notDoneReason'])

/**
 * Double entry, for whatever act it is: an entry is written by its person alone while it is open; the second is another
 * person's than the first; and until both are complete nothing of the form becomes record. Then it does so when the second
 * says what the first says, or by a third person who held neither. Throws a Refusal.
 */
export function guardEntries(db: ReadableDb, actor: Actor | null, act: Act, steps: readonly Step[]): void {
  if (act.kind === 'value.redacted') return
  for (const step of steps) {
    const { entity } = step.change
    if (entity === 'entryItem') guardAnswer(db, actor, step)
    if (entity === 'formEntry') guardEntry(db, actor, act, step)
  }
  const waiting = steps.filter(
    ({ change: { entity, field } }) => WAITS.has(entity) || (entity === 'form' && FORM_ANSWERS.has(field)),
  )
  for (const formId of new Set(waiting.flatMap(({ place }) => place.form ?? []))) {
    const entries = pendingEntries(db, formId)
    if (entries.length > 0) guardRecord(db, actor, act, { formId, entries, steps })
  }
}

/** Whether an entry belongs to the person, or once did. */
export function hasHeld(db: ReadableDb, entryId: string, personId: string): boolean {
  return db.prepare(HELD).get(entryId, JSON.stringify(personId)) !== undefined
}

function guardAnswer(db: ReadableDb, actor: Actor | null, { change }: Step): void {
  const entry = db.prepare<EntryRow>(`${SELECT} WHERE id = ?`).get(change.id)
  if (!entry || !isPending(db, entry.formId)) throw refuse.notFound()
  if (entry.state !== 'open' || entry.person !== actor?.id) throw refuse.notYourEntry()
}

function guardEntry(db: ReadableDb, actor: Actor | null, act: Act, { change, place, isNew, old }: Step): void {
  const formId = place.form ?? ''
  if (!isPending(db, formId)) throw refuse.notFound()
  const entries = entriesOf(db, formId)
  const others = entries.filter(({ id }) => id !== change.id)
  const heldOther = actor === null || others.some(({ id }) => hasHeld(db, id, actor.id))
  if (isNew) {
    if (change.field === 'number') guardNumber(db, formId, Number(change.value), entries)
    if (change.field === 'person' && (change.value !== actor?.id || heldOther)) throw refuse.notYourEntry()
    if (change.field === 'state' && change.value !== 'open') throw refuse.notPartOfAct()
    return
  }
  const entry = entries.find(({ id }) => id === change.id)
  if (entry?.state !== 'open' || old === null) throw refuse.notYourEntry()
  if (change.field === 'person') {
    if (act.kind !== 'entry.takenOver' || change.value !== actor?.id || heldOther) throw refuse.notYourEntry()
  } else if (entry.person !== actor?.id) throw refuse.notYourEntry()
}

/** The first entry finds the record empty, so that it can be blind; the second finds the first complete. */
function guardNumber(db: ReadableDb, formId: string, number: number, entries: readonly EntryRow[]): void {
  const isTurn = number === 1 ? entries.length === 0 : entries.length === 1 && entries[0]?.state === 'complete'
  const holdsAnswers = db.prepare('SELECT 1 FROM item WHERE form_id = ?').get(formId) !== undefined
  if (!isTurn || holdsAnswers) throw refuse.notYourEntry()
}

interface Pending {
  readonly formId: string
  readonly entries: readonly EntryRow[]
  readonly steps: readonly Step[]
}

function guardRecord(db: ReadableDb, actor: Actor | null, act: Act, { formId, entries, steps }: Pending): void {
  const [first, second] = entries
  if (!first || actor === null) throw refuse.inDoubleEntry()
  const items = steps.filter(({ change, place }) => change.entity === 'item' && place.form === formId)
  const saysFirst = ({ change, next }: Step) => next === readCell(db, 'entryItem', first.id, change.field)
  const completes = (entity: string, id: string) =>
    steps.some(({ change }) => change.entity === entity && change.id === id && change.value === 'complete')
  switch (act.kind) {
    case 'form.notDone':
      if (second || first.state !== 'open' || first.person !== actor.id) throw refuse.inDoubleEntry()
      if (!steps.some(({ change }) => change.field === 'notDoneReason')) throw refuse.inDoubleEntry()
      return
    case 'entry.agreed':
      if (second?.person !== actor.id || first.state !== 'complete') throw refuse.notYourEntry()
      if (!completes('formEntry', second.id)) throw refuse.inDoubleEntry()
      // The first entry, whole and as it is: without a third person the record can say nothing else.
      if (!items.every(saysFirst) || items.length !== answersIn(db, first.id)) throw refuse.notThirdPerson()
      return
    case 'entry.resolved': {
      if (!second || entries.some(({ state }) => state !== 'complete')) throw refuse.inDoubleEntry()
      if (entries.some(({ id }) => hasHeld(db, id, actor.id))) throw refuse.notThirdPerson()
      const saysSecond = ({ change, next }: Step) => next === readCell(db, 'entryItem', second.id, change.field)
      const decided = items.filter((step) => !(saysFirst(step) && saysSecond(step)))
      if (decided.some(({ change }) => change.source !== 'system' && !change.reason?.trim())) throw refuse.needsReason()
      return
    }
    default:
      throw refuse.inDoubleEntry()
  }
}

function answersIn(db: ReadableDb, entryId: string): number {
  const sql = 'SELECT count(*) AS number FROM entry_item WHERE entry_id = ?'
  return db.prepare<{ number: number }>(sql).get(entryId)?.number ?? 0
}

const isPending = (db: ReadableDb, formId: string): boolean =>
  db.prepare<{ state: string }>('SELECT state FROM form WHERE id = ?').get(formId)?.state === 'open'

function entriesOf(db: ReadableDb, formId: string): readonly EntryRow[] {
  return db.prepare<EntryRow>(`${SELECT} WHERE form_id = ? ORDER BY number`).all(formId)
}

/** The entries of a form that is not resolved; none for a form entered once, or resolved. */
function pendingEntries(db: ReadableDb, formId: string): readonly EntryRow[] {
  const entries = entriesOf(db, formId)
  return entries.length > 0 && isPending(db, formId) ? entries : []
}
