import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobView } from '../../../shared/ipc/views/export.ts'
import { may } from '../../../shared/roles.ts'
import { ask, AskFailure } from '../../ask/ask.ts'
import { useAct } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { Choices } from '../../parts/Choices.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { HashText } from '../../parts/HashText.tsx'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { Note } from '../../parts/Note.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useJob, type Job } from '../../parts/useJob.ts'
import { isWhole, ReleaseFields, type Release } from './ReleaseFields.tsx'

const VALUES = ['withoutIdentity', 'deidentified', 'none', 'all'] as const
type Values = (typeof VALUES)[number]

/** The copy of the trail of this person: ordered here, its progress and its result below. */
export function useTrailExport(): Job {
  return useJob('trail')
}

/** The way to a copy of the whole trail with its verifier (R10); for those who may take one. */
export function ExportTrailButton({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const [open, setOpen] = useState(false)
  if (!person || !may(person.role, 'export.audit')) return null
  return (
    <>
      <Button onPress={() => setOpen(true)} isDisabled={job.isStarting || job.view?.state === 'running'}>
        {t('trailExport.open')}
      </Button>
      {open && <ExportDialog job={job} onClose={() => setOpen(false)} />}
    </>
  )
}

function ExportDialog({ job, onClose }: { readonly job: Job; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const [values, setValues] = useState<Values>('withoutIdentity')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [release, setRelease] = useState<Release>({ profile: 'safe-harbor', recipient: '', purpose: '' })
  const right = { all: 'export.identified', deidentified: 'export.deidentified' } as const
  const offered = VALUES.filter(
    (id) => (id !== 'all' && id !== 'deidentified') || (person !== null && may(person.role, right[id])),
  )
  const lacksPassword = values === 'all' && password === ''
  const submit = () => {
    setTried(true)
    if (lacksPassword || (values === 'deidentified' && !isWhole(release))) return
    job.start(() =>
      values === 'deidentified'
        ? ask('trail.release', { ...release, recipient: release.recipient.trim(), purpose: release.purpose.trim() })
        : ask('trail.export', { values, password: values === 'all' ? password : null }),
    )
    onClose()
  }
  return (
    <Dialog
      title={t('trailExport.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look={values === 'all' ? 'danger' : 'main'} onPress={submit}>
            {t('trailExport.act')}
          </Button>
        </>
      }
    >
      <p>{t('trailExport.text')}</p>
      <Choices
        label={t('trailExport.values')}
        layout="column"
        options={offered.map((id) => ({ id, label: t(`trailExport.value.${id}`) }))}
        value={values}
        onChange={(id) => setValues(VALUES.find((each) => each === id) ?? 'withoutIdentity')}
      />
      {values === 'deidentified' && <ReleaseFields release={release} onChange={setRelease} tried={tried} />}
      {values === 'all' && (
        <>
          <Note tone="danger" title={t('trailExport.named')}>
            {t('trailExport.namedText')}
          </Note>
          <TextField
            label={t('account.password')}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="off"
            error={tried && lacksPassword ? t('field.required') : undefined}
          />
        </>
      )}
    </Dialog>
  )
}

const released = z.object({ records: z.int(), keyFingerprint: z.string(), manifest: z.string(), folder: z.string() })
const written = z.object({ count: z.int(), head: z.string(), keyFingerprint: z.string(), folder: z.string() })

/** How the copy is doing, and what to do with it. Draws nothing before one was ordered. */
export function ExportTrailState({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const { view, error } = job
  const wasCancelled = error instanceof AskFailure && error.code === 'cancelled'
  return (
    <>
      <JobProgress job={job} label={t('trailExport.busy')} />
      {!wasCancelled && <ErrorNote error={error} />}
      {view && view.state !== 'running' && <Ended view={view} onForget={job.forget} />}
    </>
  )
}

function Ended({ view, onForget }: { readonly view: JobView; readonly onForget: () => void }) {
  const { t } = useTranslation()
  const show = useAct('jobs.showFolder')
  const forget = (
    <Button size="small" look="quiet" onPress={onForget}>
      {t('act.understood')}
    </Button>
  )
  if (view.state === 'cancelled') {
    return (
      <Note tone="info" actions={forget}>
        {t('job.cancelled')}
      </Note>
    )
  }
  const document = released.safeParse(view.result)
  if (view.state === 'done' && document.success) {
    const { records, keyFingerprint, manifest, folder } = document.data
    return (
      <Note
        tone="good"
        title={t('trailExport.released', { count: records })}
        actions={
          <>
            <Button size="small" onPress={() => show.mutate({ id: view.id })}>
              {t('export.showFolder')}
            </Button>
            {forget}
          </>
        }
      >
        <p className="ltr">{folder}</p>
        <p>{t('trailExport.releasedText')}</p>
        <dl className="prints small">
          <dt>{t('trailExport.manifest')}</dt>
          <dd>
            <HashText hash={manifest} />
          </dd>
          <dt>{t('chain.fingerprint')}</dt>
          <dd>
            <HashText hash={keyFingerprint} />
          </dd>
        </dl>
        <ErrorNote error={show.error} />
      </Note>
    )
  }
  const read = written.safeParse(view.result)
  if (view.state !== 'done' || !read.success) {
    return (
      <Note tone="danger" urgent title={t('trailExport.failed')} actions={forget}>
        {view.message}
      </Note>
    )
  }
  const { count, head, keyFingerprint, folder } = read.data
  return (
    <Note
      tone="good"
      title={t('trailExport.done', { count })}
      actions={
        <>
          <Button size="small" onPress={() => show.mutate({ id: view.id })}>
            {t('export.showFolder')}
          </Button>
          {forget}
        </>
      }
    >
      <p className="ltr">{folder}</p>
      <p>{t('trailExport.doneText')}</p>
      <dl className="prints small">
        <dt>{t('chain.head')}</dt>
        <dd>
          <HashText hash={head} />
        </dd>
        <dt>{t('chain.fingerprint')}</dt>
        <dd>
          <HashText hash={keyFingerprint} />
        </dd>
      </dl>
      <ErrorNote error={show.error} />
    </Note>
  )
}
