import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportPlotView } from '../../../shared/ipc/views/report.ts'
import { Button } from '../../parts/Button.tsx'
import { ReportTable } from './ReportTable.tsx'
import { SavePlot } from './SavePlot.tsx'

/** A plot on white ground, as it prints, with its data one press away. An image runs no script, whatever it holds. */
export function ReportPlot({ plot }: { readonly plot: ReportPlotView }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <figure className={plot.width > 600 ? 'report-plot report-plot-wide' : 'report-plot'}>
      <img
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(plot.svg)}`}
        width={plot.width}
        height={plot.height}
        alt={`${plot.title}. ${plot.description}`}
      />
      <figcaption className="row">
        <Button size="small" look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'report.hideData' : 'report.data')}
          <span className="heard">: {plot.title}</span>
        </Button>
        <SavePlot plot={plot} />
      </figcaption>
      {isOpen && <ReportTable table={plot.table} level={4} />}
    </figure>
  )
}
