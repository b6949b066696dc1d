import { useTranslation } from 'react-i18next'
import type { ArchiveSummary } from '../../../../shared/ipc/views/archive.ts'
import { useAct } from '../../../ask/queries.ts'
import { Button } from '../../../parts/Button.tsx'
import { ErrorNote } from '../../../parts/ErrorNote.tsx'
import { HashText } from '../../../parts/HashText.tsx'
import { Note } from '../../../parts/Note.tsx'

interface ArchiveMadeProps {
  readonly id: string
  readonly made: ArchiveSummary
  readonly onRead: () => void
}

/** The archive is there: where, and what goes onto paper so that it can be proven later. */
export function ArchiveMade({ id, made, onRead }: ArchiveMadeProps) {
  const { t } = useTranslation()
  const show = useAct('jobs.showFolder')
  const prints = [
    ['head', made.head],
    ['key', made.keyFingerprint],
    ['manifest', made.manifestSha256],
  ] as const
  return (
    <Note
      tone="good"
      title={t('archive.done')}
      actions={
        <>
          <Button size="small" look="main" onPress={() => show.mutate({ id })}>
            {t('export.showFolder')}
          </Button>
          <Button size="small" look="quiet" onPress={onRead}>
            {t('act.understood')}
          </Button>
        </>
      }
    >
      <div className="stack-tight">
        <p>{t('archive.doneText', { count: made.children, files: made.files, record: made.lastSequence })}</p>
        <p className="export-path">
          <bdi className="ltr">{made.folder}</bdi>
        </p>
        <h3>{t('archive.paper')}</h3>
        <p>{t('archive.paperText')}</p>
        <dl className="prints small">
          <dt>{t('archive.record')}</dt>
          <dd>
            <bdi>{made.lastSequence}</bdi>
          </dd>
          {prints.map(([name, hash]) => (
            <PrintLine key={name} label={t(`archive.${name}`)} hash={hash} />
          ))}
        </dl>
        <p className="small">
          {t('archive.prove')} <code className="ltr">node verify-archive.mjs --key-fingerprint …</code>
        </p>
        <ErrorNote error={show.error} />
      </div>
    </Note>
  )
}

function PrintLine({ label, hash }: { readonly label: string; readonly hash: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <HashText hash={hash} />
      </dd>
    </>
  )
}
