import type { DeidentifiedProfile } from './dates.ts'

/** What may leave: three de-identified profiles, and everything. */
export type ExportProfile = DeidentifiedProfile | 'full'

/** The legal label that goes on screen, into the manifest and onto the folder's README. */
export const PROFILE_LABELS: Readonly<Record<ExportProfile, string>> = {
  'safe-harbor': 'De-identified: safe harbor, 45 CFR 164.514(b)(2). Not anonymous.',
  'date-shifted': 'Pseudonymised with shifted dates: needs expert determination. Not anonymous.',
  'limited-dataset': 'Limited data set with calendar dates, 45 CFR 164.514(e): needs a data use agreement.',
  full: 'IDENTIFIED: holds names, birth dates, record numbers and free text. Keep it encrypted and hand it to nobody who may not know the children.',
}

/** Whether children and staff stay named. */
export function isIdentified(profile: ExportProfile): profile is 'full' {
  return profile === 'full'
}

/** Whether audit records travel: they need the true calendar (deidentification rule 14). */
export function carriesAudit(profile: ExportProfile): boolean {
  return profile === 'limited-dataset' || profile === 'full'
}
