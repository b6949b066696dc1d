import { useTranslation } from 'react-i18next'
import { useAsk } from '../ask/queries.ts'
import { TimelinePicture } from './TimelinePicture.tsx'
import { TimelineTable } from './TimelineTable.tsx'
import './Timeline.css'

interface ChildTimelineProps {
  readonly subjectId: string
  /** The event in view on its own form. */
  readonly formId?: string
}

/** The injections of a child with its adverse events on them, as a picture with the same in a table behind it. */
export function ChildTimeline({ subjectId, formId }: ChildTimelineProps) {
  const { t } = useTranslation()
  const { data } = useAsk('events.timeline', { subjectId })
  if (!data || data.subjectId !== subjectId) return null
  const isEmpty = data.injections.length === 0 && data.events.length === 0 && data.undated.length === 0
  return (
    <section className="timeline" aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline.title')}</h2>
      {isEmpty ? (
        <p className="soft">{t('timeline.none')}</p>
      ) : (
        <>
          <TimelinePicture timeline={data} formId={formId} />
          <TimelineTable timeline={data} formId={formId} />
        </>
      )}
    </section>
  )
}
