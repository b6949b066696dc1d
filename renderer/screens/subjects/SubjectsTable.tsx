import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubjectRow } from '../../../shared/ipc/views/subjects.ts'
import { useApplication } from '../../frame/application.ts'
import { Bar } from '../../parts/Bar.tsx'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { shortDate } from '../../text/format.ts'
import { subjectStatus } from './status.ts'
import './SubjectsTable.css'

const ROW_HEIGHT = 52

/** The children as rows. Only the rows in view are drawn, so that ten thousand scroll like ten. */
export function SubjectsTable({ rows }: { readonly rows: readonly SubjectRow[] }) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const headings = ['code', 'status', 'gmfcs', 'nextVisit', 'nextDose', 'open', 'completeness'] as const
  return (
    <div
      className="grid-scroll"
      ref={scroller}
      role="table"
      aria-rowcount={rows.length + 1}
      aria-label={t('subjects.title')}
    >
      <div className="grid-head grid-row" role="row" aria-rowindex={1}>
        {headings.map((heading) => (
          <span key={heading} role="columnheader">
            {t(`subjects.${heading}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" className="grid-body" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return row && <Row key={row.id} row={row} index={item.index} top={item.start} />
        })}
      </div>
    </div>
  )
}

function Row({ row, index, top }: { readonly row: SubjectRow; readonly index: number; readonly top: number }) {
  const { t } = useTranslation()
  const history = useHistory()
  const { calendar } = useApplication()
  const late = row.nextVisit?.latest
  return (
    <div className="grid-row" role="row" aria-rowindex={index + 2} style={{ transform: `translateY(${top}px)` }}>
      <span role="cell" className="grid-who">
        <button
          type="button"
          className="grid-link"
          onClick={() => history.go({ screen: 'subject', subjectId: row.id })}
        >
          <strong className="ltr">{row.code}</strong>
          {row.name && <bdi className="grid-name">{row.name}</bdi>}
        </button>
      </span>
      <span role="cell">{subjectStatus(t, row.status)}</span>
      <span role="cell" className="ltr">
        {row.gmfcs ?? '–'}
        {row.ageYears !== null && <span className="soft small"> · {t('subjects.years', { count: row.ageYears })}</span>}
      </span>
      <span role="cell">
        {row.nextVisit ? (
          <>
            <span className="ltr">{row.nextVisit.oid}</span>
            {late && <span className="soft small ltr grid-under">≤ {shortDate(late, calendar)}</span>}
          </>
        ) : (
          '–'
        )}
      </span>
      <span role="cell">{row.nextDose ?? '–'}</span>
      <span role="cell" className="grid-marks">
        <Mark glyph="query" count={row.openQueries} label={t('subjects.queries', { count: row.openQueries })} />
        <Mark glyph="draft" count={row.drafts} label={t('subjects.drafts', { count: row.drafts })} />
        <Mark glyph="hold" count={row.holds} label={t('subjects.holds', { count: row.holds })} />
      </span>
      <span role="cell">
        <Bar label={t('subjects.completeness')} done={row.complete} total={row.expected} />
      </span>
    </div>
  )
}

function Mark({
  glyph,
  count,
  label,
}: {
  readonly glyph: 'query' | 'draft' | 'hold'
  readonly count: number
  readonly label: string
}) {
  if (count === 0) return null
  return (
    <span className="grid-mark" title={label}>
      <GlyphShape name={glyph} size={16} />
      <span aria-hidden>{count}</span>
      <span className="heard">{label}</span>
    </span>
  )
}
