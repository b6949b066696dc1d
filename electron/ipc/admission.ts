import type { Access } from '../../shared/ipc/channel.ts'
import type { ApplicationView } from '../../shared/ipc/views/session.ts'
import { may, type Role } from '../../shared/roles.ts'

/** What the door needs to know of the session. */
export interface Standing {
  readonly phase: ApplicationView['phase']
  /** Null unless somebody is signed in. */
  readonly role: Role | null
  /** The session was locked, and the person may come back to where they were. */
  readonly locked: boolean
  /** Signed in with a password that somebody else chose. */
  readonly mustChangePassword: boolean
}

/** What a person with a temporary password may still do: replace it, or leave. */
const BEFORE_NEW_PASSWORD = ['session.changePassword', 'session.signOut', 'session.lock', 'session.touch']

type Refusal = 'signedOut' | 'locked' | 'notAllowed' | 'mustChangePassword'

/** Whether the channel answers in this standing: null to go on, or why not. Design table 'roles', R20, R24. */
export function refuse(channel: string, access: Access, standing: Standing): Refusal | null {
  if (access.when === 'always') return null
  if (access.when !== 'signedIn') return standing.phase === access.when ? null : 'notAllowed'
  const { phase, role } = standing
  if (phase !== 'signedIn' || role === null) return standing.locked ? 'locked' : 'signedOut'
  if (standing.mustChangePassword && !BEFORE_NEW_PASSWORD.includes(channel)) return 'mustChangePassword'
  const allowed = access.rights === 'any' || access.rights.some((right) => may(role, right))
  return allowed ? null : 'notAllowed'
}
