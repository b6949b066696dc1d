import { Refusal } from '../../../db/record/refusal.ts'
import type { HandlersOf } from '../handlers.ts'
import { lockHandlers } from './locks.ts'
import { queryHandlers } from './queries.ts'
import { signingHandlers } from './signing.ts'
import { verificationHandlers } from './verification.ts'

type Area = 'queries' | 'verification' | 'review' | 'signatures' | 'holds' | 'locks' | 'redaction' | 'delegation'

const coming = (): never => {
  throw new Refusal('notFound', 'This part of the record is not there yet. Nothing was changed.')
}

/** Monitoring. */
export const monitoringHandlers: HandlersOf<Area> = {
  ...queryHandlers,
  ...verificationHandlers,
  ...signingHandlers,
  ...lockHandlers,
  'review.list': coming,
  'review.mark': coming,
  'delegation.list': coming,
  'delegation.set': coming,
  'delegation.onDay': coming,
}
