import type { SignedIn } from '../../db/accounts/signIn.ts'
import type { ApplicationView } from '../../shared/ipc/views/session.ts'

type Notice = ApplicationView['notices'][number]

const MARK = {
  behind:
    'The store has lost its newest records: it ends before its own mark. Older entries are whole. Compare with paper what was ' +
    'entered last, enter again what is missing, and tell the coordinator. This is recorded in the trail.',
  otherHistory:
    'This store went on from an older copy of itself, so entries made after that copy are not in it. Tell the coordinator, and ' +
    'compare with the newest backup. This is recorded in the trail.',
  missing:
    'The mark beside the store was missing, so nobody can say whether its newest records are all here. The record itself is whole. ' +
    'Tell the coordinator. This is recorded in the trail.',
  forged:
    'The mark beside the store was not written by this installation. The record itself is whole. Tell the coordinator. This is ' +
    'recorded in the trail.',
} as const

const BEHIND_KEYS =
  'The study data are older than the accounts beside them: an older store was put back. Entries made since are not in it. ' +
  'Tell the coordinator, and compare with the newest backup.'

const CLOCK =
  'The clock of this computer stepped since the last entry. Entries are kept and marked. Check date and time of the computer.'

/** What must be said at opening (design 4, 12; R16, R22), most serious first. */
export function noticesOf(signedIn: SignedIn, clockSuspect: boolean): readonly Notice[] {
  const { mark } = signedIn.account.store.opening
  const { count, unreadable } = signedIn.failures
  const said: (Notice | false)[] = [
    mark !== 'ok' && mark !== 'new' && { code: `store.${mark}`, message: MARK[mark] },
    signedIn.storeIsBehind && { code: 'store.behindKeys', message: BEHIND_KEYS },
    clockSuspect && { code: 'clock.step', message: CLOCK },
    count > 0 && { code: 'session.failed', message: failed(count) },
    unreadable > 0 && {
      code: 'session.failedUnreadable',
      message: `${unreadable} records of failed sign-ins were damaged by somebody. Nothing else is touched. Tell the administrator.`,
    },
  ]
  return said.filter((notice) => notice !== false)
}

function failed(count: number): string {
  const times = count === 1 ? 'One sign-in' : `${count} sign-ins`
  return `${times} failed on this laptop since the last time. If it was not you or a colleague, tell the administrator.`
}
