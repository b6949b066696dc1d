import type { Refusal } from '../keys/index.ts'
import { insideOf } from '../store/store.ts'
import type { OpenAccount } from './account.ts'
import { commitKeyChange } from './commitKeyChange.ts'

/**
 * Gives the person a new password of their own choice, after the old one was right (R20, R31). Throws KeyError
 * 'passwordRefused' for a password that breaks the rules.
 */
export async function changePassword(
  account: OpenAccount,
  passwords: { readonly current: string; readonly next: string },
): Promise<{ readonly kind: 'ok' } | Refusal> {
  const { person, ring, dataKey, username: userName, store } = account
  const { current: oldPassword, next: newPassword } = passwords
  const answer = await ring.changePassword({ userId: person.id, userName, oldPassword, newPassword, dataKey })
  if (answer.kind !== 'ok') return answer
  const changedAt = new Date(insideOf(store).clock.now()).toISOString()
  commitKeyChange(account, answer.change, person, {
    kind: 'user.passwordChanged',
    changes: [
      { entity: 'user', id: person.id, field: 'mustChangePassword', value: false },
      { entity: 'user', id: person.id, field: 'passwordChangedAt', value: changedAt },
    ],
  })
  account.mustChangePassword = false
  return { kind: 'ok' }
}
