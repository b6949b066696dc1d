import { useQueryClient } from '@tanstack/react-query'
import type { ApplicationView } from '../../shared/ipc/views/session.ts'
import { useAsk } from '../ask/queries.ts'

/** Where the state of the application stands among the answers. */
export const APPLICATION_KEY = ['application.state', {}] as const

/** The state of the application: which phase it is in, who is here. */
export function useApplicationState() {
  return useAsk('application.state', {})
}

/** The state as it is already known to everything inside the frame. */
export function useApplication(): ApplicationView {
  const client = useQueryClient()
  const { data } = useApplicationState()
  const known = data ?? client.getQueryData<ApplicationView>(APPLICATION_KEY)
  if (!known) throw new Error('the application has not said its state')
  return known
}
