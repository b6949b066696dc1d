import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EventRow } from '../../../shared/ipc/views/adverseEvents.ts'
import { clockText } from '../../events/clockText.ts'
import { logRoute } from '../../events/routes.ts'
import { useNow } from '../../events/useNow.ts'
import { useApplication } from '../../frame/application.ts'
import { Glyph, GlyphShape } from '../../parts/Glyph.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { shortDate } from '../../text/format.ts'
import { glyphOf } from '../subject/cellGlyph.ts'
import type { EventColumn } from './filterEvents.ts'
import '../../parts/Table.css'
import './Events.css'

interface EventsTableProps {
  readonly events: readonly EventRow[]
  readonly order: { readonly by: EventColumn; readonly isDown: boolean }
  readonly onSort: (by: EventColumn) => void
}

const COLUMNS = ['child', 'event', 'grade', 'onset', 'injection', 'related', 'state', 'clock'] as const
const SORTED: readonly string[] = ['child', 'event', 'grade', 'onset', 'clock'] satisfies EventColumn[]

/** The events as rows; a click on a head sorts by it, a click on an event opens it. */
export function EventsTable({ events, order, onSort }: EventsTableProps) {
  const { t } = useTranslation()
  return (
    <div className="table-sheet">
      <table className="table table-middle">
        <caption className="heard">{t('events.title')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) =>
              SORTED.includes(column) ? (
                <SortHead key={column} column={column as EventColumn} order={order} onSort={onSort} />
              ) : (
                <th key={column} scope="col">
                  {t(`events.${column}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Row key={event.formId} event={event} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SortHead({ column, order, onSort }: Omit<EventsTableProps, 'events'> & { readonly column: EventColumn }) {
  const { t } = useTranslation()
  const isBy = order.by === column
  const Arrow = order.isDown ? ArrowDown : ArrowUp
  return (
    <th scope="col" aria-sort={isBy ? (order.isDown ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className="sort-head"
        onClick={() => onSort(column)}
        title={t('events.sort', { by: t(`events.${column}`) })}
      >
        {t(`events.${column}`)}
        {isBy && <Arrow size={14} aria-hidden />}
      </button>
    </th>
  )
}

function Row({ event }: { readonly event: EventRow }) {
  const { t } = useTranslation()
  const history = useHistory()
  const now = useNow()
  const { calendar } = useApplication()
  const { subjectId, formId, clock } = event
  return (
    <tr>
      <td>
        <button type="button" className="events-child" onClick={() => history.go({ screen: 'subject', subjectId })}>
          <strong className="ltr">{event.subjectCode}</strong>
          {event.name && <bdi className="events-name">{event.name}</bdi>}
        </button>
      </td>
      <th scope="row">
        <button type="button" className="events-link" onClick={() => history.go(logRoute(subjectId, 'AE', formId))}>
          {event.serious === true && (
            <>
              <GlyphShape name="serious" size={16} />
              <span className="heard">{t('events.serious')}</span>
            </>
          )}
          <bdi>{event.title ?? t('events.unnamed', { number: event.number })}</bdi>
        </button>
        {event.term !== null && event.term !== event.title && <span className="small soft ltr">{event.term}</span>}
      </th>
      <td className="ltr">{event.grade ?? '–'}</td>
      <td className="events-short">
        <span className="ltr">{event.onset === null ? '–' : shortDate(event.onset.slice(0, 10), calendar)}</span>
        {event.ongoing === true && <span className="small soft events-under">{t('events.ongoing')}</span>}
      </td>
      <td className="events-short">
        <span className="ltr">
          {event.injection === null ? '–' : event.injection === 0 ? t('events.noInjection') : event.injection}
        </span>
        {event.hours !== null && (
          <span className="small soft events-under">{t('events.hours', { hours: event.hours })}</span>
        )}
      </td>
      <td>{event.related === null ? '–' : t(event.related ? 'events.related' : 'events.unrelated')}</td>
      <td>
        <Glyph name={glyphOf(event.state)} />
        {event.draftBy !== null && (
          <span className="small soft events-under">{t('events.draftOf', { name: event.draftBy })}</span>
        )}
      </td>
      <td className={clock?.isLate ? 'late' : undefined}>
        {clock === null ? '–' : <strong>{clockText(t, clock.dueBy, now)}</strong>}
      </td>
    </tr>
  )
}
