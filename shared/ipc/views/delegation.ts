import { z } from 'zod'
import { ALL_RIGHTS, ROLES } from '../../roles.ts'

/** One line of the delegation log. Days are civil dates; `until` null still stands, `trained` null: no training is noted. */
export const delegationEntry = z.strictObject({
  task: z.string().trim().min(1).max(80),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  trained: z.iso.date().nullable(),
})
export type DelegationEntry = z.infer<typeof delegationEntry>

export const delegationRow = z.strictObject({
  userId: z.uuid(),
  name: z.string(),
  role: z.enum(ROLES),
  status: z.enum(['active', 'disabled']),
  entries: z.array(delegationEntry),
})
export type DelegationRow = z.infer<typeof delegationRow>

/** Who could do what on a civil date at the site (R14): somebody who was active at any time of that day. */
export const dayOfPerson = z.strictObject({
  userId: z.uuid(),
  name: z.string(),
  organisation: z.string(),
  /** More than one when the role changed on that day. */
  roles: z.array(z.enum(ROLES)),
  rights: z.array(z.enum(ALL_RIGHTS)),
  tasks: z.array(delegationEntry),
})
export type DayOfPerson = z.infer<typeof dayOfPerson>
