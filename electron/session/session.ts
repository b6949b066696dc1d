import { confirmStudy, hasStudy, prepareStudy, type NewStudy, type RecoveryKit } from '../../db/accounts/createStudy.ts'
import { changePassword } from '../../db/accounts/password.ts'
import { recover, type Recovery } from '../../db/accounts/recover.ts'
import { leave, signIn, type SignedIn } from '../../db/accounts/signIn.ts'
import { openKeyRing, wipe, type KeyRing } from '../../db/keys/index.ts'
import { openLateReports } from '../../db/acts/openLateReports.ts'
import { setPreferences } from '../../db/acts/setPreferences.ts'
import { readApplicationFacts } from '../../db/read/applicationFacts.ts'
import type { Preferences } from '../../db/read/preferences.ts'
import { localNow } from '../../db/read/readContext.ts'
import { isSwapOpen, requireAlone } from '../../db/backup/restore.ts'
import { refuse, Refusal } from '../../db/record/refusal.ts'
import { StoreError } from '../../db/store/errors.ts'
import { systemClock, type Clock } from '../../db/store/clock.ts'
import { makeTrainingStore } from '../../db/training/makeTrainingStore.ts'
import type { Say } from '../../shared/ipc/events.ts'
import type { ApplicationView, SignInResult } from '../../shared/ipc/views/session.ts'
import type { Standing } from '../ipc/admission.ts'
import type { Log } from '../log.ts'
import { closedView, openView } from './applicationView.ts'
import { watchIdle, type IdleWatch } from './idle.ts'
import { requireWords, type KitInHand } from './kit.ts'
import { Requests } from './quiet.ts'
import { refusalOf } from './refusals.ts'
import { workOf, type Work } from './work.ts'

/** How long the last entries have to arrive when the lock is due, in milliseconds. */
const LAST_ENTRIES = 2_000

export interface SessionOptions {
  readonly folder: string
  readonly trainingFolder: string
  readonly version: string
  readonly log: Log
  readonly say: Say
  /** Somebody signed in or came back. */
  readonly onEntered?: () => void
  /** The page has to forget everything: somebody left. */
  readonly onEnded: () => void
  /** Takes a store's folder for this process; false when another one has it. */
  readonly claim: (folder: string) => boolean
  readonly clock?: Clock
  readonly openRing?: (options: { folder: string; now: () => Date }) => KeyRing
  /** Instead of the setting, for tests. */
  readonly idleSeconds?: number
}

interface Open {
  readonly signedIn: SignedIn
  readonly idle: IdleWatch
}

/**
 * Who is here. First run -> kit to confirm -> signed out -> signed in -> (lock) signed out, with the person remembered who may
 * come back to where they were. Holds the open store and its key; nobody else does.
 */
export class Session {
  readonly requests = new Requests()
  readonly #options: SessionOptions
  readonly #clock: Clock
  #folder: string
  #ring: KeyRing | null = null
  #kit: KitInHand | null = null
  #open: Open | null = null
  #returning: string | null = null
  #ending: Promise<void> | null = null
  #preferences: Preferences = { language: 'en', calendar: 'gregorian' }
  /** What has to be said before anybody signs in. */
  #said: ApplicationView['notices'] = []

  constructor(options: SessionOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#folder = options.folder
  }

  /** What the door asks before each request. */
  standing(): Standing {
    return {
      phase: this.#phase(),
      role: this.#open?.signedIn.account.person.role ?? null,
      locked: this.#returning !== null,
      mustChangePassword: this.#open?.signedIn.account.mustChangePassword ?? false,
    }
  }

