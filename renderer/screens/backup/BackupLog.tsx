import { useTranslation } from 'react-i18next'
import type { BackupLogLine } from '../../../shared/ipc/views/backup.ts'
import { Empty } from '../../parts/Empty.tsx'
import { stampText } from '../../text/format.ts'
import '../../parts/Table.css'

const KINDS = {
  'backup.made': 'backup.kind_backup_made',
  'backup.failed': 'backup.kind_backup_failed',
  'backup.drilled': 'backup.kind_backup_drilled',
  'store.restored': 'backup.kind_store_restored',
} as const

/** Every backup, failure, drill and restore, newest first. */
export function BackupLog({ lines }: { readonly lines: readonly BackupLogLine[] }) {
  const { t } = useTranslation()
  return (
    <section className="stack-tight">
      <h2>{t('backup.log')}</h2>
      {lines.length === 0 ? (
        <Empty title={t('backup.logNone')} />
      ) : (
        <div className="table-sheet">
          <table className="table">
            <thead>
              <tr>
                {(['logWhen', 'logWhat', 'logWho', 'logName', 'logUpTo'] as const).map((heading) => (
                  <th key={heading} scope="col">
                    {t(`backup.${heading}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.sequence}>
                  <td className="ltr">{stampText(line.at)}</td>
                  <td className={line.fine ? '' : 'backup-away'}>
                    {t(KINDS[line.kind])}
                    {line.kind !== 'backup.failed' && line.kind !== 'store.restored' && (
                      <span className="small soft"> · {t(line.fine ? 'backup.fine' : 'backup.notFine')}</span>
                    )}
                  </td>
                  <td>{line.by === null ? t('backup.by') : <bdi>{line.by}</bdi>}</td>
                  <td>
                    <bdi className="ltr">{line.name ?? ''}</bdi>
                  </td>
                  <td className="ltr">{line.upTo === null ? '' : `#${line.upTo}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
