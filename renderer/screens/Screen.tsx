import { onDemand } from '../parts/onDemand.tsx'
import { useRoute } from '../route/useRoute.tsx'

// Each screen is fetched when it is first looked at, so that the window opens quickly.
const Today = onDemand(async () => (await import('./today/Today.tsx')).Today)
const Overview = onDemand(async () => (await import('./overview/Overview.tsx')).Overview)
const Subjects = onDemand(async () => (await import('./subjects/Subjects.tsx')).Subjects)
const Subject = onDemand(async () => (await import('./subject/Subject.tsx')).Subject)
const FormScreen = onDemand(async () => (await import('../forms/FormScreen.tsx')).FormScreen)
const Events = onDemand(async () => (await import('./events/Events.tsx')).Events)
const Queries = onDemand(async () => (await import('./queries/Queries.tsx')).Queries)
const WaitingSignatures = onDemand(async () => (await import('./signatures/WaitingSignatures.tsx')).WaitingSignatures)
const Audit = onDemand(async () => (await import('./audit/Audit.tsx')).Audit)
const Import = onDemand(async () => (await import('./import/Import.tsx')).Import)
const Export = onDemand(async () => (await import('./export/Export.tsx')).Export)
const Report = onDemand(async () => (await import('./report/Report.tsx')).Report)
const People = onDemand(async () => (await import('./people/People.tsx')).People)
const Backup = onDemand(async () => (await import('./backup/Backup.tsx')).Backup)
const Settings = onDemand(async () => (await import('./settings/Settings.tsx')).Settings)
const Password = onDemand(async () => (await import('./password/Password.tsx')).Password)

/** The screen of the place the person is at. A password that must change comes before everything. */
export function Screen({ mustChangePassword }: { readonly mustChangePassword: boolean }) {
  const route = useRoute()
  if (mustChangePassword) return <Password required />
  switch (route.screen) {
    case 'today':
      return <Today />
    case 'overview':
      return <Overview />
    case 'subjects':
      return <Subjects />
    case 'subject':
      return <Subject subjectId={route.subjectId} />
    case 'form':
      return <FormScreen place={route} />
    case 'events':
      return <Events />
    case 'queries':
      return <Queries queryId={route.queryId} />
    case 'signatures':
      return <WaitingSignatures />
    case 'audit':
      return <Audit filter={route.filter} view={route.view ?? 'records'} />
    case 'import':
      return <Import />
    case 'export':
      return <Export />
    case 'report':
      return <Report />
    case 'people':
      return <People />
    case 'backup':
      return <Backup />
    case 'settings':
      return <Settings />
    case 'password':
      return <Password />
  }
}
