import { readDashboard } from '../../../db/read/dashboard.ts'
import type { HandlersOf } from '../handlers.ts'

/** The overview of the site. */
export const dashboardHandlers: HandlersOf<'dashboard'> = {
  'dashboard.get': (_input, { read }) => readDashboard(read),
}
