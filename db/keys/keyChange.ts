import { randomBytes, randomUUID } from 'node:crypto'
import { toText } from './bytes.ts'
import { KeyError } from './errors.ts'
import { RECOVERY, makeHolder, sealDataKey } from './holder.ts'
import type { KeyRecovery, KeyUser, Roster } from './keyFile.ts'
import { requireGoodPassword } from './passwordRules.ts'
import { KEY_BYTES } from './purpose.ts'
import { newRecoveryKit, secretOfWords } from './recoveryKit.ts'
import type { Strength } from './strength.ts'
import { foldUserName, nameTagOf } from './userName.ts'

/** A password that is about to be given to a user name; the name is needed for its tag and for the password rules. */
export type NewPassword = {
  readonly userName: string
  readonly password: string
  /** True when somebody else chose it, so that it has to be changed at the first sign-in (R31). */
  readonly mustChangePassword: boolean
}

/**
 * A change to the key file in the making: any number of steps, then `KeyRing.stage` writes them as one. Nothing is on the
 * disk before that. Needs the data key and nobody's password but the new one.
 */
export class KeyChange {
  readonly #strength: Strength
  #roster: Roster
  #dataKey: Buffer

  /** `roster` is what the change starts from; `dataKey` is borrowed from the caller's session. */
  constructor(roster: Roster, dataKey: Buffer, strength: Strength) {
    this.#roster = roster
    this.#dataKey = dataKey
    this.#strength = strength
  }

  /** The roster as the steps so far left it, still with the generation it started from. */
  get roster(): Roster {
    return this.#roster
  }

  /** The data key that the roster holds: the new one after `rotate`. */
  get dataKey(): Buffer {
    return this.#dataKey
  }

