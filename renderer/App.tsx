import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { ApplicationView, PersonView } from '../shared/ipc/views/session.ts'
import { listen } from './ask/ask.ts'
import { useApplicationState } from './frame/application.ts'
import { startOf } from './frame/places.ts'
import { endSession } from './frame/session.ts'
import { ErrorNote } from './parts/ErrorNote.tsx'
import { onDemand } from './parts/onDemand.tsx'
import { Waiting } from './parts/Waiting.tsx'
import { RouteHistory } from './route/history.ts'
import { rememberedPlace, rememberPlace } from './route/remembered.ts'
import { RouteProvider } from './route/useRoute.tsx'
import { FirstRun } from './screens/firstRun/FirstRun.tsx'
import { SignedOut } from './screens/signIn/SignedOut.tsx'
import { speak } from './text/i18n.ts'

// The two first screens come with the page, as one of them is what the window opens on; the work itself when it is needed.
const Frame = onDemand(async () => (await import('./frame/Frame.tsx')).Frame)

/** The whole window: first run, sign in, or the work itself. */
export function App() {
  const client = useQueryClient()
  const { data, error, refetch } = useApplicationState()
  const language = data?.language ?? 'en'
  useEffect(() => void speak(language), [language])
  useEffect(() => listen('session.locked', () => endSession(client)), [client])
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting />
  return (
    <I18nProvider locale={language === 'fa' ? 'fa-IR-u-ca-gregory-nu-latn' : 'en-GB'}>
      <Phase application={data} />
    </I18nProvider>
  )
}

function Phase({ application }: { readonly application: ApplicationView }) {
  switch (application.phase) {
    case 'firstRun':
    case 'confirmKit':
      return <FirstRun application={application} />
    case 'signedOut':
      return <SignedOut application={application} />
    case 'signedIn':
      return application.person ? <Work application={application} person={application.person} /> : <Waiting />
  }
}

/** The work of one person. Begins where the same person was before a lock. */
function Work({ application, person }: { readonly application: ApplicationView; readonly person: PersonView }) {
  const { id, role } = person
  const history = useMemo(() => new RouteHistory(rememberedPlace(id) ?? startOf(role)), [id, role])
  useEffect(() => history.subscribe(() => rememberPlace(id, history.route)), [history, id])
  return (
    <RouteProvider history={history}>
      <Frame application={application} person={person} />
    </RouteProvider>
  )
}
