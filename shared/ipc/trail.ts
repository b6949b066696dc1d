import { z } from 'zod'
import { channel, withRight, type Channel } from './channel.ts'
import { password } from './inputs.ts'
import { auditPerson } from './views/audit.ts'
import { jobView } from './views/export.ts'

/** Which values an exported trail opens: all, all but identity, or none. None of them is de-identified: times are real. */
export const TRAIL_VALUES = ['all', 'withoutIdentity', 'none'] as const

/** The profiles that hide the calendar: under them the trail is de-identified. */
export const TRAIL_PROFILES = ['safe-harbor', 'date-shifted'] as const

/** What is asked of the whole trail: who is in it, and a copy of it. */
export const trailChannels = {
  /** Everybody who ever had an account, for the filter by person. */
  'trail.people': channel(withRight('audit.readAll', 'audit.readAccounts'), z.strictObject({}), z.array(auditPerson)),
  /** Asks for a folder and writes the trail with its verifier into a new one inside it (R10, R11). */
  'trail.export': channel(
    withRight('export.audit'),
    z.strictObject({
      values: z.enum(TRAIL_VALUES),
      /** The investigator's own, where identity travels along; null elsewhere. */
      password: password.nullable(),
    }),
    jobView,
  ),
  /** Asks for a folder and writes the de-identified trail into a new one inside it: a signed document of its own (R10, rule 14). */
  'trail.release': channel(
    withRight('export.deidentified'),
    z.strictObject({
      profile: z.enum(TRAIL_PROFILES),
      recipient: z.string().trim().min(1).max(200),
      purpose: z.string().trim().min(3).max(500),
    }),
    jobView,
  ),
} as const satisfies Record<string, Channel>
