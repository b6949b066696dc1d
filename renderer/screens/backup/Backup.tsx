import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupView } from '../../../shared/ipc/views/backup.ts'
import { useAsk } from '../../ask/queries.ts'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { BackupLog } from './BackupLog.tsx'
import { Copies } from './Copies.tsx'
import { MakeBackup } from './MakeBackup.tsx'
import { Places } from './Places.tsx'
import './Backup.css'

/** How old the last copy is, where copies go, whether one was ever tried out, and the way back to one. */
export function Backup() {
  const { t } = useTranslation()
  const { data, error, refetch } = useAsk('backup.get', {})
  return (
    <>
      <h1>{t('backup.title')}</h1>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && (
        <div className="stack">
          <Reminders view={data} />
          <MakeBackup view={data} />
          <Places view={data} />
          <Copies mayRestore={data.may.restore} />
          <BackupLog lines={data.log} />
        </div>
      )}
    </>
  )
}

const DAY_MS = 86_400_000

/** What is not as it should be, most serious first. The older the last copy, the stronger it is said. */
function Reminders({ view }: { readonly view: BackupView }) {
  const { t } = useTranslation()
  const [now] = useState(() => Date.now())
  const { lastBackup, lastDrill, remindDays, problem } = view
  const days = lastBackup === null ? null : Math.floor((now - Date.parse(lastBackup)) / DAY_MS)
  const known = problem === 'placeMissing' || problem === 'diskFull' ? problem : 'other'
  return (
    <>
      {days === null ? (
        <Note tone="danger" title={t('backup.remindNone')}>
          {t('backup.remindText')}
        </Note>
      ) : (
        days >= remindDays && (
          <Note tone={days >= 2 * remindDays ? 'danger' : 'amber'} title={t('backup.remindTitle', { count: days })}>
            {t('backup.remindText')}
          </Note>
        )
      )}
      {problem !== null && (
        <Note tone="amber" title={t('backup.problemTitle')}>
          {t(`backup.problem_${known}`)}
        </Note>
      )}
      {lastBackup !== null && lastDrill === null && (
        <Note tone="info" title={t('backup.drillNever')}>
          {t('backup.drillNeverText')}
        </Note>
      )}
    </>
  )
}
