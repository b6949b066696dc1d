import { useQueryClient } from '@tanstack/react-query'
import type { ApplicationView } from '../../shared/ipc/views/session.ts'
import { ask } from '../ask/ask.ts'
import { APPLICATION_KEY } from './application.ts'

type Preferences = Pick<ApplicationView, 'language' | 'calendar'>

/** How this person likes the screen: language and calendar, kept with the account. */
export function usePreferences(application: ApplicationView): (change: Partial<Preferences>) => void {
  const client = useQueryClient()
  return (change) => {
    const { language, calendar } = { ...application, ...change }
    ask('preferences.set', { language, calendar }).then(
      (next) => {
        client.setQueryData(APPLICATION_KEY, next)
        // Some of what was read holds sentences of the checks, which come in the language of the person.
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey !== APPLICATION_KEY })
      },
      () => client.invalidateQueries({ queryKey: APPLICATION_KEY }),
    )
  }
}
