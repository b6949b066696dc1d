import { z } from 'zod'

/** One line of the log of backups, drills and restores (R37). */
export const backupLogLine = z.strictObject({
  sequence: z.int(),
  at: z.iso.datetime(),
  kind: z.enum(['backup.made', 'backup.failed', 'backup.drilled', 'store.restored']),
  /** Null for the schedule. */
  by: z.string().nullable(),
  scheduled: z.boolean(),
  /** The folder's name without its path. */
  name: z.string().nullable(),
  /** The last record in it, and the hash of that. */
  upTo: z.int().nullable(),
  head: z.string().nullable(),
  /** Whole, or proven by the drill. */
  fine: z.boolean(),
  /** Why it failed. */
  code: z.string().nullable(),
})
export type BackupLogLine = z.infer<typeof backupLogLine>

/** Backups as the administrator and the coordinator see them. */
export const backupView = z.strictObject({
  places: z.array(z.strictObject({ path: z.string(), reachable: z.boolean() })),
  every: z.enum(['never', 'daily', 'weekly']),
  keep: z.int(),
  remindDays: z.int(),
  lastBackup: z.iso.datetime().nullable(),
  lastDrill: z.iso.datetime().nullable(),
  /** Null when the schedule is off or has nowhere to go. */
  nextDue: z.iso.datetime().nullable(),
  /** Why the last try of the schedule did not come through; null when it did. */
  problem: z.string().nullable(),
  log: z.array(backupLogLine),
  may: z.strictObject({ places: z.boolean(), restore: z.boolean() }),
})
export type BackupView = z.infer<typeof backupView>

/** A copy that somebody chose, before anything is done with it. */
export const chosenCopy = z.strictObject({
  name: z.string(),
  madeAt: z.iso.datetime(),
  lastSequence: z.int(),
  head: z.string(),
  megabytes: z.number(),
})
export type ChosenCopy = z.infer<typeof chosenCopy>

/** What a backup job ends with. */
export const backupResult = z.object({
  copies: z.array(
    z.object({ folder: z.string(), lastSequence: z.int(), head: z.string(), whole: z.boolean().optional() }),
  ),
  failed: z.array(z.object({ place: z.string(), message: z.string() })),
  pruned: z.int(),
})

/** What a drill ends with. */
export const drillResult = z.object({
  proven: z.boolean(),
  /** Whole in itself and of this study: may be put back, also where the study of today has another history. */
  sound: z.boolean(),
  madeAt: z.string(),
  lastSequence: z.int(),
  head: z.string(),
  sameHistory: z.boolean(),
  shared: z.int(),
  recordsSince: z.int(),
  counts: z.object({
    children: z.int(),
    forms: z.int(),
    values: z.int(),
    queries: z.int(),
    signatures: z.int(),
  }),
  problems: z.array(z.string()),
})
export type DrillView = z.infer<typeof drillResult>

/** What a copy lacks compared with the study of today. Staff are named; children are only counted. */
export const lacksView = z.strictObject({
  shared: z.int(),
  records: z.int(),
  changes: z.int(),
  children: z.int(),
  forms: z.int(),
  signatures: z.int(),
  drafts: z.int(),
  people: z.array(
    z.strictObject({
      name: z.string().nullable(),
      role: z.string().nullable(),
      changes: z.int(),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
    }),
  ),
})
export type LacksView = z.infer<typeof lacksView>
