import { randomUUID } from 'node:crypto'
import { addressKey, type ItemAddress } from '../../shared/form/address.ts'
import { findItem } from '../../shared/form/items.ts'
import type { Role } from '../../shared/roles.ts'
import type { Receipt } from '../record/change.ts'
import { refuse, Refusal } from '../record/refusal.ts'
import { formRow } from '../read/formRow.ts'
import { rowOf } from '../read/query.ts'
import { subjectEntry } from '../read/subjectRow.ts'
import { definitionOfRow } from '../read/workingForm.ts'
import type { ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/** What a question is about: an item, a whole form, or a child as a whole. */
export type Asked =
  | { readonly formId: string; readonly address: ItemAddress | null; readonly subjectId?: string }
  | { readonly formId: null; readonly address: null; readonly subjectId: string }

/**
 * Asks a question; it waits for the site. `check` names the soft check it stands for, `assignTo` the role it is put to. Throws a
 * Refusal 'notFound' for a form or child that the record does not have.
 */
export function raiseQuery(
  { store, person }: ActContext,
  query: Asked & { readonly text: string; readonly check: string | null; readonly assignTo?: Role | null },
): Receipt & { readonly queryId: string } {
  const queryId = randomUUID()
  const place = query.formId === null ? placeOfSubject(query.subjectId) : placeOfForm(query.formId, query.address)
  const receipt = store.commit(person, {
    kind: 'query.raised',
    subject: query.subjectId ?? place.subjectId,
    ...(query.formId === null ? {} : { form: query.formId }),
    changes: fields('query', queryId, {
      ...place,
      address: query.address ? addressKey(query.address) : undefined,
      text: query.text,
      status: 'open',
      origin: query.check === null ? 'manual' : 'check',
      check: query.check ?? undefined,
      assigneeRole: query.assignTo ?? undefined,
    }),
  })
  return { ...receipt, queryId }

  function placeOfSubject(subjectId: string) {
    return { subjectId: subjectEntry(store.db, subjectId).id }
  }

  function placeOfForm(formId: string, address: ItemAddress | null) {
    const row = formRow(store.db, formId)
    if (address && !findItem(definitionOfRow(row), address)) throw refuse.notFound()
    return { subjectId: row.subjectId, studyEventId: row.studyEventId ?? undefined, formId: row.id }
  }
}

/** Answers a query that is open; it then waits for whoever may close it. */
export function answerQuery(context: ActContext, queryId: string, text: string): Receipt {
  return move(context, queryId, { kind: 'query.answered', from: ['open'], to: 'answered', message: 'answer' }, text)
}

/** Says something about a query that waits, without moving it on. */
export function commentQuery(context: ActContext, queryId: string, text: string): Receipt {
  return move(context, queryId, { kind: 'query.commented', from: WAITING, message: 'comment' }, text)
}

/** Closes a query, with what was found. */
export function closeQuery(context: ActContext, queryId: string, text: string): Receipt {
  return move(context, queryId, { kind: 'query.closed', from: WAITING, to: 'closed', message: 'close' }, text)
}

/** Opens an answered or closed query again, saying why the answer does not settle it. */
export function reopenQuery(context: ActContext, queryId: string, text: string): Receipt {
  const from = ['answered', 'closed']
  return move(context, queryId, { kind: 'query.reopened', from, to: 'open', message: 'reopen' }, text)
}

/**
 * Takes back a question that was raised by mistake. Only who raised it can, and only while nobody has answered; what a check
 * asked cannot be taken back. The door throws a Refusal 'notAllowed' otherwise.
 */
export function cancelQuery(context: ActContext, queryId: string, text: string): Receipt {
  const step = { kind: 'query.cancelled', from: WAITING, to: 'cancelled', message: 'cancel' }
  return move(context, queryId, step, text)
}

/** Puts a query that waits to a role; null to whoever may answer. */
export function assignQuery({ store, person }: ActContext, queryId: string, assignTo: Role | null): Receipt {
  const { formId } = knownQuery({ store }, queryId, WAITING)
  return store.commit(person, {
    kind: 'query.assigned',
    ...(formId === null ? {} : { form: formId }),
    changes: fields('query', queryId, { assigneeRole: assignTo }),
  })
}

const WAITING = ['open', 'answered']

interface Step {
  readonly kind: string
  readonly from: readonly string[]
  /** Absent: it stays where it is. */
  readonly to?: string
  readonly message: string
}

function move({ store, person }: ActContext, queryId: string, step: Step, text: string): Receipt {
  const { formId } = knownQuery({ store }, queryId, step.from)
  return store.commit(person, {
    kind: step.kind,
    ...(formId === null ? {} : { form: formId }),
    changes: [
      ...fields('query', queryId, { status: step.to }),
      ...fields('queryMessage', randomUUID(), { queryId, kind: step.message, text }),
    ],
  })
}

function knownQuery({ store }: Pick<ActContext, 'store'>, queryId: string, from: readonly string[]) {
  const query = rowOf<{ status: string; formId: string | null }>(
    store.db,
    'SELECT status, form_id AS formId FROM query WHERE id = ?',
    queryId,
  )
  if (!query || !from.includes(query.status)) {
    throw new Refusal('notFound', 'There is no such query, or somebody has moved it on. Nothing was changed.')
  }
  return query
}
