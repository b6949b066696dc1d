import { randomUUID } from 'node:crypto'
import { addressKey, type ItemAddress } from '../../shared/form/address.ts'
import type { Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { formRow } from '../read/formRow.ts'
import { rowOf } from '../read/query.ts'
import type { ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/** Asks a question about an item or a whole form; it waits for the site. `check` names the soft check it stands for. */
export function raiseQuery(
  { store, person }: ActContext,
  query: {
    readonly formId: string
    readonly address: ItemAddress | null
    readonly text: string
    readonly check: string | null
  },
): Receipt & { readonly queryId: string } {
  const row = formRow(store.db, query.formId)
  const queryId = randomUUID()
  const receipt = store.commit(person, {
    kind: 'query.raised',
    form: row.id,
    changes: fields('query', queryId, {
      subjectId: row.subjectId,
      studyEventId: row.studyEventId ?? undefined,
      formId: row.id,
      address: query.address ? addressKey(query.address) : undefined,
      text: query.text,
      status: 'open',
      origin: query.check === null ? 'manual' : 'check',
      check: query.check ?? undefined,
    }),
  })
  return { ...receipt, queryId }
}

/** Answers a query that is open; it then waits for whoever may close it. */
export function answerQuery(context: ActContext, queryId: string, text: string): Receipt {
  return move(context, queryId, { kind: 'query.answered', from: ['open'], to: 'answered', message: 'answer' }, text)
}

/** Closes a query, with what was found. */
export function closeQuery(context: ActContext, queryId: string, text: string): Receipt {
  return move(
    context,
    queryId,
    { kind: 'query.closed', from: ['open', 'answered'], to: 'closed', message: 'close' },
    text,
  )
}

/** Opens an answered or closed query again, saying why the answer does not settle it. */
export function reopenQuery(context: ActContext, queryId: string, text: string): Receipt {
  return move(
    context,
    queryId,
    { kind: 'query.reopened', from: ['answered', 'closed'], to: 'open', message: 'reopen' },
    text,
  )
}

interface Step {
  readonly kind: string
  readonly from: readonly string[]
  readonly to: string
  readonly message: string
}

function move({ store, person }: ActContext, queryId: string, step: Step, text: string): Receipt {
  const query = rowOf<{ status: string; formId: string | null }>(
    store.db,
    'SELECT status, form_id AS formId FROM query WHERE id = ?',
    queryId,
  )
  if (!query || !step.from.includes(query.status)) {
    throw new Refusal('notFound', 'There is no such query, or somebody has moved it on. Nothing was changed.')
  }
  return store.commit(person, {
    kind: step.kind,
    ...(query.formId === null ? {} : { form: query.formId }),
    changes: [
      ...fields('query', queryId, { status: step.to }),
      ...fields('queryMessage', randomUUID(), { queryId, kind: step.message, text }),
    ],
  })
}
