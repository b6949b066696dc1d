import { useTranslation } from 'react-i18next'
import { reportSummary } from '../../../shared/ipc/views/report.ts'
import { ask, AskFailure } from '../../ask/ask.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { Note } from '../../parts/Note.tsx'
import { type Job, useJob } from '../../parts/useJob.ts'

/** The way to the files of the report: a job that is found again after a lock. */
export function WriteReport({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation()
  const job = useJob('report')
  // Whoever closes the folder dialog wanted nothing; that is no failure.
  const closed = job.error instanceof AskFailure && job.error.code === 'cancelled'
  return (
    <div className="stack-tight">
      <div className="row">
        <Button
          look="main"
          isDisabled={isDisabled || job.isStarting || job.view?.state === 'running'}
          onPress={() => job.start(() => ask('report.start', {}))}
        >
          {t('report.write')}
        </Button>
        <span className="small soft">{t('report.writeText')}</span>
      </div>
      <JobProgress job={job} label={t('job.report')} />
      {!closed && <ErrorNote error={job.error} />}
      <Ending job={job} />
    </div>
  )
}

function Ending({ job: { view } }: { readonly job: Job }) {
  const { t } = useTranslation()
  const made = reportSummary.safeParse(view?.result)
  if (!view || view.state === 'running') return null
  if (view.state === 'cancelled')
    return (
      <Note tone="info" title={t('report.cancelled')}>
        {t('report.cancelledText')}
      </Note>
    )
  if (view.state === 'done' && made.success)
    return (
      <Note
        tone="good"
        title={t('report.done')}
        actions={<Button onPress={() => void ask('jobs.showFolder', { id: view.id })}>{t('report.showFolder')}</Button>}
      >
        {t('report.doneText', { count: made.data.files })} <bdi className="ltr">{made.data.folder}</bdi>
      </Note>
    )
  return (
    <Note tone="danger" urgent title={t('report.failed')}>
      {view.message && <p>{view.message}</p>}
      <p>{t('report.failedText')}</p>
    </Note>
  )
}
