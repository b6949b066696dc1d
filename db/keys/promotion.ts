import { RECOVERY } from './holder.ts'
import type { KeyFile } from './keyFile.ts'
import { clearSlot, slotOfName } from './lockout.ts'

/**
 * The file that a staged change becomes: its roster, with what was counted meanwhile in the file in force. A lockout belongs
 * to a secret, so it ends when the account or the recovery kit got a new one.
 */
export function promoted(current: KeyFile | null, change: KeyFile): KeyFile {
  if (current === null) return change
  const before = new Map(current.roster.users.map((user) => [user.id, user.publicKey]))
  const renewed = change.roster.users.filter((user) => before.get(user.id) !== user.publicKey)
  const slots = renewed.map((user) => slotOfName(user.nameTag))
  if (current.roster.recovery.publicKey !== change.roster.recovery.publicKey) slots.push(RECOVERY)
  return { ...change, attempts: slots.reduce(clearSlot, current.attempts) }
}
