import { z } from 'zod'
import { ROLES } from '../../roles.ts'

export const personView = z.strictObject({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  organisation: z.string(),
})

/** What the frame of every screen needs. `phase` decides between first run, sign in and the work itself. */
export const applicationView = z.strictObject({
  phase: z.enum(['firstRun', 'confirmKit', 'signedOut', 'signedIn']),
  version: z.string(),
  synthetic: z.boolean(),
  study: z.string(),
  site: z.string().nullable(),
  language: z.enum(['en', 'fa']),
  calendar: z.enum(['gregorian', 'solarHijri']),
  today: z.iso.date(),
  idleMinutes: z.number(),
  person: personView.nullable(),
  mustChangePassword: z.boolean(),
  lastBackup: z.iso.datetime().nullable(),
  /** From this age of the last backup, in days, everybody is reminded. */
  backupRemindDays: z.int(),
  /** Things that must be said at opening: store behind its mark, clock stepped, failed logins since. */
  notices: z.array(z.strictObject({ code: z.string(), message: z.string() })),
})
export type ApplicationView = z.infer<typeof applicationView>
export type PersonView = z.infer<typeof personView>

export const signInResult = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('signedIn'), application: applicationView }),
  z.strictObject({ result: z.literal('wrong'), triesLeft: z.int() }),
  z.strictObject({ result: z.literal('wait'), until: z.iso.datetime() }),
  z.strictObject({ result: z.literal('disabled') }),
])
export type SignInResult = z.infer<typeof signInResult>

export const recoveryKitView = z.strictObject({
  words: z.array(z.string()).length(12),
  fingerprint: z.string(),
  /** 1-based positions of the two words to type back. */
  ask: z.tuple([z.int(), z.int()]),
})