  /** The open store and the person. Throws a Refusal when nobody is signed in. */
  work(): Work {
    if (this.#open === null) throw refuse.notSignedIn()
    return workOf(this.#open.signedIn.account)
  }

  /** What the frame of every screen shows. */
  state(): ApplicationView {
    const { version, idleSeconds } = this.#options
    const today = localNow(this.#clock).slice(0, 10)
    const closed = closedView({
      phase: this.#phase(),
      version,
      synthetic: this.#isTraining(),
      today,
      ...this.#preferences,
      notices: [...this.#said],
    })
    const view = this.#open === null ? closed : openView(closed, this.#open.signedIn)
    return idleSeconds === undefined ? view : { ...view, idleMinutes: idleSeconds / 60 }
  }

  /** Makes a study, which counts once its recovery kit is confirmed. */
  async create(wanted: NewStudy): Promise<RecoveryKit> {
    if (isSwapOpen(this.#folder)) throw new StoreError('storeExists')
    const kit = await prepareStudy(this.#folder, wanted, this.#parts())
    this.#kit = { kit, madeBy: wanted.administrator.name, completes: 'firstRun' }
    return kit
  }

  /** Two words of the kit, typed back from paper. */
  confirmKit(words: readonly string[]): ApplicationView {
    if (this.#kit === null) throw refuse.notAllowed()
    requireWords(this.#kit, words)
    if (this.#kit.completes === 'firstRun') confirmStudy(this.#folder)
    this.#kit = null
    return this.state()
  }

  /** The kit that waits to be confirmed, for printing. Throws a Refusal when there is none. */
  kitInHand(): KitInHand {
    if (this.#kit === null) throw refuse.notAllowed()
    return this.#kit
  }

  /** Goes over to the training study, made on first use. */
  async explore(): Promise<void> {
    const { trainingFolder, claim } = this.#options
    if (!claim(trainingFolder)) {
      throw new Refusal('storeInUse', 'The training study is open in another window. Close that window and try again.')
    }
    if (!hasStudy(trainingFolder)) {
      const { store, dataKey } = await makeTrainingStore(trainingFolder, this.#parts())
      store.close()
      wipe(dataKey)
    }
    this.#folder = trainingFolder
    this.#ring = null
  }

  /** Name and password. What is wrong with them is an answer; what is wrong with keys or store is an error. */
  async signIn(credentials: { readonly username: string; readonly password: string }): Promise<SignInResult> {
    const unlocks = (userId: string) => userId === this.#returning
    const answer = await signIn(this.#folder, this.#keys(), { ...credentials, unlocks }, this.#clock)
    if (answer.kind === 'wrong') return { result: 'wrong', triesLeft: answer.triesLeft }
    if (answer.kind === 'wait') return { result: 'wait', until: answer.until }
    if (answer.kind === 'disabled') return { result: 'disabled' }
    if (this.#open !== null) {
      // Two sign-ins at once: the second opened the store beside the first.
      leave(answer.account, 'session.signedOut')
      throw refuse.notAllowed()
    }
    this.#open = { signedIn: answer, idle: this.#watch(answer) }
    this.#returning = null
    this.#said = []
    this.#options.log.write('session.signedIn')
    // Nobody was here to see a clock pass; the first person who may write finds its deviation begun.
    openLateReports(this.work().act)
    this.#options.onEntered?.()
    return { result: 'signedIn', application: this.state() }
  }

  /** Uses the recovery kit. The new kit has to be confirmed like the first one. */
  async recover(recovery: Recovery): Promise<RecoveryKit> {
    const answer = await recover(this.#folder, this.#keys(), recovery, this.#clock)
    if (answer.kind !== 'recovered') throw refusalOf(answer)
    this.#returning = null
    this.#kit = { kit: answer.kit, madeBy: recovery.person, completes: 'recovery' }
    return answer.kit
  }

  /** R20. Throws a Refusal when the old password is wrong. */
  async changePassword(passwords: { readonly current: string; readonly next: string }): Promise<void> {
    const answer = await changePassword(this.work().account, passwords)
    if (answer.kind !== 'ok') throw refusalOf(answer)
  }

  /** A sign of life. Gives the seconds to the lock. */
  touch(): number {
    return this.#open?.idle.touch() ?? 0
  }

  setPreferences(preferences: Preferences): ApplicationView {
    if (this.#open === null) this.#preferences = preferences
    else setPreferences(this.work().act, preferences)
    return this.state()
  }

  /** The keys of a copy of the store in another folder. */
  ringOf(folder: string): KeyRing {
    return this.#openRing()({ folder, now: () => new Date(this.#clock.now()) })
  }

  /**
   * Signs out, closes the store and lets `exchange` put another folder in its place, all within one step, so that nothing is kept
   * between. What came of it is said where everybody signs in again. Throws what `exchange` throws, and before anything has
   * happened StoreError 'storeInUse' when another program has the store.
   */
  replaceStore(exchange: (folder: string) => string): void {
    requireAlone(this.work().account.store)
    const { onEnded } = this.#options
    // The answer has to be on its way before the page is loaded anew.
    this.#end('session.signedOut', () => void setImmediate(onEnded))
    try {
      this.#said = [{ code: 'restore.done', message: exchange(this.#folder) }]
    } catch (thrown) {
      this.#said = [{ code: 'restore.failed', message: notReplaced(hasStudy(this.#folder)) }]
      throw thrown
    } finally {
      this.#ring = null
    }
  }

  signOut(): void {
    this.#end('session.signedOut')
  }

  /** Locks now: the person asked, and the page has kept everything. */
  lock(): void {
    this.#end('session.locked')
  }

  /** Locks because time is over or the laptop sleeps: what was typed within the last second is let in first. */
  lockAfterLastEntries(): Promise<void> {
    return this.#endAfterLastEntries('session.locked')
  }

  /** Signs out because the application ends; what was typed last is let in first. */
  endAfterLastEntries(): Promise<void> {
    return this.#endAfterLastEntries('session.signedOut')
  }

  #endAfterLastEntries(how: 'session.signedOut' | 'session.locked'): Promise<void> {
    if (this.#open === null) return Promise.resolve()
    this.#options.say('session.lockNear', { secondsLeft: 0 })
    this.#ending ??= this.requests.quiet(LAST_ENTRIES).then(() => {
      this.#ending = null
      this.#end(how)
    })
    return this.#ending
  }

  #end(how: 'session.signedOut' | 'session.locked', forgetPage = this.#options.onEnded): void {
    if (this.#open === null) return
    const { signedIn, idle } = this.#open
    const { account } = signedIn
    const { language, calendar } = this.state()
    this.#preferences = { language, calendar }
    this.#open = null
    this.#returning = how === 'session.locked' ? account.person.id : null
    idle.stop()
    try {
      leave(account, how)
    } finally {
      this.#options.log.write(how)
      if (how === 'session.locked') this.#options.say('session.locked', {})
      forgetPage()
    }
  }

  #phase(): ApplicationView['phase'] {
    if (this.#kit !== null) return 'confirmKit'
    if (this.#open !== null) return 'signedIn'
    // A study that stepped aside and could not come back is no reason to begin a new one.
    return hasStudy(this.#folder) || isSwapOpen(this.#folder) ? 'signedOut' : 'firstRun'
  }

  #watch({ account }: SignedIn): IdleWatch {
    const { idleSeconds, say } = this.#options
    return watchIdle({
      seconds: () => idleSeconds ?? readApplicationFacts(workOf(account).read).idleMinutes * 60,
      monotonicSeconds: () => this.#clock.monotonic() / 1000,
      onNear: (secondsLeft) => say('session.lockNear', { secondsLeft: Math.round(secondsLeft) }),
      onOver: () => void this.lockAfterLastEntries(),
    })
  }

  #isTraining(): boolean {
    return this.#folder === this.#options.trainingFolder
  }

  #keys(): KeyRing {
    this.#ring ??= this.#openRing()({ folder: this.#folder, now: () => new Date(this.#clock.now()) })
    return this.#ring
  }

  #openRing() {
    return this.#options.openRing ?? openKeyRing
  }

  #parts() {
    return { clock: this.#clock, openRing: this.#openRing() }
  }
}

/** What people read when no copy could be put in the study's place. */
function notReplaced(isBack: boolean): string {
  return isBack
    ? 'The copy could not take the place of the study. The study that was here is in its place, with every entry. Sign in and go on; ' +
        'try the restore again after restarting the computer.'
    : 'The copy could not take the place of the study, and the study could not be put back yet. It waits whole in the folder beside ' +
        'it whose name holds “before-restore”. Do not begin a new study: close Trialbook, restart the computer and start Trialbook again.'
}
