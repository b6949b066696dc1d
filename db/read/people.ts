import type { Role } from '../../shared/roles.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowOf, rowsOf } from './query.ts'

/** An account as its table holds it. */
export interface UserRow {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly organisation: string
  readonly status: 'active' | 'disabled'
  readonly mustChangePassword: number | null
}

const SELECT = /* SQL */ `
SELECT id, username, name, role, organisation, status, must_change_password AS mustChangePassword FROM user`

/** Every account, also those that are disabled, by name. */
export function usersOf(db: ReadableDb): readonly UserRow[] {
  return rowsOf<UserRow>(db, `${SELECT} ORDER BY name, id`)
}

/** One account by id, or undefined. */
export function userById(db: ReadableDb, id: string): UserRow | undefined {
  return rowOf<UserRow>(db, `${SELECT} WHERE id = ?`, id)
}

/** The printed name of a person, for 'draft by X'; the id itself when the account is not in this store. */
export function nameOf(db: ReadableDb, id: string): string {
  return userById(db, id)?.name ?? id
}
