/** How far a child is in the trial: the one list that record, files and screens go by. */
export const SUBJECT_STATUSES = [
  'screening',
  'enrolled',
  'completed',
  'screenFailure',
  'withdrawn',
  'lost',
  'died',
] as const
export type SubjectStatus = (typeof SUBJECT_STATUSES)[number]
