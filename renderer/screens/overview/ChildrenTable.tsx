import { useTranslation } from 'react-i18next'
import type { DashboardChild } from '../../../shared/ipc/views/dashboard.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { visitName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import { Bar } from '../../parts/Bar.tsx'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { shortDate } from '../../text/format.ts'
import { DOSE_SIGN } from '../subject/doseSign.ts'
import { subjectStatus } from '../subjects/status.ts'
import '../../parts/Table.css'

const COLUMNS = [
  'child',
  'status',
  'injections',
  'nextVisit',
  'overdue',
  'hold',
  'openQueries',
  'completeness',
] as const

/** Every child in one line, by code; a click on the code opens the child. */
export function ChildrenTable({ rows }: { readonly rows: readonly DashboardChild[] }) {
  const { t } = useTranslation()
  return (
    <div className="table-sheet">
      <table className="table table-middle">
        <caption className="heard">{t('overview.children')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`overview.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.subjectId} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row }: { readonly row: DashboardChild }) {
  const { t } = useTranslation()
  const history = useHistory()
  const { calendar, language } = useApplication()
  const { subjectId, nextVisit } = row
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="overview-child ltr"
          onClick={() => history.go({ screen: 'subject', subjectId })}
        >
          {row.code}
        </button>
      </th>
      <td>{subjectStatus(t, row.status)}</td>
      <td>
        <Doses doses={row.doses} />
      </td>
      <td>
        {nextVisit === null ? '–' : inLanguage(visitName(nextVisit.oid), language)}
        {nextVisit?.latest != null && (
          <span className="small soft overview-under">
            {t('overview.until', { date: shortDate(nextVisit.latest, calendar) })}
          </span>
        )}
      </td>
      <td>
        {row.overdue === 0 ? (
          '–'
        ) : (
          <span className="glyph-pair overview-late">
            <GlyphShape name="overdue" size={16} />
            {row.overdue}
          </span>
        )}
      </td>
      <td className="overview-hold">{row.holds.length === 0 ? '–' : <Holds holds={row.holds} />}</td>
      <td>{row.openQueries === 0 ? '–' : row.openQueries}</td>
      <td>
        <Bar label={t('overview.completeness')} done={row.complete} total={row.expected} />
      </td>
    </tr>
  )
}

function Holds({ holds }: { readonly holds: DashboardChild['holds'] }) {
  return holds.map((message) => (
    <span key={message} className="overview-reason small">
      <GlyphShape name="hold" size={16} />
      <bdi>{message}</bdi>
    </span>
  ))
}

/** The four injections as shapes; the word stands once, for the one that is next, and each is heard. */
function Doses({ doses }: { readonly doses: DashboardChild['doses'] }) {
  const { t } = useTranslation()
  const next = doses.find(({ state }) => state !== 'given')
  return (
    <span className="overview-doses">
      {doses.map(({ number, state }) => {
        const words = t('overview.dose', { number, state: t(`dose.${state}`) })
        return (
          <span key={number} title={words}>
            <GlyphShape name={DOSE_SIGN[state]} />
            <span className="heard">{words}</span>
          </span>
        )
      })}
      <span className="small" aria-hidden>
        {next === undefined ? t('dose.given') : `${next.number}: ${t(`dose.${next.state}`)}`}
      </span>
    </span>
  )
}
