import { z } from 'zod'

export const EXPORT_PROFILES = ['safe-harbor', 'date-shifted', 'limited-dataset', 'full'] as const
export const EXPORT_FORMATS = ['csv', 'xlsx', 'odm', 'dataset-json', 'redcap', 'audit'] as const

/** With what an export is encrypted. Nobody but the receiver knows it: it is kept nowhere. */
export const exportPassphrase = z.string().min(12).max(200)

export const exportRequest = z.strictObject({
  profile: z.enum(EXPORT_PROFILES),
  formats: z.array(z.enum(EXPORT_FORMATS)).min(1),
  recipient: z.string().min(1).max(200),
  purpose: z.string().min(3).max(500),
  delimiter: z.enum([',', ';', '\t']).default(','),
  decimalMark: z.enum(['.', ',']).default('.'),
  byteOrderMark: z.boolean().default(true),
  smallCells: z.enum(['report', 'generalise', 'suppress']).default('report'),
  password: z.string().max(500).exactOptional(),
  /** The folder then holds one encrypted file and its opener. */
  passphrase: exportPassphrase.exactOptional(),
})
export type ExportRequest = z.infer<typeof exportRequest>

export const smallCell = z.strictObject({ class: z.record(z.string(), z.string()), count: z.int() })

/** Step two of an export: what will be kept, dropped and changed, before anything is written. */
export const exportPreview = z.strictObject({
  profileLabel: z.string(),
  subjects: z.int(),
  kept: z.array(z.strictObject({ form: z.string(), item: z.string(), label: z.string() })),
  dropped: z.array(z.strictObject({ form: z.string(), item: z.string(), label: z.string(), because: z.string() })),
  changed: z.array(z.strictObject({ form: z.string(), item: z.string(), label: z.string(), how: z.string() })),
  k: z.int(),
  smallCells: z.array(smallCell),
  draftsLeftOut: z.int(),
})

export const manifestSummary = z.strictObject({
  folder: z.string(),
  /** Whether the files hold names: then nothing was scanned for. */
  namesChildren: z.boolean(),
  /** Whether the files lie in one encrypted file. */
  encrypted: z.boolean(),
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.int(), rows: z.int().nullable() })),
  subjects: z.int(),
  values: z.int(),
  headHash: z.string(),
  scan: z.strictObject({
    passed: z.boolean(),
    hits: z.array(z.strictObject({ form: z.string(), item: z.string(), file: z.string() })),
  }),
})

export const jobView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['export', 'verify', 'backup', 'drill', 'report', 'import', 'rotate', 'document', 'archive', 'trail']),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  done: z.number(),
  total: z.number(),
  /** The part of the work that `done` and `total` count, where it has parts. */
  step: z.string().exactOptional(),
  message: z.string(),
  result: z.union([manifestSummary, z.record(z.string(), z.unknown())]).nullable(),
})
export type JobView = z.infer<typeof jobView>
