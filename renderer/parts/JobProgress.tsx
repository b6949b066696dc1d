import { useTranslation } from 'react-i18next'
import { Bar } from './Bar.tsx'
import { Button } from './Button.tsx'
import type { Job } from './useJob.ts'
import './JobProgress.css'

/** A running job: how far it is, and the way to stop it. Draws nothing when none runs. */
export function JobProgress({ job, label }: { readonly job: Job; readonly label: string }) {
  const { t } = useTranslation()
  const { view } = job
  if (view?.state !== 'running' && !job.isStarting) return null
  return (
    <section className="job" aria-label={label}>
      <div className="row-apart">
        <strong>{label}</strong>
        {view && (
          <Button size="small" onPress={job.cancel}>
            {t('job.cancel')}
          </Button>
        )}
      </div>
      {view && view.total > 0 && <Bar label={label} done={Math.floor(view.done)} total={view.total} />}
      <p className="small soft">{view?.message || t('job.goesOn')}</p>
    </section>
  )
}
