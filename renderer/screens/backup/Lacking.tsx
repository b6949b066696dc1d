import { useTranslation } from 'react-i18next'
import type { LacksView } from '../../../shared/ipc/views/backup.ts'
import { Note } from '../../parts/Note.tsx'
import { stampText } from '../../text/format.ts'
import '../../parts/Table.css'

/** What two people give up when they put a copy back: how much of today's study it does not hold, and whose work that is. */
export function Lacking({ lacks }: { readonly lacks: LacksView }) {
  const { t } = useTranslation()
  const { changes, children, forms, signatures, drafts, people } = lacks
  if (changes === 0 && drafts === 0) return <Note tone="good" title={t('backup.lacksNothing')} />
  return (
    <Note tone="danger" title={t('backup.lacks', { count: changes })}>
      <p>{t('backup.lacksParts', { children, forms, signatures, drafts })}</p>
      <table className="table backup-lacks">
        <thead>
          <tr>
            <th>{t('backup.logWho')}</th>
            <th>{t('backup.lacksChanges')}</th>
            <th>{t('backup.lacksFrom')}</th>
            <th>{t('backup.lacksTo')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ name, role, changes: made, from, to }) => (
            <tr key={`${name} ${role}`}>
              <td>
                <bdi>{name ?? t('backup.by')}</bdi>
              </td>
              <td className="ltr">{made}</td>
              <td className="ltr">{stampText(from)}</td>
              <td className="ltr">{stampText(to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Note>
  )
}
