import { useTranslation } from 'react-i18next'
import { manifestSummary } from '../../../shared/ipc/views/export.ts'
import { useAct } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { Note } from '../../parts/Note.tsx'
import type { Job } from '../../parts/useJob.ts'
import { Stopped } from './Stopped.tsx'
import { Written } from './Written.tsx'

interface WriteStepProps {
  readonly job: Job
  /** Back to the request as it was. */
  readonly onBack: () => void
  /** A new, empty request. */
  readonly onAnother: () => void
}

/** Step three: how far it is, and how it ended. */
export function WriteStep({ job, onBack, onAnother }: WriteStepProps) {
  const { t } = useTranslation()
  const back = <Button onPress={onBack}>{t('export.backToWhat')}</Button>
  return (
    <div className="stack">
      <JobProgress job={job} label={t('job.export')} />
      {job.view?.state === 'running' && <p className="soft">{t('export.writing')}</p>}
      <ErrorNote error={job.error} />
      <Ending job={job} />
      <div className="row">
        {job.view?.state === 'done' && <ShowFolder id={job.view.id} isMade={madeOf(job)?.scan.passed === true} />}
        {job.view?.state === 'done' && madeOf(job)?.scan.passed ? (
          <Button onPress={onAnother}>{t('export.another')}</Button>
        ) : (
          job.view?.state !== 'running' && !job.isStarting && back
        )}
      </div>
    </div>
  )
}

/** The summary a job ended with; undefined while it runs and when it failed for another reason than the scan. */
function madeOf(job: Job) {
  const read = manifestSummary.safeParse(job.view?.result)
  return read.success ? read.data : undefined
}

function Ending({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const { view } = job
  if (!view || view.state === 'running') return null
  const made = madeOf(job)
  if (made && !made.scan.passed) return <Stopped hits={made.scan.hits} />
  if (view.state === 'cancelled')
    return (
      <Note tone="info" title={t('export.cancelledTitle')}>
        {t('export.cancelledText')}
      </Note>
    )
  if (view.state === 'done' && made) return <Written made={made} />
  return (
    <Note tone="danger" urgent title={t('export.failedTitle')}>
      {view.message && <p>{view.message}</p>}
      <p>{t('export.failedText')}</p>
    </Note>
  )
}

function ShowFolder({ id, isMade }: { readonly id: string; readonly isMade: boolean }) {
  const { t } = useTranslation()
  const show = useAct('jobs.showFolder')
  if (!isMade) return null
  return (
    <>
      <Button look="main" onPress={() => show.mutate({ id })}>
        {t('export.showFolder')}
      </Button>
      <ErrorNote error={show.error} />
    </>
  )
}
