import { useTranslation } from 'react-i18next'
import type { ReportView } from '../../../shared/ipc/views/report.ts'
import { Note } from '../../parts/Note.tsx'
import { ReportPlot } from './ReportPlot.tsx'
import { ReportTable } from './ReportTable.tsx'

interface ReportPartProps {
  readonly part: ReportView['sections'][number]
  readonly caveat: string
}

/** One part of the report: the caveat where change is spoken of, then tables, then plots. A plot keeps its own table folded. */
export function ReportPart({ part, caveat }: ReportPartProps) {
  const { t } = useTranslation()
  const folded = new Set(part.plots.map(({ table }) => table.id))
  return (
    <section id={`report-${part.id}`} className="stack" aria-labelledby={`report-${part.id}-title`}>
      <h2 id={`report-${part.id}-title`} className="ltr">
        {part.title}
      </h2>
      {part.cautioned && (
        <Note tone="amber" title={t('report.caution')}>
          <p className="ltr" lang="en">
            {caveat}
          </p>
        </Note>
      )}
      {part.tables
        .filter(({ id }) => !folded.has(id))
        .map((table) => (
          <ReportTable key={table.id} table={table} />
        ))}
      {part.plots.length > 0 && (
        <div className="report-plots" dir="ltr">
          {part.plots.map((plot) => (
            <ReportPlot key={plot.id} plot={plot} />
          ))}
        </div>
      )}
    </section>
  )
}
