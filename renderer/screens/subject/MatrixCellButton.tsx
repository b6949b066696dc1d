import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { MatrixCell, VisitRow } from '../../../shared/ipc/views/subjects.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { formName, visitName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { glyphOf } from './cellGlyph.ts'

interface MatrixCellButtonProps {
  readonly subjectId: string
  readonly visit: VisitRow
  readonly cell: MatrixCell
}

/** One form at one visit: its state, whose draft, questions and verification, and the way in. */
export function MatrixCellButton({ subjectId, visit, cell }: MatrixCellButtonProps) {
  const { t } = useTranslation()
  const history = useHistory()
  const { language } = useApplication()
  const glyph = glyphOf(cell.state)
  const words = [
    inLanguage(formName(cell.form), language),
    inLanguage(visitName(visit.oid), language),
    t(`glyph.${glyph}`),
    cell.draftBy && t('matrix.draftBy', { name: cell.draftBy }),
    cell.openQueries > 0 && t('subjects.queries', { count: cell.openQueries }),
    cell.verified && t('glyph.verified'),
  ].filter(Boolean)
  return (
    <Link
      className="cell"
      aria-label={words.join(', ')}
      onPress={() =>
        history.go({
          screen: 'form',
          subjectId,
          studyEventOid: visit.oid,
          studyEventRepeat: visit.repeat,
          form: cell.form,
          formId: cell.formId,
        })
      }
    >
      <GlyphShape name={glyph} />
      <span className="cell-word">{t(`glyph.${glyph}`)}</span>
      <span className="cell-marks">
        {cell.openQueries > 0 && <GlyphShape name="query" size={14} />}
        {cell.verified && <GlyphShape name="verified" size={14} />}
      </span>
    </Link>
  )
}
