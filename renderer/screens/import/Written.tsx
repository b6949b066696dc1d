import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/ipc/contract.ts'
import { Button } from '../../parts/Button.tsx'
import { HashText } from '../../parts/HashText.tsx'
import { Note } from '../../parts/Note.tsx'
import { RefusedRows } from './Rows.tsx'

interface WrittenProps {
  readonly preview: Output<'import.preview'>
  readonly onAnother: () => void
}

/** Step three: what is in the record now, and what stayed out. */
export function Written({ preview, onAnother }: WrittenProps) {
  const { t } = useTranslation()
  const { children, forms, unchanged, values, refusedCount, sha256 } = preview
  return (
    <div className="stack">
      <Note tone="good" title={t('import.writtenTitle')}>
        <p>{t('import.written', { children, forms: forms - unchanged, values })}</p>
        {refusedCount > 0 && <p>{t('import.leftOut', { count: refusedCount })}</p>}
        <p>
          {t('import.hash')} <HashText hash={sha256} />
        </p>
      </Note>
      <RefusedRows preview={preview} />
      <div>
        <Button look="main" onPress={onAnother}>
          {t('import.another')}
        </Button>
      </div>
    </div>
  )
}
