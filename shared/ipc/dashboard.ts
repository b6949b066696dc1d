import { z } from 'zod'
import { channel, withRight, type Channel } from './channel.ts'
import { dashboardView } from './views/dashboard.ts'

/** The overview of the site: every child by code, nothing that names one. */
export const dashboardChannels = {
  'dashboard.get': channel(withRight('record.read'), z.strictObject({}), dashboardView),
} as const satisfies Record<string, Channel>
