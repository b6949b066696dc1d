import { z } from 'zod'
import { csvMapping } from '../import/mapping.ts'
import { channel, withRight, type Channel } from './channel.ts'
import { reason, receipt } from './inputs.ts'
import { jobView } from './views/export.ts'
import { IMPORT_FORMATS, importFile, importPreview } from './views/import.ts'

const enter = withRight('record.write')
const job = z.strictObject({ id: z.uuid() })

/** Import: a file is chosen, looked at in a worker, and written in one act by whoever may enter data. */
export const importChannels = {
  /** Null when no file was chosen. */
  'import.chooseFile': channel(enter, z.strictObject({}), importFile.nullable()),
  /** Looks at the chosen file on a snapshot; the job's result is asked for by {@link importChannels} 'import.preview'. */
  'import.look': channel(
    enter,
    z.strictObject({
      format: z.enum(IMPORT_FORMATS),
      mapping: csvMapping.nullable(),
      /** Whether children who are not in the record are registered. */
      newSubjects: z.boolean(),
      /** Why answers that stand in open forms are replaced; null replaces none. */
      reason: reason.nullable(),
    }),
    jobView,
  ),
  'import.preview': channel(enter, job, importPreview),
  'import.write': channel(
    enter,
    z.strictObject({ id: z.uuid(), /** The rows that are not refused come in alone. */ withoutRefused: z.boolean() }),
    receipt,
  ),
  /** Saves the list of refused rows into a folder that the person chooses. */
  'import.saveList': channel(enter, job, z.strictObject({ saved: z.boolean() })),
} as const satisfies Record<string, Channel>
