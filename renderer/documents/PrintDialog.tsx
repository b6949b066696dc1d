import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentResult, type DocumentOrder } from '../../shared/ipc/views/documents.ts'
import { may } from '../../shared/roles.ts'
import { ask } from '../ask/ask.ts'
import { useApplication } from '../frame/application.ts'
import { Button } from '../parts/Button.tsx'
import { Choices } from '../parts/Choices.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { HashText } from '../parts/HashText.tsx'
import { JobProgress } from '../parts/JobProgress.tsx'
import { Note } from '../parts/Note.tsx'
import { useJob, type Job } from '../parts/useJob.ts'
import { sizeText } from '../text/format.ts'

/** What a print dialog can be about. */
export type Printable =
  | { readonly kind: 'casebook'; readonly subjectId: string; readonly code: string }
  | { readonly kind: 'blankCrf' }
  | { readonly kind: 'annotatedCrf' }

interface PrintDialogProps {
  readonly what: Printable
  readonly title: string
  readonly onClose: () => void
}

/** Says what will be printed and whether it names a child, then has it made and shows what it became. */
export function PrintDialog({ what, title, onClose }: PrintDialogProps) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const [identified, setIdentified] = useState(false)
  const job = useJob('document')
  const isRunning = job.isStarting || job.view?.state === 'running'
  const isDone = job.view?.state === 'done'
  const mayIdentify = what.kind === 'casebook' && person !== null && may(person.role, 'export.identified')
  // What was made stays said until the dialog is put away; the next one begins afresh.
  const close = () => {
    if (!isRunning) job.forget()
    onClose()
  }
  return (
    <Dialog
      title={title}
      onClose={close}
      actions={
        isDone ? (
          <DoneActions job={job} />
        ) : (
          <Button
            look={identified ? 'danger' : 'main'}
            isDisabled={isRunning}
            onPress={() => job.start(() => ask('documents.order', orderOf(what, identified)))}
          >
            {t('print.save')}
          </Button>
        )
      }
    >
      <p>{t(`print.${what.kind}Text`, { code: what.kind === 'casebook' ? what.code : '' })}</p>
      {mayIdentify && !isDone && (
        <Choices
          label={t('print.which')}
          options={[
            { id: 'masked', label: t('print.masked') },
            { id: 'identified', label: t('print.identified') },
          ]}
          help={t(identified ? 'print.identifiedHelp' : 'print.maskedHelp')}
          value={identified ? 'identified' : 'masked'}
          onChange={(id) => setIdentified(id === 'identified')}
        />
      )}
      {identified && !isDone && (
        <Note tone="danger" title={t('print.warningTitle')}>
          {t('print.warning')}
        </Note>
      )}
      <JobProgress job={job} label={t('print.making')} />
      <ErrorNote error={job.error} />
      {job.view?.state === 'failed' && <Note tone="danger">{job.view.message}</Note>}
      {isDone && <Made job={job} />}
    </Dialog>
  )
}

function orderOf(what: Printable, identified: boolean): DocumentOrder {
  switch (what.kind) {
    case 'casebook':
      return { kind: 'casebook', subjectId: what.subjectId, identified }
    case 'blankCrf':
      return { kind: 'blankCrf', forms: null }
    case 'annotatedCrf':
      return { kind: 'annotatedCrf' }
  }
}

function DoneActions({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const { view } = job
  return (
    <>
      <Button onPress={job.forget}>{t('print.again')}</Button>
      {view && (
        <Button look="main" onPress={() => void ask('jobs.showFolder', { id: view.id })}>
          {t('print.show')}
        </Button>
      )}
    </>
  )
}

function Made({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const made = documentResult.safeParse(job.view?.result)
  if (!made.success) return null
  const { file, bytes, sha256, namesChildren } = made.data
  return (
    <>
      <Note tone="good" title={t('print.done')}>
        {t('print.doneText', { file, size: sizeText(bytes) })}
      </Note>
      {namesChildren && (
        <Note tone="danger" title={t('print.warningTitle')}>
          {t('print.warning')}
        </Note>
      )}
      <p className="small soft">
        {t('print.sha')} <HashText hash={sha256} />
      </p>
    </>
  )
}
