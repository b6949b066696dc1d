import { useTranslation } from 'react-i18next'
import type { AuditRow } from '../../../shared/ipc/views/audit.ts'
import { useApplication } from '../../frame/application.ts'
import { Note } from '../../parts/Note.tsx'
import type { ItemOfRow } from './itemOfRow.ts'
import { useHidden } from './Values.tsx'
import { valueWords } from './valueWords.ts'

interface BeforeAfterProps {
  readonly row: AuditRow
  readonly item: ItemOfRow
}

/** The two values, large, one above the other; or why they are not shown. */
export function BeforeAfter({ row, item }: BeforeAfterProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const hidden = useHidden({ row, item })
  if (hidden === 'redacted') return <Note tone="info">{t('audit.redactedText')}</Note>
  if (hidden === 'masked') return <Note tone="info">{t('audit.maskedText')}</Note>
  const words = (value: string | null) => valueWords(t, language, item.definition, value)
  /** A computed value is shown rounded; here stands the one that the record holds too. */
  const exact = (value: string | null) =>
    item.definition?.type === 'calculated' && value !== null && !words(value)?.startsWith(value) ? (
      <>
        {' '}
        <code className="small soft">{value}</code>
      </>
    ) : null
  const before = words(row.old)
  const after = words(row.new)
  return (
    <dl className="before-after">
      <div>
        <dt>{t('audit.before')}</dt>
        <dd>
          {before === null ? <span className="faint">{t('audit.empty')}</span> : <del>{before}</del>}
          {exact(row.old)}
        </dd>
      </div>
      <div>
        <dt>{t('audit.after')}</dt>
        <dd>
          {after === null ? <span className="faint">{t('audit.empty')}</span> : <strong>{after}</strong>}
          {exact(row.new)}
        </dd>
      </div>
    </dl>
  )
}
