import type { QueryThread } from '../../shared/ipc/views/queries.ts'
import type { Role } from '../../shared/roles.ts'
import { refuse } from '../record/refusal.ts'
import { itemsOf } from './formItems.ts'
import { formRow } from './formRow.ts'
import { isIdentityItem, wordsAboutIdentity } from './identityItem.ts'
import { rowsOf } from './query.ts'
import { readQuery } from './queryInbox.ts'
import type { ReadContext } from './readContext.ts'
import { identitySight } from './visibleName.ts'
import { addressKey } from '../../shared/form/address.ts'

type Message = QueryThread['messages'][number]

const MESSAGES = /* SQL */ `
SELECT m.kind, m.text, a.bytes ->> '$.user.name' AS "by", a.user_role AS role, a.time AS at
FROM query_message m JOIN audit_record a ON a.sequence = m.created WHERE m.query_id = ? ORDER BY m.created`

/**
 * A query with everything that was said to it, oldest first, and what stands in its item now. Throws a Refusal 'notFound'.
 */
export function readQueryThread(context: ReadContext, queryId: string): QueryThread {
  const { db, person } = context
  const query = readQuery(context, queryId)
  if (!query) throw refuse.notFound()
  const isIdentity = isAboutIdentity(context, query)
  const messages = rowsOf<Message>(db, MESSAGES, queryId).map((message) =>
    isIdentity
      ? { ...message, text: wordsAboutIdentity(message.text, message.role as Role, person.role) }
      : { ...message },
  )
  const sight = isIdentity ? identitySight(person.role) : 'seen'
  return { query, messages, answer: sight === 'seen' ? answerOf(context, query) : null, masked: sight === 'masked' }
}

function isAboutIdentity({ db }: ReadContext, { formId, address }: QueryThread['query']): boolean {
  if (formId === null || address === null) return false
  const { oid, version } = formRow(db, formId)
  return isIdentityItem(oid, version, address)
}

function answerOf({ db }: ReadContext, { formId, address }: QueryThread['query']): QueryThread['answer'] {
  if (formId === null || address === null) return null
  const key = addressKey(address)
  return itemsOf(db, formId).find((item) => addressKey(item.address) === key)?.answer ?? null
}
