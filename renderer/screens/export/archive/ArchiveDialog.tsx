import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobView } from '../../../../shared/ipc/views/export.ts'
import { ask, AskFailure } from '../../../ask/ask.ts'
import { bringIntoView } from '../../../parts/bringIntoView.ts'
import { Button } from '../../../parts/Button.tsx'
import { Checkbox } from '../../../parts/Checkbox.tsx'
import { Dialog } from '../../../parts/Dialog.tsx'
import { ErrorNote } from '../../../parts/ErrorNote.tsx'
import { Note } from '../../../parts/Note.tsx'
import { TextField } from '../../../parts/TextField.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'

interface ArchiveDialogProps {
  readonly onClose: () => void
  readonly onStarted: (job: JobView) => void
}

/** The order of an archive: what it means, what it is for, and the password again. Main asks for the folder. */
export function ArchiveDialog({ onClose, onStarted }: ArchiveDialogProps) {
  const { t } = useTranslation()
  const [purpose, setPurpose] = useState('')
  const [password, setPassword] = useState('')
  const [understood, setUnderstood] = useState(false)
  const [tried, setTried] = useState(false)
  const start = useMutation<JobView, AskFailure>({
    mutationFn: () => ask('archive.start', { purpose: purpose.trim(), password }),
    onSuccess: onStarted,
  })
  const lacksPurpose = purpose.trim().length < 3
  const submit = () => {
    setTried(true)
    if (lacksPurpose || password === '' || !understood || start.isPending) return
    start.mutate()
  }
  // Whoever closes the folder dialog is back here, where everything still stands.
  const wasClosed = start.error?.code === 'cancelled'
  return (
    <Dialog
      title={t('archive.dialog')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="danger" onPress={submit} isDisabled={start.isPending}>
            {t('archive.act')}
          </Button>
        </>
      }
    >
      <Note tone="danger" title={t('archive.named')}>
        {t('archive.namedText')}
      </Note>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={t('archive.purpose')}
          help={t('archive.purposeHelp')}
          value={purpose}
          onChange={setPurpose}
          maxLength={500}
          autoFocus
          error={tried && lacksPurpose ? t('export.purposeError') : undefined}
        />
        <div>
          <Checkbox isSelected={understood} onChange={setUnderstood}>
            {t('archive.understood')}
          </Checkbox>
          {tried && !understood && <p className="field-error">{t('identified.understoodError')}</p>}
        </div>
        <TextField
          type="password"
          label={t('identified.password')}
          value={password}
          onChange={setPassword}
          maxLength={500}
          autoComplete="off"
          error={tried && password === '' ? t('identified.passwordError') : undefined}
        />
        {/* Enter in a field acts; the visible button stands with the dialog's acts. */}
        <button type="submit" className="heard" tabIndex={-1} aria-hidden />
      </form>
      <p className="small soft">{t('archive.time')}</p>
      {start.isPending && <Waiting label={t('sign.busy')} />}
      {start.error && !wasClosed && (
        <div key={start.submittedAt} ref={bringIntoView}>
          <ErrorNote error={start.error} />
        </div>
      )}
    </Dialog>
  )
}
