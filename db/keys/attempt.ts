import { randomBytes } from 'node:crypto'
import { wipe } from './bytes.ts'
import { KeyError } from './errors.ts'
import { RECOVERY, altered, openHolder, type Holder } from './holder.ts'
import { recordFailure, type FailedSignIn } from './intake.ts'
import type { Attempts, KeyFile, Roster } from './keyFile.ts'
import type { KeyFiles, KeyFolder } from './keyFolder.ts'
import { clearSlot, countFailure, noteTime, slotOfName, triesLeft, waitingUntil } from './lockout.ts'
import { rosterIsProven } from './rosterMac.ts'
import { keyFromSecret, SALT_BYTES, type Strength } from './strength.ts'
import { nameTagOf } from './userName.ts'

/** Where the secrets are tried: the files, the time, and what a guess costs. */
export type AttemptPlace = { readonly folder: KeyFolder; readonly now: () => Date; readonly strength: Strength }

/**
 * What a right secret opened in one of the two key files. There are two of them only while it is open whether a change was
 * committed; `KeyRing.enter` then says which one counts. The caller wipes the data keys.
 */
export type Candidate = {
  readonly generation: number
  /** Null for the recovery kit. */
  readonly userId: string | null
  readonly mustChangePassword: boolean
  /** Null: this user is disabled in that file. */
  readonly dataKey: Buffer | null
}

/**
 * `triesLeft`: before the first wait, 0 after it. `until`: ISO time. `disabled` is said only to somebody who gave the right
 * password; to others a disabled account, an active one and none at all look alike.
 */
export type Refusal =
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'wait'; readonly until: string }
  | { readonly kind: 'disabled' }

/** Whose secret it is meant to be. */
export type Claim = { readonly userName: string } | { readonly userId: string } | 'recovery'

type Found = { readonly holderId: string; readonly holder: Holder; readonly mustChangePassword: boolean }

/**
 * Tries a secret. The failure is counted and on the disk before the secret is looked at, so that neither several tries at
 * once nor pulling the plug gives a free guess; a success takes it back. Tries both the file and a staged change, since after
 * a crash either may be the one that counts. Throws KeyError when the file cannot be used.
 */
export async function attempt(
  place: AttemptPlace,
  claim: Claim,
  secret: string,
): Promise<{ readonly kind: 'ok'; readonly candidates: readonly Candidate[] } | Refusal> {
  const now = place.now()
  const begun = begin(place.folder, claim, now)
  if ('until' in begun) return { kind: 'wait', until: begun.until }
  const files = [begun.files.current, begun.files.next].filter((file) => file !== null)
  const candidates = await openAll(files, claim, secret, place.strength)
  if (candidates.some(({ dataKey }) => dataKey !== null)) {
    updateAttempts(place.folder, ({ attempts }) => clearSlot(attempts, begun.slot))
    return { kind: 'ok', candidates }
  }
  const known = files.map((file) => find(file.roster, claim)).find((found) => found !== null)
  const disabled = candidates.length > 0
  const { attempts } = updateAttempts(place.folder, (file) =>
    recordFailure(file, failureOf(claim, known ?? null, disabled, file.roster, now)),
  )
  if (disabled) return { kind: 'disabled' }
  const until = waitingUntil(attempts, begun.slot, now)
  return until === null ? { kind: 'wrong', triesLeft: triesLeft(attempts, begun.slot) } : { kind: 'wait', until }
}

/** Changes what is counted in the file in force, and gives that file. Throws KeyError 'keyFileMissing'. */
export function updateAttempts(folder: KeyFolder, change: (file: KeyFile) => Attempts): KeyFile {
  return folder.alone(() => {
    const { current, next } = folder.read()
    const file = current ?? next
    if (file === null) throw missing()
    const changed = { ...file, attempts: change(file) }
    if (current === null) folder.writeNext(changed)
    else folder.writeCurrent(changed)
    return changed
  })
}

