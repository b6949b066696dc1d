import type { Role } from '../../shared/roles.ts'
import { userById, type UserRow } from '../read/people.ts'
import type { Act, Change } from '../record/change.ts'
import { refuse } from '../record/refusal.ts'
import type { OpenAccount } from './account.ts'
import { commitKeyChange } from './commitKeyChange.ts'
import { rotateKey } from './rotateKey.ts'

/** A new account. Its password is temporary: the person replaces it at the first sign-in (R31). */
export interface NewPerson {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly organisation: string
  readonly temporaryPassword: string
}

/**
 * Adds an account and gives its id (R19). Needs 'users.manage'. Throws KeyError 'nameTaken' or 'passwordRefused', Refusal.
 * `mustChangePassword` is false only where everybody may know the password.
 */
export async function addPerson(account: OpenAccount, wanted: NewPerson, mustChangePassword = true): Promise<string> {
  const change = account.ring.beginChange(account.dataKey)
  const id = await change.addUser(accountOf(wanted, mustChangePassword))
  commitKeyChange(account, change, account.person, creationOf(id, wanted, mustChangePassword))
  return id
}

/** What the key file learns of a new account. */
export function accountOf({ username, temporaryPassword }: NewPerson, mustChangePassword: boolean) {
  return { userName: username, password: temporaryPassword, mustChangePassword }
}

/** The act that puts a new account into the record. */
export function creationOf(id: string, wanted: NewPerson, mustChangePassword: boolean): Act {
  const { username, name, role, organisation } = wanted
  const values = { username, name, role, organisation, status: 'active', mustChangePassword }
  return { kind: 'user.created', changes: changesOf(id, values) }
}

/**
 * Takes an account's way in at once, and brings the store under a new key, since what the person held before would still open
 * it (R21). What they hold with an old copy of the store stays readable to them; docs/security says so.
 */
export async function disablePerson(account: OpenAccount, userId: string, reason: string): Promise<void> {
  known(account, userId)
  if (userId === account.person.id) throw refuse.notAllowed()
  const change = account.ring.beginChange(account.dataKey)
  change.disableUser(userId)
  const changes = changesOf(userId, { status: 'disabled' })
  commitKeyChange(account, change, account.person, { kind: 'user.disabled', changes, reason })
  await rotateKey(account, 'userDisabled')
}

/** Lets a disabled person in again, with a temporary password. */
export async function enablePerson(
  account: OpenAccount,
  wanted: { readonly userId: string; readonly temporaryPassword: string; readonly reason: string },
): Promise<void> {
  const { userId, reason, temporaryPassword: password } = wanted
  const { username } = known(account, userId)
  const change = account.ring.beginChange(account.dataKey)
  change.enableUser(userId)
  await change.setPassword(userId, { userName: username, password, mustChangePassword: true })
  const changes = changesOf(userId, { status: 'active', mustChangePassword: true })
  commitKeyChange(account, change, account.person, { kind: 'user.enabled', changes, reason })
}

/** Gives somebody who forgot theirs a temporary password (R21, R31). */
export async function resetPassword(
  account: OpenAccount,
  wanted: { readonly userId: string; readonly temporaryPassword: string; readonly reason: string },
): Promise<void> {
  const { userId, reason, temporaryPassword: password } = wanted
  const { username } = known(account, userId)
  const change = account.ring.beginChange(account.dataKey)
  await change.setPassword(userId, { userName: username, password, mustChangePassword: true })
  const changes = changesOf(userId, { mustChangePassword: true })
  commitKeyChange(account, change, account.person, { kind: 'user.passwordReset', changes, reason })
}

function known({ store }: OpenAccount, userId: string): UserRow {
  const row = userById(store.db, userId)
  if (row === undefined) throw refuse.notFound()
  return row
}

function changesOf(id: string, values: Readonly<Record<string, Change['value']>>): readonly Change[] {
  return Object.entries(values).map(([field, value]) => ({ entity: 'user', id, field, value }))
}
