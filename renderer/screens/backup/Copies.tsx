import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { drillResult, type ChosenCopy } from '../../../shared/ipc/views/backup.ts'
import type { JobView } from '../../../shared/ipc/views/export.ts'
import { ask } from '../../ask/ask.ts'
import { useAct } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { HashText } from '../../parts/HashText.tsx'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { Note } from '../../parts/Note.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useJob } from '../../parts/useJob.ts'
import { stampText } from '../../text/format.ts'
import { useLookAgainAfter } from './MakeBackup.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'

/** A copy is chosen, tried out, and put back by who may. */
export function Copies({ mayRestore }: { readonly mayRestore: boolean }) {
  const { t } = useTranslation()
  const choose = useAct('backup.chooseCopy')
  const job = useJob('drill')
  const [copy, setCopy] = useState<ChosenCopy | null>(null)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [restores, setRestores] = useState(false)
  useLookAgainAfter(job.view?.state)
  const isRunning = job.isStarting || job.view?.state === 'running'
  const drill = () => {
    setTried(true)
    if (password === '' || isRunning) return
    job.start(() => ask('backup.drill', { password }))
  }
  const pick = () => {
    choose.mutate(
      {},
      {
        onSuccess: (chosen) => {
          if (chosen === null) return
          job.forget()
          setCopy(chosen)
        },
      },
    )
  }
  return (
    <section className="stack-tight">
      <h2>{t('backup.copies')}</h2>
      <p className="soft">{t('backup.copiesText')}</p>
      <div className="row">
        <Button onPress={pick} isDisabled={choose.isPending}>
          {t(copy ? 'backup.chooseOther' : 'backup.choose')}
        </Button>
      </div>
      <ErrorNote error={choose.error} />
      {copy && (
        <div className="backup-sheet stack-tight">
          <CopyFacts copy={copy} />
          <form
            className="row backup-drill"
            onSubmit={(event) => {
              event.preventDefault()
              drill()
            }}
          >
            <TextField
              type="password"
              label={t('backup.password')}
              help={t('backup.passwordHelp')}
              value={password}
              onChange={setPassword}
              error={tried && password === '' ? t('backup.passwordError') : undefined}
            />
            <Button type="submit" look="main" isDisabled={isRunning}>
              {t('backup.drill')}
            </Button>
          </form>
        </div>
      )}
      <JobProgress job={job} label={t('backup.drillRunning')} />
      <ErrorNote error={job.error} />
      {job.view && <DrillEnded view={job.view} />}
      {copy && mayRestore && (
        <div className="row">
          <Button look="danger" onPress={() => setRestores(true)} isDisabled={!isSound(job.view)}>
            {t('backup.restore')}
          </Button>
          {!isSound(job.view) && <span className="soft">{t('backup.restoreFirst')}</span>}
        </div>
      )}
      {copy && restores && <RestoreDialog copy={copy} onClose={() => setRestores(false)} />}
    </section>
  )
}

/** Only a copy that was tried out and is whole in itself may be put back. */
function isSound(view: JobView | null): boolean {
  return view?.state === 'done' && (drillResult.safeParse(view.result).data?.sound ?? false)
}

function CopyFacts({ copy }: { readonly copy: ChosenCopy }) {
  const { t } = useTranslation()
  return (
    <dl className="backup-facts">
      <div>
        <dt>{t('backup.chosen')}</dt>
        <dd className="ltr">
          {copy.name} · {t('backup.megabytes', { size: copy.megabytes })}
        </dd>
      </div>
      <div>
        <dt>{t('backup.madeAt')}</dt>
        <dd className="ltr">{stampText(copy.madeAt)}</dd>
      </div>
      <div>
        <dt>{t('backup.record')}</dt>
        <dd className="ltr">#{copy.lastSequence}</dd>
      </div>
    </dl>
  )
}

function DrillEnded({ view }: { readonly view: JobView }) {
  const { t } = useTranslation()
  if (view.state === 'running') return null
  if (view.state === 'cancelled') return <Note tone="info">{t('job.cancelled')}</Note>
  const read = drillResult.safeParse(view.result)
  if (!read.success) {
    return (
      <Note tone="danger" urgent title={t('backup.notProven')}>
        {view.message}
      </Note>
    )
  }
  const { proven, head, counts, recordsSince, problems } = read.data
  if (proven) {
    return (
      <Note tone="good" title={t('backup.proven')}>
        <p>
          {t('backup.provenText', counts)} {t('backup.since', { count: recordsSince })}
        </p>
        <HashText hash={head} />
      </Note>
    )
  }
  return (
    <Note tone="danger" urgent title={t('backup.notProven')}>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Note>
  )
}