/** The error for a folder without key files. */
export function missing(): KeyError {
  return new KeyError(
    'keyFileMissing',
    'There is no key file beside the study data, so nobody can sign in. The study data are as they were. ' +
      'Put the key file of your last backup (keys.json) into the folder.',
  )
}

/** Counts the try beforehand, or says until when there is none. */
function begin(folder: KeyFolder, claim: Claim, now: Date): { until: string } | { slot: string; files: KeyFiles } {
  return folder.alone(() => {
    const files = folder.read()
    const file = files.current ?? files.next
    if (file === null) throw missing()
    const slot = slotOf(file.roster, claim)
    const noted = noteTime(file.attempts, now)
    const until = waitingUntil(noted, slot, now)
    updateInPlace(folder, files, until === null ? countFailure(noted, slot, now) : noted)
    return until === null ? { slot, files } : { until }
  })
}

function updateInPlace(folder: KeyFolder, { current, next }: KeyFiles, attempts: Attempts): void {
  if (current !== null) folder.writeCurrent({ ...current, attempts })
  else if (next !== null) folder.writeNext({ ...next, attempts })
}

async function openAll(files: readonly KeyFile[], claim: Claim, secret: string, strength: Strength) {
  const candidates: Candidate[] = []
  let unproven = false
  for (const file of files) {
    const found = find(file.roster, claim)
    const opened =
      found === null ? await spendAsMuch(secret, strength) : await open(file.roster, found, secret, strength)
    if (found === null || opened === null) continue
    const dataKey = opened === 'disabled' ? null : opened
    if (dataKey !== null && !rosterIsProven(file, dataKey)) {
      wipe(dataKey)
      unproven = true
      continue
    }
    const userId = found.holderId === RECOVERY ? null : found.holderId
    const { generation } = file.roster
    candidates.push({ generation, userId, mustChangePassword: found.mustChangePassword, dataKey })
  }
  if (unproven && candidates.length === 0) throw altered()
  return candidates
}

function open(roster: Roster, { holderId, holder }: Found, secret: string, strength: Strength) {
  return openHolder({ fileId: roster.fileId, holderId }, holder, secret, strength)
}

/** An unknown name takes as long as a known one, so the time does not tell them apart. */
async function spendAsMuch(secret: string, strength: Strength): Promise<null> {
  wipe(await keyFromSecret(secret, randomBytes(SALT_BYTES), strength.cost, strength))
  return null
}

function find(roster: Roster, claim: Claim): Found | null {
  if (claim === 'recovery') return { holderId: RECOVERY, holder: roster.recovery, mustChangePassword: false }
  const tag = 'userName' in claim ? nameTagOf(roster.nameSalt, claim.userName) : null
  const user = roster.users.find(({ id, nameTag }) => ('userId' in claim ? id === claim.userId : nameTag === tag))
  return user === undefined ? null : { holderId: user.id, holder: user, mustChangePassword: user.mustChangePassword }
}

/** Signing in and confirming a password during the session count in the same place. */
function slotOf(roster: Roster, claim: Claim): string {
  if (claim === 'recovery') return RECOVERY
  if ('userName' in claim) return slotOfName(nameTagOf(roster.nameSalt, claim.userName))
  const user = roster.users.find(({ id }) => id === claim.userId)
  if (user === undefined) throw new KeyError('unknownUser', 'There is no such account. Nothing was changed.')
  return slotOfName(user.nameTag)
}

function failureOf(claim: Claim, known: Found | null, disabled: boolean, roster: Roster, now: Date): FailedSignIn {
  const time = now.toISOString()
  if (claim === 'recovery') return { time, userId: null, nameTag: null, reason: 'wrongKit' }
  if (known !== null) {
    return { time, userId: known.holderId, nameTag: null, reason: disabled ? 'disabled' : 'wrongPassword' }
  }
  const nameTag = 'userName' in claim ? nameTagOf(roster.nameSalt, claim.userName) : null
  return { time, userId: null, nameTag, reason: 'unknownName' }
}
