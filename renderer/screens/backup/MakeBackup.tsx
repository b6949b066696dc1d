import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { backupResult, type BackupView } from '../../../shared/ipc/views/backup.ts'
import type { JobView } from '../../../shared/ipc/views/export.ts'
import { ask } from '../../ask/ask.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { HashText } from '../../parts/HashText.tsx'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { Note } from '../../parts/Note.tsx'
import { useJob } from '../../parts/useJob.ts'
import { stampText } from '../../text/format.ts'

/** One click makes a backup; beside it, when the last one was made and when the next comes by itself. */
export function MakeBackup({ view }: { readonly view: BackupView }) {
  const { t } = useTranslation()
  const job = useJob('backup')
  useLookAgainAfter(job.view?.state)
  const isRunning = job.isStarting || job.view?.state === 'running'
  const start = (elsewhere: boolean) => job.start(() => ask('backup.start', elsewhere ? { elsewhere } : {}))
  return (
    <section className="backup-sheet stack-tight" aria-label={t('backup.now')}>
      <dl className="backup-facts">
        <Fact label={t('backup.last')} stamp={view.lastBackup} none={t('backup.never')} />
        <div>
          <dt>{t('backup.next')}</dt>
          <dd>
            <NextDue view={view} />
          </dd>
        </div>
        <Fact label={t('backup.lastDrill')} stamp={view.lastDrill} none={t('backup.never')} />
      </dl>
      <div className="row">
        <Button look="main" onPress={() => start(false)} isDisabled={isRunning}>
          {t('backup.now')}
        </Button>
        {view.places.length > 0 && (
          <Button onPress={() => start(true)} isDisabled={isRunning}>
            {t('backup.elsewhere')}
          </Button>
        )}
      </div>
      <p className="small soft">{t('backup.schedule', { every: t(`backup.every_${view.every}`), keep: view.keep })}</p>
      <JobProgress job={job} label={t('backup.running')} />
      <ErrorNote error={job.error} />
      {job.view && <Ended view={job.view} />}
    </section>
  )
}

function Fact({
  label,
  stamp,
  none,
}: {
  readonly label: string
  readonly stamp: string | null
  readonly none: string
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{stamp === null ? none : <span className="ltr">{stampText(stamp)}</span>}</dd>
    </div>
  )
}

function NextDue({ view }: { readonly view: BackupView }) {
  const { t } = useTranslation()
  const [now] = useState(() => Date.now())
  if (view.nextDue === null) return t('backup.off')
  if (Date.parse(view.nextDue) <= now) return t('backup.dueNow')
  return <span className="ltr">{stampText(view.nextDue)}</span>
}

function Ended({ view }: { readonly view: JobView }) {
  const { t } = useTranslation()
  if (view.state === 'running') return null
  if (view.state === 'cancelled') return <Note tone="info">{t('job.cancelled')}</Note>
  const read = backupResult.safeParse(view.result)
  const [copy] = read.success ? read.data.copies : []
  return (
    <>
      {copy && (
        <Note
          tone={copy.whole ? 'good' : 'danger'}
          title={copy.whole ? t('backup.done', { sequence: copy.lastSequence }) : t('backup.doneBroken')}
          actions={
            <Button size="small" onPress={() => void ask('jobs.showFolder', { id: view.id })}>
              {t('backup.showFolder')}
            </Button>
          }
        >
          <HashText hash={copy.head} />
          {read.success && read.data.pruned > 0 && <p>{t('backup.pruned', { count: read.data.pruned })}</p>}
        </Note>
      )}
      {view.message !== '' && (
        <Note tone="danger" urgent title={t('backup.problemTitle')}>
          {view.message}
        </Note>
      )}
    </>
  )
}

/** A job that ends is itself a record: what the screen says is asked again. */
export function useLookAgainAfter(state: string | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    if (state === undefined || state === 'running') return
    void client.invalidateQueries({ queryKey: ['backup.get'] })
    void client.invalidateQueries({ queryKey: ['application.state'] })
  }, [client, state])
}
