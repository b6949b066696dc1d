import type { HandlersOf } from '../handlers.ts'
import { delegationHandlers } from './delegation.ts'
import { lockHandlers } from './locks.ts'
import { queryHandlers } from './queries.ts'
import { reviewHandlers } from './review.ts'
import { signingHandlers } from './signing.ts'
import { verificationHandlers } from './verification.ts'

type Area = 'queries' | 'verification' | 'review' | 'signatures' | 'holds' | 'locks' | 'redaction' | 'delegation'

/** Monitoring, area by area. */
export const monitoringHandlers: HandlersOf<Area> = {
  ...queryHandlers,
  ...verificationHandlers,
  ...reviewHandlers,
  ...signingHandlers,
  ...lockHandlers,
  ...delegationHandlers,
}
