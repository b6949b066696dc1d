import { attempt, missing, updateAttempts, type AttemptPlace, type Candidate, type Refusal } from './attempt.ts'
import { wipe } from './bytes.ts'
import { realDisk, type Disk } from './disk.ts'
import { KeyError } from './errors.ts'
import { altered } from './holder.ts'
import { forgetFailures, openFailures, type FailureIntake } from './intake.ts'
import { KeyChange, firstRoster } from './keyChange.ts'
import { NO_ATTEMPTS, type KeyFile } from './keyFile.ts'
import { KeyFolder } from './keyFolder.ts'
import { newKeyPair } from './keyPair.ts'
import { slotOfName } from './lockout.ts'
import { promoted } from './promotion.ts'
import { requireGoodPassword } from './passwordRules.ts'
import { secretOfWords } from './recoveryKit.ts'
import { rosterIsProven, rosterMacOf } from './rosterMac.ts'
import { judge, older, openWithOneOf, otherInstallation } from './settle.ts'
import type { Settled, StoreFacts } from './settle.ts'
import type { Strength } from './strength.ts'

/** One account as the administrator's list needs it. */
export type KeyRingUser = {
  readonly id: string
  readonly status: 'active' | 'disabled'
  readonly mustChangePassword: boolean
  /** Failures in a row, and until when the account waits (ISO time). */
  readonly failures: number
  readonly notBefore: string | null
}

/**
 * The key file of one store: signing in, confirming a password, and changes in two phases.
 *
 * A change: `beginChange`, its steps, `stage`, then the store commits the audit together with the generation that `stage`
 * gave, then `promote`; `discard` if the commit failed for certain. After a crash in between, `signIn` tries both files and
 * `enter` asks the store's generation which one counts. Two processes: a change is staged, committed and promoted inside one
 * hold of the store's write lock (BEGIN IMMEDIATE), and `openStore` of `enter` takes that lock before it reads the
 * generation and keeps it until `enter` is back, so that nobody settles a change between its stage and its commit.
 */
export class KeyRing {
  readonly #place: AttemptPlace
  readonly #folder: KeyFolder
  #staged: KeyFile | null = null

  constructor(options: { folder: string; now: () => Date; strength: Strength; disk?: Disk }) {
    this.#folder = new KeyFolder(options.folder, options.disk ?? realDisk)
    this.#place = { folder: this.#folder, now: options.now, strength: options.strength }
  }

  /** Removes what a crash left unfinished and makes the two copies of the file equal. Call it once at start. */
  tidy(): void {
    this.#folder.alone(() => this.#folder.tidy())
  }

  /** `none`: no study here yet. `first`: a first set-up whose store may or may not be finished. `ready`: can sign in. */
  state(): 'none' | 'first' | 'ready' {
    const { current, next } = this.#folder.read()
    if (current !== null) return 'ready'
    return next === null ? 'none' : 'first'
  }

  /** Ids for the store and for paper. Throws KeyError 'keyFileMissing'. */
  facts(): StoreFacts & { readonly kitId: string } {
    const { roster } = this.#present()
    return { fileId: roster.fileId, generation: roster.generation, kitId: roster.recovery.kitId }
  }

  /** The accounts, by opaque id. */
  users(): readonly KeyRingUser[] {
    const { roster, attempts } = this.#present()
    return roster.users.map(({ id, status, mustChangePassword, nameTag }) => {
      const lockout = attempts.lockouts[slotOfName(nameTag)]
      return {
        id,
        status,
        mustChangePassword,
        failures: lockout?.failures ?? 0,
        notBefore: lockout?.notBefore ?? null,
      }
    })
  }

