import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ask, AskFailure } from '../../../ask/ask.ts'
import { useAct } from '../../../ask/queries.ts'
import { Button } from '../../../parts/Button.tsx'
import { CivilDateField } from '../../../parts/CivilDateField.tsx'
import { Dialog } from '../../../parts/Dialog.tsx'
import { ErrorNote } from '../../../parts/ErrorNote.tsx'
import { JobProgress } from '../../../parts/JobProgress.tsx'
import { Note } from '../../../parts/Note.tsx'
import { useJob, type Job } from '../../../parts/useJob.ts'

/** A week ago on this machine, the usual time between two visits. */
const aWeekAgo = () => new Date(Date.now() - 7 * 86_400_000).toLocaleDateString('sv-SE')

/** The visit report of this person: ordered by a button, its state shown below. */
export function useVisitReport(): Job {
  return useJob('visitReport')
}

/** The way to the visit report as a PDF, since a day. */
export function VisitReportButton({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)} isDisabled={job.isStarting || job.view?.state === 'running'}>
        {t('visitReport.open')}
      </Button>
      {open && <ReportDialog job={job} onClose={() => setOpen(false)} />}
    </>
  )
}

function ReportDialog({ job, onClose }: { readonly job: Job; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [since, setSince] = useState<string | null>(aWeekAgo)
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (since === null) return
    job.start(() => ask('documents.order', { kind: 'visitReport', since }))
    onClose()
  }
  return (
    <Dialog
      title={t('visitReport.open')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={submit}>
            {t('visitReport.act')}
          </Button>
        </>
      }
    >
      <p>{t('visitReport.text')}</p>
      <CivilDateField
        label={t('visitReport.since')}
        value={since}
        onChange={setSince}
        error={tried && since === null ? t('field.required') : undefined}
      />
    </Dialog>
  )
}

const written = z.object({ file: z.string() })

/** How the report is doing, and where it went. */
export function VisitReportState({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const show = useAct('jobs.showFolder')
  const { view, error } = job
  const wasCancelled = error instanceof AskFailure && error.code === 'cancelled'
  const made = view?.state === 'done' ? written.safeParse(view.result) : undefined
  return (
    <>
      <JobProgress job={job} label={t('visitReport.busy')} />
      {!wasCancelled && <ErrorNote error={error} />}
      {made?.success && view && (
        <Note
          tone="good"
          title={t('visitReport.done')}
          actions={
            <>
              <Button size="small" onPress={() => show.mutate({ id: view.id })}>
                {t('export.showFolder')}
              </Button>
              <Button size="small" look="quiet" onPress={job.forget}>
                {t('act.understood')}
              </Button>
            </>
          }
        >
          <bdi>{made.data.file}</bdi>
          <ErrorNote error={show.error} />
        </Note>
      )}
      {view?.state === 'failed' && (
        <Note
          tone="danger"
          urgent
          title={t('job.failed')}
          actions={
            <Button size="small" look="quiet" onPress={job.forget}>
              {t('act.understood')}
            </Button>
          }
        >
          {view.message}
        </Note>
      )}
    </>
  )
}
