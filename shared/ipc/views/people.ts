import { z } from 'zod'
import { ROLES } from '../../roles.ts'

export const accountRow = z.strictObject({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  organisation: z.string(),
  status: z.enum(['active', 'disabled']),
  mustChangePassword: z.boolean(),
  lastSignIn: z.iso.datetime().nullable(),
  failedSince: z.int(),
})

export const settingRow = z.strictObject({
  key: z.string(),
  label: z.string(),
  group: z.string(),
  value: z.string(),
  default: z.string(),
  allowed: z.array(z.strictObject({ value: z.string(), label: z.string() })).nullable(),
  source: z.string(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  mayChange: z.boolean(),
})
export type AccountRow = z.infer<typeof accountRow>
export type SettingRow = z.infer<typeof settingRow>
