import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { fromText } from './bytes.ts'
import { MOST_FAILURE_RECORDS, type Attempts, type KeyFile } from './keyFile.ts'
import { openSealed, sealTo } from './sealedBox.ts'

/**
 * A failed sign-in (R22). An existing account is named by its id; an unknown name only by its tag, since what people type
 * there by mistake is sometimes their password.
 */
const failedSignInSchema = z.strictObject({
  time: z.iso.datetime(),
  userId: z.uuid().nullable(),
  nameTag: z.string().nullable(),
  reason: z.enum(['wrongPassword', 'unknownName', 'disabled', 'wrongKit']),
})
export type FailedSignIn = z.infer<typeof failedSignInSchema>

/** All records are sealed at one length, so that the length does not tell a known name from an unknown one. */
const RECORD_LENGTH = 256

const contextOf = (fileId: string, id: string) => `trialbook/v1/failed-sign-in/${fileId}/${id}`

/** Adds a failed sign-in, sealed; nobody can read it before the store is open. A full list only counts further ones. */
export function recordFailure(file: KeyFile, failure: FailedSignIn): Attempts {
  const { attempts, roster } = file
  if (attempts.sealedFailures.length >= MOST_FAILURE_RECORDS) {
    return { ...attempts, unrecordedFailures: attempts.unrecordedFailures + 1 }
  }
  const id = randomUUID()
  const plain = Buffer.from(JSON.stringify(failure).padEnd(RECORD_LENGTH), 'utf8')
  const box = sealTo(fromText(roster.intakePublicKey), plain, contextOf(roster.fileId, id))
  return { ...attempts, sealedFailures: [...attempts.sealedFailures, { id, box }] }
}

/** What waits to join the trail. `unreadable` counts boxes that somebody damaged or made up. */
export type FailureIntake = {
  readonly records: readonly (FailedSignIn & { readonly id: string })[]
  readonly unreadable: number
  /** Failed sign-ins that came when the list was full. */
  readonly unrecorded: number
  /** Hand back to `forgetFailures` after the records are committed. */
  readonly ids: readonly string[]
}

/** Opens the sealed failures with the private key that lives inside the store. The ids let a repeat be recognised. */
export function openFailures(file: KeyFile, intakePrivateKey: Buffer): FailureIntake {
  const { sealedFailures, unrecordedFailures } = file.attempts
  const opened = sealedFailures.map(({ id, box }) => {
    const plain = openSealed(intakePrivateKey, box, contextOf(file.roster.fileId, id))
    const parsed = plain === null ? null : failedSignInSchema.safeParse(jsonOrNull(plain.toString('utf8')))
    return parsed?.success ? { id, ...parsed.data } : null
  })
  const records = opened.filter((record) => record !== null)
  return {
    records,
    unreadable: opened.length - records.length,
    unrecorded: unrecordedFailures,
    ids: sealedFailures.map(({ id }) => id),
  }
}

/** Takes out what has joined the trail, and nothing that came in between. */
export function forgetFailures(attempts: Attempts, taken: FailureIntake): Attempts {
  const gone = new Set(taken.ids)
  return {
    ...attempts,
    sealedFailures: attempts.sealedFailures.filter(({ id }) => !gone.has(id)),
    unrecordedFailures: Math.max(0, attempts.unrecordedFailures - taken.unrecorded),
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
