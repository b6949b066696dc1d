import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/ipc/contract.ts'
import { useAct, useAsk } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Checkbox } from '../../parts/Checkbox.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { Note } from '../../parts/Note.tsx'
import type { Job } from '../../parts/useJob.ts'
import { Waiting } from '../../parts/Waiting.tsx'
import { AcceptedRows, Findings, RefusedRows } from './Rows.tsx'

type Preview = Output<'import.preview'>

interface LookStepProps {
  readonly job: Job
  readonly onBack: () => void
  readonly onWritten: (preview: Preview) => void
}

/** Step two: what the file comes to. Nothing is written until the person says so. */
export function LookStep({ job, onBack, onWritten }: LookStepProps) {
  const { t } = useTranslation()
  const { view } = job
  const isDone = view?.state === 'done'
  const { data, error } = useAsk('import.preview', { id: view?.id ?? NO_JOB }, { enabled: isDone })
  return (
    <div className="stack">
      <JobProgress job={job} label={t('import.looking')} />
      <ErrorNote error={job.error ?? error} />
      {view?.state === 'failed' && (
        <Note tone="danger" urgent title={t('import.failed')}>
          <bdi>{view.message}</bdi>
        </Note>
      )}
      {view?.state === 'cancelled' && <Note tone="info">{t('import.cancelled')}</Note>}
      {isDone && !data && !error && <Waiting />}
      {isDone && data && view ? (
        <Decision key={view.id} id={view.id} preview={data} onBack={onBack} onWritten={onWritten} />
      ) : (
        view?.state !== 'running' && !job.isStarting && <Back onBack={onBack} />
      )}
    </div>
  )
}

const NO_JOB = '00000000-0000-4000-8000-000000000000'

function Back({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation()
  return (
    <div>
      <Button onPress={onBack}>{t('act.back')}</Button>
    </div>
  )
}

interface DecisionProps extends Omit<LookStepProps, 'job'> {
  readonly id: string
  readonly preview: Preview
}

function Decision({ id, preview, onBack, onWritten }: DecisionProps) {
  const { t } = useTranslation()
  const [withoutRefused, setWithoutRefused] = useState(false)
  const write = useAct('import.write')
  const save = useAct('import.saveList')
  const { refusedCount, empty, tooLarge } = preview
  const mayWrite = !empty && !tooLarge && (refusedCount === 0 || withoutRefused)
  return (
    <>
      <Summary preview={preview} />
      <RefusedRows preview={preview} />
      {refusedCount > 0 && (
        <div className="row">
          <Button onPress={() => save.mutate({ id })} isDisabled={save.isPending}>
            {t('import.saveList')}
          </Button>
          {save.data?.saved && <span className="soft">{t('import.saved')}</span>}
        </div>
      )}
      <ErrorNote error={save.error} />
      <Findings preview={preview} />
      <AcceptedRows preview={preview} />
      {refusedCount > 0 && !empty && (
        <Checkbox isSelected={withoutRefused} onChange={setWithoutRefused}>
          {t('import.withoutRefused', { count: refusedCount })}
        </Checkbox>
      )}
      {tooLarge && <Note tone="amber">{t('import.tooLarge')}</Note>}
      <ErrorNote error={write.error} />
      <div className="row">
        <Button onPress={onBack}>{t('act.back')}</Button>
        <Button
          look="main"
          isDisabled={!mayWrite || write.isPending}
          onPress={() => write.mutate({ id, withoutRefused }, { onSuccess: () => onWritten(preview) })}
        >
          {t('import.write')}
        </Button>
      </div>
    </>
  )
}

/** The import in one sentence. */
export function Summary({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation()
  const { empty, refusedCount, forms, unchanged, values, children, newSubjects, completed, visits } = preview
  const tone = refusedCount > 0 ? 'amber' : 'info'
  return (
    <Note
      tone={tone}
      title={t(refusedCount > 0 ? 'import.someRefused' : empty ? 'import.nothingNew' : 'import.allGood')}
    >
      <p>
        {t('import.counts', { children, forms: forms - unchanged, values })}{' '}
        {newSubjects.length > 0 && t('import.newOnes', { count: newSubjects.length })}{' '}
        {visits > 0 && t('import.dated', { count: visits })}{' '}
        {completed > 0 && t('import.completes', { count: completed })}{' '}
        {unchanged > 0 && t('import.already', { count: unchanged })}
      </p>
      <p>{t('import.notYet')}</p>
    </Note>
  )
}
