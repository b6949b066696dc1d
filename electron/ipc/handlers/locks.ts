import { freezePlace, lockPlace, unfreezePlace, unlockPlace } from '../../../db/acts/locks.ts'
import { redactValue } from '../../../db/audit/redact.ts'
import { readLockState } from '../../../db/read/lockState.ts'
import { requirePassword, requireSecond } from '../../session/confirm.ts'
import type { HandlersOf } from '../handlers.ts'
import { receiptView } from './receipt.ts'

/** Freezing and locking, and the two acts that need a second person at the same screen. */
export const lockHandlers: HandlersOf<'locks' | 'redaction'> = {
  'locks.state': ({ place }, { read }) => readLockState(read, place),
  'locks.freeze': ({ place }, { act, read }) => {
    freezePlace(act, place)
    return readLockState(read, place)
  },
  'locks.unfreeze': ({ place, reason }, { act, read }) => {
    unfreezePlace(act, place, reason)
    return readLockState(read, place)
  },
  'locks.lock': ({ place }, { act, read }) => {
    lockPlace(act, place)
    return readLockState(read, place)
  },
  'locks.unlock': async ({ place, reason, second }, { account, act, read }) => {
    unlockPlace(act, place, { reason, second: await requireSecond(account, second) })
    return readLockState(read, place)
  },
  'redaction.redact': async ({ sequence, part, reason, password, second }, { account }) => {
    await requirePassword(account, password)
    const partner = await requireSecond(account, second)
    return receiptView(redactValue(account.store, account.person, partner, { sequence, part, reason }))
  },
}
