import { useTranslation } from 'react-i18next'
import { useAsk } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { ReportHead } from './ReportHead.tsx'
import { ReportPart } from './ReportPart.tsx'
import { WriteReport } from './WriteReport.tsx'
import './Report.css'

/** The trial report: one page of tables and plots, as its document has them. */
export function Report() {
  const { t } = useTranslation()
  const { data, error, refetch } = useAsk('report.get', {})
  return (
    <>
      <h1>{t('report.title')}</h1>
      <WriteReport isDisabled={!data || data.children === 0} />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting label={t('report.computing')} />}
      {data?.children === 0 && <Empty title={t('report.noChildren')}>{t('report.noChildrenText')}</Empty>}
      {data && data.children > 0 && (
        <article className="report">
          <ReportHead report={data} />
          <nav className="row" aria-label={t('report.sections')}>
            {data.sections.map(({ id, title }) => (
              <Button key={id} size="small" onPress={() => goTo(id)}>
                {title}
              </Button>
            ))}
          </nav>
          {data.sections.map((part) => (
            <ReportPart key={part.id} part={part} caveat={data.caveat} />
          ))}
        </article>
      )}
    </>
  )
}

function goTo(id: string): void {
  document.getElementById(`report-${id}`)?.scrollIntoView()
}
