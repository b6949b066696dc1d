import { channel, withRight, type Channel } from './channel.ts'
import { documentOrder } from './views/documents.ts'
import { jobView } from './views/export.ts'

/** Paper. Each kind of document has a right of its own, which its order is held against before anything is read. */
export const documentChannels = {
  'documents.order': channel(withRight('record.read', 'report.make'), documentOrder, jobView),
} as const satisfies Record<string, Channel>
