import type { Meaning } from './ipc/views/signatures.ts'

/** What a signature says, word for word as it stands on the record (R28). */
export const MEANING_TEXTS: Readonly<Record<Meaning, string>> = {
  reviewed: 'I have reviewed these data.',
  approved: 'I have reviewed these data and confirm that they are complete and correct.',
  responsible: 'I take responsibility for these data.',
}
