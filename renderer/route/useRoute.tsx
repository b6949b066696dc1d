import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'
import { RouteHistory } from './history.ts'
import type { Route } from './route.ts'

const HistoryContext = createContext<RouteHistory | null>(null)

/** Gives the screens under it their history. */
export function RouteProvider({ history, children }: { history: RouteHistory; children: ReactNode }) {
  return <HistoryContext value={history}>{children}</HistoryContext>
}

/** The history of the session, to go somewhere. Throws outside the frame. */
export function useHistory(): RouteHistory {
  const history = useContext(HistoryContext)
  if (!history) throw new Error('no route outside the frame')
  return history
}

/** The place the person is at; redraws when it changes. */
export function useRoute(): Route {
  const history = useHistory()
  return useSyncExternalStore(history.subscribe, () => history.route)
}
