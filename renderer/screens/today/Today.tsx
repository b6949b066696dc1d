import { useTranslation } from 'react-i18next'
import { useAsk } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { Button } from '../../parts/Button.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { useWaitingSignatures } from '../signatures/useWaitingSignatures.ts'
import { WaitingForSignature } from '../signatures/WaitingForSignature.tsx'
import { dateText } from '../../text/format.ts'
import { Drafts, EventsToFinish, Holds, Queries, SeriousEvents } from './Lists.tsx'
import { DueVisits } from './DueVisits.tsx'
import { WaitingEntries } from './WaitingEntries.tsx'
import './Today.css'

/** What waits today: visits due and overdue, holds, serious events, my drafts, questions for me. */
export function Today() {
  const { t } = useTranslation()
  const history = useHistory()
  const { today, calendar } = useApplication()
  const toSign = useWaitingSignatures()
  const { data, error, refetch } = useAsk('today.get', {})
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting />
  const nothing = toSign.length === 0 && Object.values(data).every((list) => list.length === 0)
  return (
    <>
      <div className="row-apart">
        <h1>{t('today.title')}</h1>
        <span className="soft ltr">{dateText(today, calendar)}</span>
      </div>
      {nothing && (
        <Empty
          title={t('today.nothing')}
          action={<Button onPress={() => history.go({ screen: 'subjects' })}>{t('today.toSubjects')}</Button>}
        >
          {t('today.nothingText')}
        </Empty>
      )}
      <WaitingForSignature />
      <SeriousEvents events={data.seriousEvents} />
      <Holds holds={data.holds} />
      <div className="today">
        <DueVisits visits={data.visits} />
        <div className="stack">
          <EventsToFinish events={data.eventsToFinish} />
          <Drafts drafts={data.drafts} />
          <WaitingEntries />
          <Queries queries={data.queries} />
        </div>
      </div>
    </>
  )
}
