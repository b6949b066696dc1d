import { z } from 'zod'

/** What an archive is made of, in the order in which it is made. */
export const ARCHIVE_STEPS = ['forms', 'casebooks', 'data', 'trail', 'sealing'] as const
export type ArchiveStep = (typeof ARCHIVE_STEPS)[number]

/** Why and for whom it is made; the reason in the trail. */
export const archivePurpose = z.string().trim().min(3).max(500)

/** What was written. The head, the fingerprint of the key and the hash of the manifest are what goes onto paper. */
export const archiveSummary = z.strictObject({
  folder: z.string(),
  files: z.int(),
  children: z.int(),
  lastSequence: z.int(),
  head: z.string(),
  keyFingerprint: z.string(),
  /** SHA-256 of the manifest, which names the hash of every file. */
  manifestSha256: z.string(),
})
export type ArchiveSummary = z.infer<typeof archiveSummary>
