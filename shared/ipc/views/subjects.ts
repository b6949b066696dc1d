import { z } from 'zod'

export const CELL_STATES = [
  'notDue',
  'due',
  'overdue',
  'draft',
  'open',
  'secondEntry',
  'resolving',
  'complete',
  'signed',
  'locked',
  'missed',
  'notNeeded',
] as const

export const subjectRow = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  /** Null where the role may not see it. */
  name: z.string().nullable(),
  status: z.string(),
  gmfcs: z.string().nullable(),
  ageYears: z.int().nullable(),
  nextVisit: z
    .strictObject({ oid: z.string(), planned: z.iso.date().nullable(), latest: z.iso.date().nullable() })
    .nullable(),
  nextDose: z.string().nullable(),
  openQueries: z.int(),
  drafts: z.int(),
  holds: z.int(),
  complete: z.int(),
  expected: z.int(),
})
export type SubjectRow = z.infer<typeof subjectRow>

export const matrixCell = z.strictObject({
  form: z.string(),
  /** Null until the form has been opened once. */
  formId: z.uuid().nullable(),
  state: z.enum(CELL_STATES),
  presence: z.enum(['required', 'confirm', 'symptomLed', 'optional', 'runningLog']),
  draftBy: z.string().nullable(),
  openQueries: z.int(),
  verified: z.boolean(),
})
export const visitRow = z.strictObject({
  studyEventId: z.uuid().nullable(),
  oid: z.string(),
  repeat: z.int(),
  status: z.enum(['notDue', 'due', 'overdue', 'occurred', 'missed']),
  planned: z.iso.date().nullable(),
  earliest: z.iso.date().nullable(),
  latest: z.iso.date().nullable(),
  actual: z.iso.date().nullable(),
  missedReason: z.string().nullable(),
  cells: z.array(matrixCell),
})
export const logRow = z.strictObject({
  form: z.string(),
  rows: z.array(
    z.strictObject({
      formId: z.uuid(),
      repeat: z.int(),
      /** Null while nothing names it. */
      title: z.string().nullable(),
      date: z.string().nullable(),
      state: z.enum(CELL_STATES),
      struck: z.boolean(),
      openQueries: z.int(),
    }),
  ),
})
export const doseStep = z.strictObject({
  number: z.int().min(1).max(4),
  state: z.enum(['given', 'due', 'overdue', 'notDue', 'held', 'stopped']),
  date: z.iso.date().nullable(),
  earliest: z.iso.date().nullable(),
  latest: z.iso.date().nullable(),
  holds: z.array(z.strictObject({ id: z.uuid().exactOptional(), check: z.string(), message: z.string() })),
})
export const subjectView = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  name: z.string().nullable(),
  status: z.string(),
  ageYears: z.int().nullable(),
  /** As the form codes it. */
  sex: z.string().nullable(),
  gmfcs: z.string().nullable(),
  weight: z.string().nullable(),
  visits: z.array(visitRow),
  logs: z.array(logRow),
  doses: z.array(doseStep),
  findings: z.array(z.strictObject({ check: z.string(), severity: z.string(), message: z.string() })),
})
export type SubjectView = z.infer<typeof subjectView>
export type VisitRow = z.infer<typeof visitRow>
export type MatrixCell = z.infer<typeof matrixCell>
