import { z } from 'zod'
import { channel, withRight, type Channel } from './channel.ts'
import { jobView } from './views/export.ts'
import { reportView } from './views/report.ts'

const make = withRight('report.make')
const nothing = z.strictObject({})

/** The trial report: looked at, and written as files. */
export const reportChannels = {
  'report.get': channel(make, nothing, reportView),
  /** Asks for a folder and writes the report into a new one inside it. */
  'report.start': channel(make, nothing, jobView),
  /** One plot, or the table of its data, in a file that is asked for; `saved` is false when the person closed the dialog. */
  'report.savePlot': channel(
    make,
    z.strictObject({ plot: z.string().max(60), as: z.enum(['svg', 'png', 'csv']) }),
    z.strictObject({ saved: z.boolean() }),
  ),
} as const satisfies Record<string, Channel>
