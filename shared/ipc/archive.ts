import { z } from 'zod'
import { channel, withRight, type Channel } from './channel.ts'
import { password } from './inputs.ts'
import { archivePurpose } from './views/archive.ts'
import { jobView } from './views/export.ts'

/** The sealed archive (R33-R36): the whole identified record, so it has the right of the identified export. */
export const archiveChannels = {
  /** Asks for a folder and writes the archive into a new one inside it. The purpose is the reason in the trail. */
  'archive.start': channel(
    withRight('export.identified'),
    z.strictObject({ purpose: archivePurpose, password }),
    jobView,
  ),
} as const satisfies Record<string, Channel>
