import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DelegationRow } from '../../../../shared/ipc/views/delegation.ts'
import { useAsk } from '../../../ask/queries.ts'
import { Button } from '../../../parts/Button.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { ErrorNote } from '../../../parts/ErrorNote.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { Day } from './Day.tsx'
import { DelegationDialog } from './DelegationDialog.tsx'
import '../../../parts/Table.css'

/** Which task was given to whom, from when to when, and trained when (R14). Written by who keeps the accounts. */
export function DelegationLog({ mayWrite }: { readonly mayWrite: boolean }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useAsk('delegation.list', {})
  const [editing, setEditing] = useState<DelegationRow | null>(null)
  return (
    <>
      <p className="soft people-prose">{t('delegation.text')}</p>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.length === 0 && <Empty title={t('delegation.nobody')} />}
      {data && data.length > 0 && (
        <div className="table-sheet">
          <table className="table" aria-label={t('delegation.title')}>
            <thead>
              <tr>
                {(['person', 'task', 'from', 'until', 'trained'] as const).map((heading) => (
                  <th key={heading} scope="col">
                    {t(`delegation.${heading}`)}
                  </th>
                ))}
                {mayWrite && (
                  <th scope="col">
                    <span className="heard">{t('delegation.edit')}</span>
                  </th>
                )}
              </tr>
            </thead>
            {data.map((row) => (
              <Person key={row.userId} row={row} onEdit={mayWrite ? () => setEditing(row) : null} />
            ))}
          </table>
        </div>
      )}
      {editing && <DelegationDialog row={editing} onClose={() => setEditing(null)} />}
    </>
  )
}

/** One line for each task; the name stands once. */
function Person({ row, onEdit }: { readonly row: DelegationRow; readonly onEdit: (() => void) | null }) {
  const { t } = useTranslation()
  const lines = row.entries.length === 0 ? [null] : row.entries
  return (
    <tbody>
      {lines.map((entry, index) => (
        <tr key={index}>
          {index === 0 && (
            <th scope="row" rowSpan={lines.length}>
              <bdi>{row.name}</bdi>
              <span className="small soft account-under account-user">
                {t(`role.${row.role}`)}
                {row.status === 'disabled' && ` · ${t('delegation.disabled')}`}
              </span>
            </th>
          )}
          {entry === null ? (
            <td colSpan={4} className="faint">
              {t('delegation.none')}
            </td>
          ) : (
            <>
              <td>
                <bdi>{entry.task}</bdi>
              </td>
              <td>
                <Day day={entry.from} />
              </td>
              <td>{entry.until === null ? t('delegation.stands') : <Day day={entry.until} />}</td>
              <td>
                {entry.trained === null ? (
                  <span className="soft">{t('delegation.notTrained')}</span>
                ) : (
                  <Day day={entry.trained} />
                )}
              </td>
            </>
          )}
          {onEdit && index === 0 && (
            <td rowSpan={lines.length} className="number">
              <Button size="small" onPress={onEdit} aria-label={t('delegation.editOf', { name: row.name })}>
                {t('delegation.edit')}
              </Button>
            </td>
          )}
        </tr>
      ))}
    </tbody>
  )
}
