import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { TodayView } from '../../../shared/ipc/views/today.ts'
import { formName } from '../../forms/definitions.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { clockText } from '../../events/clockText.ts'
import { useNow } from '../../events/useNow.ts'
import { Bar } from '../../parts/Bar.tsx'
import { GlyphShape } from '../../parts/Glyph.tsx'
import type { Route } from '../../route/route.ts'
import { useHistory } from '../../route/useRoute.tsx'
import { stampText } from '../../text/format.ts'

/** Serious events with the hour by which they must be reported. */
export function SeriousEvents({ events }: { readonly events: TodayView['seriousEvents'] }) {
  const { t } = useTranslation()
  const { calendar } = useApplication()
  const now = useNow()
  return (
    <List title={t('today.seriousEvents')} count={events.length}>
      {events.map((event) => (
        <Line
          key={event.formId}
          route={formRoute(event.subjectId, 'AE', event.formId)}
          code={event.subjectCode}
          name={event.name}
        >
          <GlyphShape name="serious" />
          <bdi>{event.title ?? t('events.unnamed', { number: event.number })}</bdi>
          <span className="late">
            {t('today.reportBy')} <span className="ltr">{stampText(event.dueBy, calendar)}</span>
          </span>
          <strong className={event.isLate ? 'late' : undefined}>{clockText(t, event.dueBy, now)}</strong>
        </Line>
      ))}
    </List>
  )
}

/** Adverse events that nobody has completed yet, one's own first, with the symptom that opened them. */
export function EventsToFinish({ events }: { readonly events: TodayView['eventsToFinish'] }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  return (
    <List title={t('events.toFinish')} count={events.length}>
      {events.map((event) => (
        <Line
          key={event.formId}
          route={formRoute(event.subjectId, 'AE', event.formId)}
          code={event.subjectCode}
          name={event.name}
        >
          <GlyphShape name={event.draftBy === null ? 'open' : 'draft'} />
          <bdi>{event.title ?? t('events.unnamed', { number: event.number })}</bdi>
          {!event.isMine && event.draftBy !== null && (
            <span className="soft small">{t('events.draftOf', { name: event.draftBy })}</span>
          )}
          {event.symptom && !event.isTakenBack && (
            <span className="soft small">
              {t('events.fromSymptom', { symptom: inLanguage(event.symptom, language) })}
            </span>
          )}
          {event.isTakenBack && <span className="small late">{t('events.takenBack')}</span>}
        </Line>
      ))}
    </List>
  )
}

/** Children whose next dose waits for the investigator, and why. */
export function Holds({ holds }: { readonly holds: TodayView['holds'] }) {
  const { t } = useTranslation()
  return (
    <List title={t('today.holds')} count={holds.length}>
      {holds.map((hold) => (
        <Line
          key={`${hold.subjectId}/${hold.check}`}
          route={{ screen: 'subject', subjectId: hold.subjectId }}
          code={hold.subjectCode}
          name={hold.name}
        >
          <GlyphShape name="hold" />
          <span>
            <bdi>{hold.message}</bdi> <span className="faint small ltr">{hold.check}</span>
          </span>
        </Line>
      ))}
    </List>
  )
}

/** What I typed and have not completed. */
export function Drafts({ drafts }: { readonly drafts: TodayView['drafts'] }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  return (
    <List title={t('today.drafts')} count={drafts.length}>
      {drafts.map((draft) => (
        <Line
          key={draft.formId}
          route={formRoute(draft.subjectId, draft.form, draft.formId)}
          code={draft.subjectCode}
          name={draft.name}
        >
          <span>{inLanguage(formName(draft.form), language)}</span>
          <Bar label={t('today.answered')} done={draft.answered} total={draft.required} />
        </Line>
      ))}
    </List>
  )
}

/** Questions that wait for this person, the oldest first. */
export function Queries({ queries }: { readonly queries: TodayView['queries'] }) {
  const { t } = useTranslation()
  return (
    <List title={t('today.queries')} count={queries.length}>
      {queries
        .toSorted((a, b) => b.ageDays - a.ageDays)
        .map((query) => (
          <Line
            key={query.queryId}
            route={{ screen: 'queries', queryId: query.queryId }}
            code={query.subjectCode}
            name={query.name}
          >
            <GlyphShape name="query" />
            <bdi>{query.text}</bdi>
            <span className="soft small">{t('today.daysOld', { count: query.ageDays })}</span>
          </Line>
        ))}
    </List>
  )
}

/** The way to a form that is there already. */
export function formRoute(subjectId: string, form: string, formId: string): Route {
  return { screen: 'form', subjectId, studyEventOid: null, studyEventRepeat: 1, form, formId }
}

/** A work list with its title and count; nothing while it is empty. */
export function List({
  title,
  count,
  children,
}: {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
}) {
  if (count === 0) return null
  return (
    <section className="stack-tight">
      <h2>
        {title} <span className="soft">{count}</span>
      </h2>
      <ul className="lines">{children}</ul>
    </section>
  )
}

interface LineProps {
  readonly route: Route
  readonly code: string
  readonly name: string | null
  readonly children: ReactNode
}

/** One line of a work list: the child, and what waits; the whole line leads there. */
export function Line({ route, code, name, children }: LineProps) {
  const history = useHistory()
  return (
    <li>
      <Link className="line" onPress={() => history.go(route)}>
        <span className="line-who">
          <strong className="ltr">{code}</strong> <bdi>{name}</bdi>
        </span>
        {children}
      </Link>
    </li>
  )
}
