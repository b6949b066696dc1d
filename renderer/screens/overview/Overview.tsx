import { useTranslation } from 'react-i18next'
import { useAsk } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { dateText } from '../../text/format.ts'
import { WaitingForSignature } from '../signatures/WaitingForSignature.tsx'
import { ChildrenTable } from './ChildrenTable.tsx'
import { Facts } from './Facts.tsx'
import './Overview.css'

/** The whole site: its numbers, each one click from where it is handled, and every child in one line. */
export function Overview() {
  const { t } = useTranslation()
  const history = useHistory()
  const { today, calendar } = useApplication()
  const { data, error, refetch } = useAsk('dashboard.get', {})
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting />
  return (
    <>
      <div className="row-apart">
        <h1>{t('overview.title')}</h1>
        <span className="soft ltr">{dateText(today, calendar)}</span>
      </div>
      <WaitingForSignature />
      <Facts site={data} />
      <section className="stack-tight">
        <h2>{t('overview.children')}</h2>
        {data.children.length === 0 ? (
          <Empty
            title={t('overview.noChild')}
            action={<Button onPress={() => history.go({ screen: 'subjects' })}>{t('overview.toSubjects')}</Button>}
          >
            {t('overview.noChildText')}
          </Empty>
        ) : (
          <ChildrenTable rows={data.children} />
        )}
      </section>
    </>
  )
}
