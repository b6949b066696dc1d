import { ChevronDown } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReportPlotView } from '../../../shared/ipc/views/report.ts'
import { ask } from '../../ask/ask.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import '../../parts/List.css'

const FORMATS = { svg: 'asSvg', png: 'asPng', csv: 'asCsv' } as const
const NAMES = ['svg', 'png', 'csv'] as const

/** Saves a plot where the person says: as a drawing, a picture, or the table of its data. Main asks for the file. */
export function SavePlot({ plot }: { readonly plot: Pick<ReportPlotView, 'id' | 'title'> }) {
  const { t } = useTranslation()
  const saving = useMutation({
    mutationFn: (as: (typeof NAMES)[number]) => ask('report.savePlot', { plot: plot.id, as }),
  })
  return (
    <>
      <MenuTrigger>
        <Button size="small" look="quiet" isDisabled={saving.isPending}>
          {t('report.saveAs')}
          <span className="heard">: {plot.title}</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Popover className="list-popover" placement="bottom start">
          <Menu className="list">
            {NAMES.map((as) => (
              <MenuItem key={as} className="list-item" onAction={() => saving.mutate(as)}>
                {t(`report.${FORMATS[as]}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {saving.data?.saved && (
        <span role="status" className="small soft">
          {t('report.saved')}
        </span>
      )}
      <ErrorNote error={saving.error} />
    </>
  )
}
