import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { daysBetween } from '../../../shared/dates/civilDate.ts'
import type { DashboardView } from '../../../shared/ipc/views/dashboard.ts'
import { clockText } from '../../events/clockText.ts'
import { useNow } from '../../events/useNow.ts'
import { useApplication } from '../../frame/application.ts'
import { placesOf, type PlaceName } from '../../frame/places.ts'
import { Bar } from '../../parts/Bar.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { stampText } from '../../text/format.ts'

/** The numbers of the site as one calm strip. What asks for a hand is marked by weight and words, never by colour alone. */
export function Facts({ site }: { readonly site: DashboardView }) {
  const { t } = useTranslation()
  const { stopping, queries, complete, expected } = site
  return (
    <ul className="site-facts" aria-label={t('overview.facts')}>
      <Fact to="subjects" label={t('overview.enrolled')} note={t('overview.ofPlanned', { planned: site.planned })}>
        {site.enrolled}
      </Fact>
      <Fact to="today" label={t('overview.dueThisWeek')} note={t('overview.visits')}>
        {site.dueThisWeek}
      </Fact>
      <Fact to="today" label={t('overview.overdue')} note={t('overview.visits')} isUrgent={site.overdue > 0}>
        {site.overdue}
      </Fact>
      <Fact to="today" label={t('overview.holds')} note={t('overview.holdsNote')} isUrgent={site.holds > 0}>
        {site.holds}
      </Fact>
      <Fact
        to="queries"
        label={t('overview.queries')}
        note={queries.oldestDays === null ? t('overview.none') : t('overview.oldest', { count: queries.oldestDays })}
      >
        {queries.open}
      </Fact>
      <SeriousFact {...site.seriousEvents} />
      <Fact
        to="events"
        label={t('overview.stopping')}
        note={t('overview.stoppingNote')}
        isUrgent={stopping.children > 0}
      >
        {t('overview.stoppingOf', { ...stopping })}
      </Fact>
      <Fact
        to="subjects"
        label={t('overview.completeness')}
        note={<Bar label={t('overview.completeness')} done={complete} total={expected} />}
      >
        {expected === 0 ? '–' : <span className="ltr">{Math.floor((100 * complete) / expected)} %</span>}
      </Fact>
      <AgeFact to="backup" label={t('overview.backup')} stamp={site.lastBackup} urgentFrom={site.backupRemindDays} />
      <AgeFact to="export" label={t('overview.export')} stamp={site.lastExport} />
    </ul>
  )
}

function SeriousFact({ count, clocks, late, nextDueBy }: DashboardView['seriousEvents']) {
  const { t } = useTranslation()
  const now = useNow()
  const note =
    late > 0
      ? t('overview.late', { count: late })
      : nextDueBy === null
        ? t('overview.noClock')
        : t('overview.nextReport', { time: clockText(t, nextDueBy, now) })
  return (
    <Fact to="events" label={t('overview.serious')} note={note} isUrgent={clocks > 0}>
      {count}
    </Fact>
  )
}

interface AgeFactProps {
  readonly to: PlaceName
  readonly label: string
  readonly stamp: string | null
  /** Age in days from which it asks for a hand; without one it never does. */
  readonly urgentFrom?: number
}

function AgeFact({ to, label, stamp, urgentFrom }: AgeFactProps) {
  const { t } = useTranslation()
  const { today } = useApplication()
  const text = stamp === null ? '' : stampText(stamp)
  const days = stamp === null ? null : Math.max(0, daysBetween(text.slice(0, 10), today))
  const isUrgent = urgentFrom !== undefined && (days === null || days >= urgentFrom)
  return (
    <Fact to={to} label={label} note={<span className="ltr">{text}</span>} isUrgent={isUrgent} isWords>
      {days === null ? t('overview.never') : t('overview.daysAgo', { count: days })}
    </Fact>
  )
}

interface FactProps {
  readonly to: PlaceName
  readonly label: string
  readonly note: ReactNode
  readonly isUrgent?: boolean
  readonly isWords?: boolean
  readonly children: ReactNode
}

/** One number; a way to its place for a role that has the place. */
function Fact({ to, label, note, isUrgent = false, isWords = false, children }: FactProps) {
  const history = useHistory()
  const { person } = useApplication()
  const place = person && placesOf(person.role).find(({ name }) => name === to)
  const look = `site-fact${isUrgent ? ' site-fact-urgent' : ''}`
  const value = <FactValue note={note} isWords={isWords} value={children} />
  return (
    <li>
      {place ? (
        <Link className={look} onPress={() => history.go(place.route)}>
          <span className="site-fact-label">{label}</span>
          {value}
        </Link>
      ) : (
        <div className={look}>
          <span className="site-fact-label">{label}</span>
          {value}
        </div>
      )}
    </li>
  )
}

interface FactValueProps {
  readonly note: ReactNode
  readonly isWords: boolean
  readonly value: ReactNode
}

function FactValue({ note, isWords, value }: FactValueProps) {
  return (
    <>
      <strong className={isWords ? 'site-fact-words' : 'site-fact-number'}>{value}</strong>
      <span className="site-fact-note">{note}</span>
    </>
  )
}
