import { Refusal } from '../../../db/record/refusal.ts'
import type { HandlersOf } from '../handlers.ts'
import { queryHandlers } from './queries.ts'

type Area = 'queries' | 'verification' | 'review' | 'signatures' | 'holds' | 'locks' | 'redaction' | 'delegation'

const coming = (): never => {
  throw new Refusal('notFound', 'This part of the record is not there yet. Nothing was changed.')
}

/** Monitoring. */
export const monitoringHandlers: HandlersOf<Area> = {
  ...queryHandlers,
  'verification.form': coming,
  'verification.tick': coming,
  'verification.untick': coming,
  'verification.next': coming,
  'verification.progress': coming,
  'review.list': coming,
  'review.mark': coming,
  'signatures.list': coming,
  'signatures.changes': coming,
  'signatures.waiting': coming,
  'signatures.preview': coming,
  'signatures.sign': coming,
  'holds.lift': coming,
  'locks.state': coming,
  'locks.freeze': coming,
  'locks.unfreeze': coming,
  'locks.lock': coming,
  'locks.unlock': coming,
  'redaction.redact': coming,
  'delegation.list': coming,
  'delegation.set': coming,
  'delegation.onDay': coming,
}
