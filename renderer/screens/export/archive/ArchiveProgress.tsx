import { Circle, CircleCheck, CircleDot } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ARCHIVE_STEPS } from '../../../../shared/ipc/views/archive.ts'
import { bringIntoView } from '../../../parts/bringIntoView.ts'
import { Bar } from '../../../parts/Bar.tsx'
import { Button } from '../../../parts/Button.tsx'
import type { Job } from '../../../parts/useJob.ts'
import '../../../parts/JobProgress.css'

const PICTURES = { stepDone: CircleCheck, stepNow: CircleDot, stepWaits: Circle }

/** A running archive: its steps, how far the present one is, and the way to stop it. */
export function ArchiveProgress({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const [stops, setStops] = useState(false)
  const { view } = job
  const at = Math.max(
    0,
    ARCHIVE_STEPS.findIndex((step) => step === view?.step),
  )
  return (
    <section className="job" ref={bringIntoView} aria-label={t('archive.busy')}>
      <div className="row-apart">
        <strong>{t('archive.busy')}</strong>
        <Button
          size="small"
          isDisabled={stops}
          onPress={() => {
            setStops(true)
            job.cancel()
          }}
        >
          {t('archive.cancel')}
        </Button>
      </div>
      <ol className="archive-steps">
        {ARCHIVE_STEPS.map((step, index) => {
          const state = index < at ? 'stepDone' : index === at ? 'stepNow' : 'stepWaits'
          const Picture = PICTURES[state]
          return (
            <li key={step} className={`archive-${state}`} aria-current={state === 'stepNow' ? 'step' : undefined}>
              <Picture size={16} aria-hidden />
              {t(`archive.part.${step}`)}
              <span className="heard">{t(`archive.${state}`)}</span>
            </li>
          )
        })}
      </ol>
      {view && view.total > 0 && (
        <Bar
          label={t(`archive.part.${ARCHIVE_STEPS[at] ?? 'forms'}`)}
          done={Math.floor(view.done)}
          total={view.total}
        />
      )}
      <p className="small soft" role="status">
        {stops ? t('archive.stopping') : t('job.goesOn')}
      </p>
    </section>
  )
}
