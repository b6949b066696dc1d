import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { newQueryClient } from '../ask/queries.ts'
import { APPLICATION_KEY } from '../frame/application.ts'
import { keepers } from '../keep/keepers.ts'
import { RouteHistory } from '../route/history.ts'
import { rememberPlace } from '../route/remembered.ts'
import type { Route } from '../route/route.ts'
import { RouteProvider } from '../route/useRoute.tsx'
import { startTexts } from '../text/i18n.ts'
import type { Role } from '../../shared/roles.ts'
import { SIGNED_IN, type BridgeDouble } from './bridge.ts'

/** A window as it is before anything is drawn, with a double of the main process behind it. */
function freshWindow(bridge: BridgeDouble) {
  cleanup()
  keepers.clear()
  sessionStorage.clear()
  Object.defineProperty(window, 'trialbook', { value: bridge, configurable: true })
  startTexts()
  return newQueryClient()
}

/** Draws the whole application. `place` is where the nurse of the double was before. */
export function renderApp(bridge: BridgeDouble, children: ReactNode, place?: Route) {
  const client = freshWindow(bridge)
  if (place && SIGNED_IN.person) rememberPlace(SIGNED_IN.person.id, place)
  render(<QueryClientProvider client={client}>{children}</QueryClientProvider>)
  return { user: userEvent.setup() }
}

/** Draws a part of the screen as a signed-in nurse sees it. */
export function renderWith(bridge: BridgeDouble, children: ReactNode, route: Route = { screen: 'today' }) {
  const client = freshWindow(bridge)
  client.setQueryData(APPLICATION_KEY, SIGNED_IN)
  const history = new RouteHistory(route)
  render(
    <QueryClientProvider client={client}>
      <RouteProvider history={history}>{children}</RouteProvider>
    </QueryClientProvider>,
  )
  return { user: userEvent.setup(), history, client }
}

/** The same as somebody of another role sees it. */
export function renderAs(role: Role, bridge: BridgeDouble, children: ReactNode, route?: Route) {
  const application = { ...SIGNED_IN, person: SIGNED_IN.person && { ...SIGNED_IN.person, role } }
  bridge.handlers['application.state'] = () => application
  const drawn = renderWith(bridge, children, route)
  drawn.client.setQueryData(APPLICATION_KEY, application)
  return drawn
}