  /**
   * Adds an account and gives its id, which is never used again (R19). Throws KeyError 'nameTaken' (also for the name of a
   * disabled account), 'nameRefused' or 'passwordRefused'.
   */
  async addUser(account: NewPassword & { readonly id?: string }): Promise<string> {
    const { fileId, nameSalt, users } = this.#roster
    const id = account.id ?? randomUUID()
    const nameTag = nameTagOf(nameSalt, account.userName)
    if (foldUserName(account.userName).length < 2) {
      throw new KeyError('nameRefused', 'A user name has at least two characters. No account was made.')
    }
    if (users.some((user) => user.nameTag === nameTag || user.id === id)) {
      throw new KeyError('nameTaken', 'There is an account with this user name already. Choose another user name.')
    }
    requireGoodPassword(account.password, account.userName)
    const holder = await makeHolder({ fileId, holderId: id }, account.password, this.#dataKey, this.#strength)
    const user: KeyUser = {
      id,
      nameTag,
      status: 'active',
      mustChangePassword: account.mustChangePassword,
      ...holder,
    }
    this.#roster = { ...this.#roster, users: [...this.#roster.users, user] }
    return id
  }

  /**
   * Gives an active account a new password. The key pair is made anew too: whoever has an old copy of the file and the old
   * password can then not open what is sealed from now on. The user name must be the account's own, or the rules would not
   * see it; throws KeyError 'unknownUser' otherwise, 'passwordRefused' when the rules say so.
   */
  async setPassword(userId: string, change: NewPassword): Promise<void> {
    const { fileId, nameSalt } = this.#roster
    const user = this.#user(userId)
    if (user.nameTag !== nameTagOf(nameSalt, change.userName) || user.status === 'disabled') throw unknownUser()
    requireGoodPassword(change.password, change.userName)
    const holder = await makeHolder({ fileId, holderId: userId }, change.password, this.#dataKey, this.#strength)
    this.#replaceUser({ ...user, ...holder, mustChangePassword: change.mustChangePassword })
  }

  /**
   * Takes the data key from an account (R21). What it held before still opens old copies: rotate as well. Throws KeyError
   * 'lastUser' when nobody would be left, 'unknownUser'.
   */
  disableUser(userId: string): void {
    const user = this.#user(userId)
    const others = this.#roster.users.filter(({ id, status }) => id !== userId && status === 'active')
    if (others.length === 0) {
      throw new KeyError('lastUser', 'This is the last account that can sign in. Make another one first.')
    }
    this.#replaceUser({ ...user, status: 'disabled', sealedDataKey: null })
  }

  /** Gives a disabled account the data key again, under the password it had. Throws KeyError 'unknownUser'. */
  enableUser(userId: string): void {
    const user = this.#user(userId)
    const place = { fileId: this.#roster.fileId, holderId: userId }
    this.#replaceUser({ ...user, status: 'active', sealedDataKey: sealDataKey(place, user.publicKey, this.#dataKey) })
  }

  /** Makes a new recovery kit and gives its words, to be printed; the old kit is worth nothing once this is promoted. */
  async replaceKit(): Promise<{ readonly words: readonly string[]; readonly kitId: string }> {
    const words = newRecoveryKit()
    const recovery = await makeRecovery(this.#roster.fileId, words, this.#dataKey, this.#strength)
    this.#roster = { ...this.#roster, recovery }
    return { words, kitId: recovery.kitId }
  }

  /**
   * A new data key for the store (`exchangeStore` brings the store to it). Sealed to the public keys of all active users
   * and of the recovery kit, so nobody has to be there. The caller owns the new key that is given back.
   */
  rotate(): Buffer {
    this.#dataKey = randomBytes(KEY_BYTES)
    this.#roster = rotateDataKey(this.#roster, this.#dataKey)
    return this.#dataKey
  }

  #user(userId: string): KeyUser {
    const user = this.#roster.users.find(({ id }) => id === userId)
    if (user === undefined) throw unknownUser()
    return user
  }

  #replaceUser(user: KeyUser): void {
    const users = this.#roster.users.map((other) => (other.id === user.id ? user : other))
    this.#roster = { ...this.#roster, users }
  }
}

/** Seals another data key to every active user and the recovery kit; disabled users stay without. */
export function rotateDataKey(roster: Roster, newDataKey: Buffer): Roster {
  const { fileId, recovery } = roster
  const reseal = (holderId: string, publicKey: string) => sealDataKey({ fileId, holderId }, publicKey, newDataKey)
  return {
    ...roster,
    users: roster.users.map((user) =>
      user.status === 'active' ? { ...user, sealedDataKey: reseal(user.id, user.publicKey) } : user,
    ),
    recovery: { ...recovery, sealedDataKey: reseal(RECOVERY, recovery.publicKey) },
  }
}

/** The first roster of a new study: one user, a recovery kit, a fresh data key. */
export async function firstRoster(
  account: { readonly id?: string; readonly userName: string; readonly password: string },
  intakePublicKey: Buffer,
  strength: Strength,
) {
  const dataKey = randomBytes(KEY_BYTES)
  const fileId = randomUUID()
  const words = newRecoveryKit()
  const empty: Roster = {
    fileId,
    generation: 1,
    nameSalt: toText(randomBytes(KEY_BYTES)),
    intakePublicKey: toText(intakePublicKey),
    users: [],
    recovery: await makeRecovery(fileId, words, dataKey, strength),
  }
  const change = new KeyChange(empty, dataKey, strength)
  const userId = await change.addUser({ ...account, mustChangePassword: false })
  return { change, userId, words, kitId: empty.recovery.kitId }
}

async function makeRecovery(
  fileId: string,
  words: readonly string[],
  dataKey: Buffer,
  strength: Strength,
): Promise<KeyRecovery> {
  const holder = await makeHolder({ fileId, holderId: RECOVERY }, secretOfWords(words), dataKey, strength)
  return { kitId: randomBytes(4).toString('hex'), ...holder }
}

function unknownUser(): KeyError {
  return new KeyError('unknownUser', 'There is no such account that can sign in. Nothing was changed.')
}
