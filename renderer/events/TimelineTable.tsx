import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { EventTimeline, TimelineEvent } from '../../shared/ipc/views/adverseEvents.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { useApplication } from '../frame/application.ts'
import { useHistory } from '../route/useRoute.tsx'
import { dateText } from '../text/format.ts'
import { logRoute } from './routes.ts'
import { studyDay } from './timelineScale.ts'
import '../parts/Table.css'

interface TimelineTableProps {
  readonly timeline: EventTimeline
  readonly formId: string | undefined
}

/** What the picture shows, in rows: injections and events in their order, with the hours since the injection and why. */
export function TimelineTable({ timeline, formId }: TimelineTableProps) {
  const { t } = useTranslation()
  const { injections, events, undated } = timeline
  const rows = [
    ...injections.map(({ number, start }) => ({ at: start, number, event: null })),
    ...events.map((event) => ({ at: event.onset[0], number: event.number, event })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return (
    <details className="timeline-details">
      <summary>{t('timeline.table')}</summary>
      <div className="table-sheet">
        <table className="table">
          <thead>
            <tr>
              {(['what', 'when', 'window', 'why'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`timeline.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ at, number, event }) => (
              <tr key={event?.formId ?? at}>
                <th scope="row">
                  {event ? (
                    <EventName subjectId={timeline.subjectId} event={event} isThis={event.formId === formId} />
                  ) : (
                    t('timeline.injection', { number })
                  )}
                </th>
                <td>
                  <When timeline={timeline} at={at} event={event} />
                </td>
                <td>{event && <Window event={event} />}</td>
                <td className="small">{event && <Why event={event} />}</td>
              </tr>
            ))}
            {undated.map((event) => (
              <tr key={event.formId}>
                <th scope="row">
                  <EventName subjectId={timeline.subjectId} event={event} isThis={event.formId === formId} />
                </th>
                <td>{t('timeline.undated')}</td>
                <td>–</td>
                <td className="small">
                  <Why event={event} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

type Told = Omit<TimelineEvent, 'onset' | 'end'>

function EventName({
  subjectId,
  event,
  isThis,
}: {
  readonly subjectId: string
  readonly event: Told
  readonly isThis: boolean
}) {
  const { t } = useTranslation()
  const history = useHistory()
  const name = event.title ?? t('events.unnamed', { number: event.number })
  const more = [
    event.grade !== null && t('events.gradeIs', { grade: event.grade }),
    event.serious && t('events.serious'),
  ]
  return (
    <>
      {isThis ? (
        <bdi>
          {name} ({t('timeline.thisOne')})
        </bdi>
      ) : (
        <Link className="strong-link" onPress={() => history.go(logRoute(subjectId, 'AE', event.formId))}>
          <bdi>{name}</bdi>
        </Link>
      )}
      <span className="small soft timeline-under">{more.filter(Boolean).join(' · ')}</span>
    </>
  )
}

function When({
  timeline,
  at,
  event,
}: {
  readonly timeline: EventTimeline
  readonly at: string
  readonly event: TimelineEvent | null
}) {
  const { t } = useTranslation()
  const { calendar } = useApplication()
  const day = studyDay(timeline, at)
  const isExact = !event || event.onset[0] === event.onset[1]
  const time = isExact ? ` ${at.slice(11, 16)}` : ''
  return (
    <>
      <span className="ltr">
        {dateText(at.slice(0, 10), calendar)}
        {time}
      </span>
      {day !== undefined && <span className="small soft timeline-under">{t('timeline.day', { day })}</span>}
      {event?.end === null && <span className="small soft timeline-under">{t('timeline.goesOn')}</span>}
    </>
  )
}

function Window({ event }: { readonly event: TimelineEvent }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  return (
    <>
      {event.injection !== null && event.injection > 0 && t('timeline.injection', { number: event.injection })}
      {event.hours !== null && <span className="timeline-under">{t('events.hours', { hours: event.hours })}</span>}
      {event.window !== null && <span className="small soft timeline-under">{inLanguage(event.window, language)}</span>}
    </>
  )
}

function Why({ event }: { readonly event: Told }) {
  const { language } = useApplication()
  return <bdi>{inLanguage(event.why, language)}</bdi>
}
