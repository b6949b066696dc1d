import { z } from 'zod'
import { itemAddressSchema } from '../form/address.ts'
import { answerSchema } from '../form/answer.ts'
import { channel, withRight, type Channel } from './channel.ts'
import { reason } from './inputs.ts'
import { entryComparison, waitingEntry } from './views/entries.ts'
import { formView } from './views/form.ts'

/** What double entry asks beside the channels of every form. */
export const entryChannels = {
  'entries.waiting': channel(withRight('record.write'), z.strictObject({}), z.array(waitingEntry)),
  /** Refused while an entry is open. */
  'entries.compare': channel(withRight('record.read'), z.strictObject({ formId: z.uuid() }), entryComparison),
  'entries.resolve': channel(
    withRight('record.write'),
    z.strictObject({
      formId: z.uuid(),
      decisions: z
        .array(
          z.strictObject({
            address: itemAddressSchema,
            choice: z.enum(['first', 'second', 'other']),
            /** With the choice 'other': what stands there instead, null for open. */
            answer: answerSchema.nullable(),
            reason,
          }),
        )
        .max(500),
    }),
    formView,
  ),
} as const satisfies Record<string, Channel>
