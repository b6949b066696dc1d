import { useTranslation } from 'react-i18next'
import type { AuditRow } from '../../../shared/ipc/views/audit.ts'
import { may } from '../../../shared/roles.ts'
import { useApplication } from '../../frame/application.ts'
import type { ItemOfRow } from './itemOfRow.ts'
import { valueWords } from './valueWords.ts'

interface ValuesProps {
  readonly row: AuditRow
  readonly item: ItemOfRow
}

/** What main sends in place of a value that this person may only know to be there. */
const MASK = '•••'

/** Why a value is not shown: redacted for everybody, or masked for this role; null when it is shown. */
export function useHidden({ row, item }: ValuesProps): 'redacted' | 'masked' | null {
  const { person } = useApplication()
  if (row.redacted) return 'redacted'
  const seesNames = person !== null && may(person.role, 'identity.see')
  const isMasked = row.old === MASK || row.new === MASK
  return isMasked || (item.definition?.identity === true && !seesNames) ? 'masked' : null
}

/** From which value to which: the old one struck through, as on paper. */
export function Values({ row, item }: ValuesProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const hidden = useHidden({ row, item })
  if (hidden !== null) return <em className="soft">{t(`audit.${hidden}`)}</em>
  const before = valueWords(t, language, item.definition, row.old)
  return (
    <>
      {before !== null && (
        <del className="trail-old">
          <bdi>{before}</bdi>
        </del>
      )}{' '}
      {/* a cleared value is said, not left blank */}
      <bdi>{valueWords(t, language, item.definition, row.new) ?? t('audit.empty')}</bdi>
    </>
  )
}
