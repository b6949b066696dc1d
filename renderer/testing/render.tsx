import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { newQueryClient } from '../ask/queries.ts'
import { APPLICATION_KEY } from '../frame/application.ts'
import { keepers } from '../keep/keepers.ts'
import { RouteHistory } from '../route/history.ts'
import type { Route } from '../route/route.ts'
import { RouteProvider } from '../route/useRoute.tsx'
import { startTexts } from '../text/i18n.ts'
import { SIGNED_IN, type BridgeDouble } from './bridge.ts'

/** Draws a part of the screen with a double of the main process behind it. */
export function renderWith(bridge: BridgeDouble, children: ReactNode, route: Route = { screen: 'today' }) {
  cleanup()
  keepers.clear()
  sessionStorage.clear()
  Object.defineProperty(window, 'trialbook', { value: bridge, configurable: true })
  startTexts()
  const client = newQueryClient()
  client.setQueryData(APPLICATION_KEY, SIGNED_IN)
  const history = new RouteHistory(route)
  render(
    <QueryClientProvider client={client}>
      <RouteProvider history={history}>{children}</RouteProvider>
    </QueryClientProvider>,
  )
  return { user: userEvent.setup(), history, client }
}
