import { z } from 'zod'
import { itemAddressSchema } from '../form/address.ts'
import { reason } from './inputs.ts'

/** A row of a repeating item group, to be struck through or restored, and why. `base` is the version of the form that was seen. */
export const rowOfForm = z.strictObject({
  formId: z.uuid(),
  base: z.int(),
  row: itemAddressSchema.pick({ group: true, repeat: true }),
  reason,
})
