import {
  answerQuery,
  assignQuery,
  cancelQuery,
  closeQuery,
  commentQuery,
  raiseQuery,
  reopenQuery,
} from '../../../db/acts/queries.ts'
import { readQueries } from '../../../db/read/queryInbox.ts'
import { readQueryThread } from '../../../db/read/queryThread.ts'
import type { Work } from '../../session/work.ts'
import type { HandlersOf } from '../handlers.ts'

/** Queries: each step answers with the thread as it then is. */
export const queryHandlers: HandlersOf<'queries'> = {
  'queries.list': (filter, { read }) => [...readQueries(read, filter)],
  'queries.thread': ({ queryId }, { read }) => readQueryThread(read, queryId),
  'queries.raise': ({ subjectId, formId, address, text, check, assignTo }, { act, read }) => {
    const asked = formId === null ? { formId, address: null, subjectId } : { formId, address, subjectId }
    const { queryId } = raiseQuery(act, { ...asked, text, check, assignTo })
    return readQueryThread(read, queryId)
  },
  'queries.answer': step(answerQuery),
  'queries.comment': step(commentQuery),
  'queries.assign': ({ queryId, assignTo }, { act, read }) => {
    assignQuery(act, queryId, assignTo)
    return readQueryThread(read, queryId)
  },
  'queries.close': step(closeQuery),
  'queries.reopen': step(reopenQuery),
  'queries.cancel': step(cancelQuery),
}

function step(move: (act: Work['act'], queryId: string, text: string) => unknown) {
  return ({ queryId, text }: { queryId: string; text: string }, { act, read }: Work) => {
    move(act, queryId, text)
    return readQueryThread(read, queryId)
  }
}
