import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ARCHIVE_STEPS, archiveSummary } from '../../../../shared/ipc/views/archive.ts'
import { Button } from '../../../parts/Button.tsx'
import { ErrorNote } from '../../../parts/ErrorNote.tsx'
import { Note } from '../../../parts/Note.tsx'
import { useJob, type Job } from '../../../parts/useJob.ts'
import { ArchiveDialog } from './ArchiveDialog.tsx'
import { ArchiveMade } from './ArchiveMade.tsx'
import { ArchiveProgress } from './ArchiveProgress.tsx'
import './Archive.css'

/** The sealed archive (R33-R36): what it is, how it is doing, and what to do with it. Found again after a lock. */
export function Archive() {
  const { t } = useTranslation()
  const job = useJob('archive')
  const [asks, setAsks] = useState(false)
  const isRunning = job.view?.state === 'running'
  return (
    <div className="stack">
      {isRunning && <ArchiveProgress job={job} />}
      <ErrorNote error={job.error} />
      <Ending job={job} />
      <section className="archive stack" aria-labelledby="archive-title">
        <div className="stack-tight">
          <h2 id="archive-title">{t('archive.title')}</h2>
          <p className="export-prose">{t('archive.text')}</p>
        </div>
        <div className="archive-sides">
          <div className="stack-tight">
            <h3>{t('archive.holds')}</h3>
            <dl className="archive-parts">
              {ARCHIVE_STEPS.map((step) => (
                <div key={step}>
                  <dt>{t(`archive.part.${step}`)}</dt>
                  <dd>{t(`archive.partText.${step}`)}</dd>
                </div>
              ))}
            </dl>
          </div>
          <div className="stack-tight">
            <h3>{t('archive.for')}</h3>
            <ul className="archive-for">
              <li>{t('archive.forSite')}</li>
              <li>{t('archive.forInspector')}</li>
              <li>{t('archive.forSuccessor')}</li>
            </ul>
            <p className="small soft">{t('archive.drafts')}</p>
          </div>
        </div>
        <Note tone="danger" title={t('archive.named')}>
          {t('archive.namedText')}
        </Note>
        <div className="row">
          <Button look="main" onPress={() => setAsks(true)} isDisabled={isRunning || job.isStarting}>
            {t('archive.open')}
          </Button>
        </div>
      </section>
      {asks && (
        <ArchiveDialog
          onClose={() => setAsks(false)}
          onStarted={(started) => {
            setAsks(false)
            job.start(() => Promise.resolve(started))
          }}
        />
      )}
    </div>
  )
}

function Ending({ job: { view, forget } }: { readonly job: Job }) {
  const { t } = useTranslation()
  if (!view || view.state === 'running') return null
  const read = archiveSummary.safeParse(view.result)
  if (view.state === 'done' && read.success) return <ArchiveMade id={view.id} made={read.data} onRead={forget} />
  const put = (
    <Button size="small" look="quiet" onPress={forget}>
      {t('act.understood')}
    </Button>
  )
  if (view.state === 'cancelled')
    return (
      <Note tone="info" title={t('archive.cancelled')} actions={put}>
        {t('archive.cancelledText')}
      </Note>
    )
  return (
    <Note tone="danger" urgent title={t('archive.failed')} actions={put}>
      {view.message && <p>{view.message}</p>}
      <p>{t('archive.failedText')}</p>
    </Note>
  )
}