  /**
   * Keys for a new study. Stage the change, make the store with its generation (1), `fileId` and the intake private key
   * inside, then promote. The words are shown once. Throws KeyError 'passwordRefused' or 'nameRefused'.
   */
  async prepareFirst(account: { readonly id?: string; readonly userName: string; readonly password: string }) {
    const intake = newKeyPair()
    const first = await firstRoster(account, intake.publicKey, this.#place.strength)
    return { ...first, fileId: first.change.roster.fileId, intakePrivateKey: intake.privateKey }
  }

  /** Tries a user name and password. See `attempt` for what is counted and when. */
  signIn(userName: string, password: string) {
    return attempt(this.#place, { userName }, password)
  }

  /** Tries the recovery kit. Throws KeyError 'wordsMistyped', not counted, for words that cannot be any kit. */
  async recover(words: readonly string[]) {
    return attempt(this.#place, 'recovery', secretOfWords(words))
  }

  /** Asks the person who is signed in for the password again (R30). Counts like a sign-in. */
  async confirmPassword(userId: string, password: string): Promise<{ readonly kind: 'ok' } | Refusal> {
    const answer = await attempt(this.#place, { userId }, password)
    if (answer.kind !== 'ok') return answer
    wipe(...answer.candidates.map(({ dataKey }) => dataKey))
    return { kind: 'ok' }
  }

  /**
   * A change that gives the person a new password (R20), after the old one was right. Throws KeyError 'passwordRefused'
   * before anything is counted. The caller stages it.
   */
  async changePassword(request: {
    readonly userId: string
    readonly userName: string
    readonly oldPassword: string
    readonly newPassword: string
    readonly dataKey: Buffer
  }): Promise<{ readonly kind: 'ok'; readonly change: KeyChange } | Refusal> {
    const { userId, userName, oldPassword, newPassword, dataKey } = request
    requireGoodPassword(newPassword, userName)
    if (oldPassword.normalize('NFKC') === newPassword.normalize('NFKC')) {
      throw new KeyError('passwordRefused', 'The new password is the old one. Choose another.')
    }
    const answer = await this.confirmPassword(userId, oldPassword)
    if (answer.kind !== 'ok') return answer
    const change = this.beginChange(dataKey)
    await change.setPassword(userId, { userName, password: newPassword, mustChangePassword: false })
    return { kind: 'ok', change }
  }

  /** Starts a change from the file in force. Throws KeyError 'keyFileAltered' when this data key did not write it. */
  beginChange(dataKey: Buffer): KeyChange {
    const file = this.#present()
    if (!rosterIsProven(file, dataKey)) throw altered()
    return new KeyChange(file.roster, dataKey, this.#place.strength)
  }

  /** The generation that `stage` will give to a change; a store copied for a rotation must hold it beforehand. */
  generationOf(change: KeyChange): number {
    const isFirst = this.state() !== 'ready'
    return isFirst ? change.roster.generation : change.roster.generation + 1
  }

  /**
   * Writes the change beside the file in force and gives its generation, which the store commits with the audit of the
   * change. Throws KeyError 'changePending' when another change is staged or was made since this one began.
   */
  stage(change: KeyChange): number {
    return this.#folder.alone(() => {
      const { current, next } = this.#folder.read()
      if (next !== null || (current !== null && !startsFrom(current, change))) throw pending()
      const generation = current === null ? change.roster.generation : change.roster.generation + 1
      const roster = { ...change.roster, generation }
      const rosterMac = rosterMacOf(roster, change.dataKey)
      const attempts = current?.attempts ?? NO_ATTEMPTS
      const staged: KeyFile = { format: 'trialbook-keys', version: 1, roster, rosterMac, attempts }
      this.#folder.writeNext(staged)
      this.#staged = staged
      return generation
    })
  }

  /** Puts the staged change in force, after the store has committed it. Throws KeyError 'nothingStaged'. */
  promote(): void {
    this.#folder.alone(() => this.#promote())
  }

  /** Drops the staged change, when the store certainly did not commit it. */
  discard(): void {
    this.#folder.alone(() => this.#drop())
  }

  /**
   * After a right secret: opens the store, rolls a staged change forward or back by the store's generation, and says what the
   * sign-in is worth. `openStore` tries one data key and gives what the store says about its keys, or null when the key is
   * not the store's; the caller keeps the connection and closes it unless the answer is `open`. Data keys that are not given
   * back are wiped. Throws KeyError 'otherInstallation' when the file belongs to another store, or 'keyFileOlder' when the
   * store knows a later change than the key file; `acceptOlderKeyFile` (for a restore that two people decided and that is
   * audited) then takes the file as it is.
   */
  enter(
    candidates: readonly Candidate[],
    openStore: (dataKey: Buffer) => StoreFacts | null,
    { acceptOlderKeyFile = false }: { readonly acceptOlderKeyFile?: boolean } = {},
  ): Settled {
    let entered: Settled | null = null
    try {
      const store = openWithOneOf(candidates, openStore)
      entered = store === null ? this.#notEntered(candidates) : this.#settle(candidates, store, acceptOlderKeyFile)
      return entered
    } finally {
      const kept = entered?.kind === 'open' ? entered.dataKey : null
      wipe(...candidates.map(({ dataKey }) => dataKey).filter((dataKey) => dataKey !== kept))
    }
  }

  /** The failed sign-ins since the last time, opened with the intake private key from the store (R22). */
  openFailures(intakePrivateKey: Buffer): FailureIntake {
    return openFailures(this.#present(), intakePrivateKey)
  }

  /** Takes failed sign-ins out of the file, after they have been committed to the trail. */
  forgetFailures(taken: FailureIntake): void {
    updateAttempts(this.#folder, ({ attempts }) => forgetFailures(attempts, taken))
  }

  #settle(candidates: readonly Candidate[], store: StoreFacts, acceptOlder: boolean): Settled {
    return this.#folder.alone(() => {
      const verdict = judge(this.#folder.read(), store)
      if (verdict === 'older' && !acceptOlder) throw older()
      if (verdict === 'promote') this.#promote()
      else if (verdict === 'keep') this.#drop()
      const { generation } = this.#present().roster
      const winner = candidates.find((candidate) => candidate.generation === generation)
      if (winner === undefined) return { kind: 'superseded' }
      const { userId, mustChangePassword, dataKey } = winner
      if (dataKey === null) return { kind: 'disabled' }
      if (verdict === 'older') this.#accept(store.generation, dataKey)
      return { kind: 'open', userId, mustChangePassword, dataKey, storeIsBehind: generation > store.generation }
    })
  }

  /**
   * A right secret whose data key does not open the store. That is so for the losing side of a rotation that a crash cut
   * short: the secret's own file is then the one that does not count. The next one who gets in settles it.
   */
  #notEntered(candidates: readonly Candidate[]): Settled {
    if (this.#folder.read().next === null) throw otherInstallation()
    return candidates.some(({ dataKey }) => dataKey === null) ? { kind: 'disabled' } : { kind: 'superseded' }
  }

  #present(): KeyFile {
    const { current, next } = this.#folder.read()
    const file = current ?? next
    if (file === null) throw missing()
    return file
  }

  #promote(): void {
    const { current, next } = this.#folder.read()
    // The memory counts too: another process may have taken the staged file for one that was never committed.
    const change = next ?? this.#staged
    if (change === null || change.roster.generation <= (current?.roster.generation ?? 0))
      throw new KeyError('nothingStaged', 'There is no change of the keys to put in force.')
    this.#folder.writeCurrent(promoted(current, change))
    this.#drop()
  }

  #drop(): void {
    if (this.#folder.read().next !== null) this.#folder.removeNext()
    this.#staged = null
  }

  /** Brings an older key file up to the store's generation, so that from here on the two are in step. */
  #accept(generation: number, dataKey: Buffer): void {
    const file = this.#present()
    const roster = { ...file.roster, generation }
    this.#folder.writeCurrent({ ...file, roster, rosterMac: rosterMacOf(roster, dataKey) })
    this.#drop()
  }
}

/** Whether the file in force is the one that the change began with. */
function startsFrom({ roster }: KeyFile, change: KeyChange): boolean {
  return roster.fileId === change.roster.fileId && roster.generation === change.roster.generation
}

function pending(): KeyError {
  return new KeyError('changePending', 'Another change of accounts came first. Nothing was changed. Try again.')
}
