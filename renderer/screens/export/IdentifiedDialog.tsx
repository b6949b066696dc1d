import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportRequest, JobView } from '../../../shared/ipc/views/export.ts'
import { ask, type AskFailure } from '../../ask/ask.ts'
import { bringIntoView } from '../../parts/bringIntoView.ts'
import { Button } from '../../parts/Button.tsx'
import { Checkbox } from '../../parts/Checkbox.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { suggestPassphrase } from './suggestPassphrase.ts'

/** As main wants it (shared/ipc/views/export.ts). */
const SHORTEST_PASSPHRASE = 12

interface IdentifiedDialogProps {
  readonly request: ExportRequest
  readonly onClose: () => void
  readonly onStarted: (job: JobView) => void
}

/**
 * The last step of an export that names the children: what it means, that it was understood, and the password again. The password
 * stays in this dialog: it is not part of the request that the screen remembers.
 */
export function IdentifiedDialog({ request, onClose, onStarted }: IdentifiedDialogProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [understood, setUnderstood] = useState(false)
  const [tried, setTried] = useState(false)
  const [encrypts, setEncrypts] = useState(true)
  const [passphrase, setPassphrase] = useState('')
  const suggest = () => void suggestPassphrase().then(setPassphrase)
  useEffect(suggest, [])
  const lacksPassphrase = encrypts && passphrase.length < SHORTEST_PASSPHRASE
  const start = useMutation<JobView, AskFailure>({
    mutationFn: () => ask('export.start', { ...request, password, ...(encrypts ? { passphrase } : {}) }),
    onSuccess: onStarted,
  })
  const submit = () => {
    setTried(true)
    if (password === '' || !understood || lacksPassphrase || start.isPending) return
    start.mutate()
  }
  return (
    <Dialog
      title={t('identified.title')}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="danger" onPress={submit} isDisabled={start.isPending}>
            {t('identified.write')}
          </Button>
        </>
      }
    >
      <Note tone="danger" title={t('identified.warning')}>
        <ul className="identified-points">
          <li>{t('identified.names')}</li>
          <li>{encrypts ? t('identified.protected') : t('identified.unprotected')}</li>
          <li>{t('identified.recorded')}</li>
        </ul>
      </Note>
      <dl className="identified-facts">
        <dt>{t('export.recipient')}</dt>
        <dd>
          <bdi>{request.recipient}</bdi>
        </dd>
        <dt>{t('export.purpose')}</dt>
        <dd>
          <bdi>{request.purpose}</bdi>
        </dd>
      </dl>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="stack-tight">
          <Checkbox isSelected={encrypts} onChange={setEncrypts}>
            {t('identified.encrypt')}
          </Checkbox>
          {encrypts && (
            <TextField
              label={t('identified.passphrase')}
              help={t('identified.passphraseHelp')}
              value={passphrase}
              onChange={setPassphrase}
              maxLength={200}
              autoComplete="off"
              spellCheck="false"
              error={tried && lacksPassphrase ? t('identified.passphraseError') : undefined}
              beside={
                <Button size="small" look="quiet" onPress={suggest}>
                  {t('identified.suggest')}
                </Button>
              }
            />
          )}
        </div>
        <div>
          <Checkbox isSelected={understood} onChange={setUnderstood}>
            {t('identified.understood')}
          </Checkbox>
          {tried && !understood && <p className="field-error">{t('identified.understoodError')}</p>}
        </div>
        <TextField
          type="password"
          label={t('identified.password')}
          value={password}
          onChange={setPassword}
          maxLength={500}
          error={tried && password === '' ? t('identified.passwordError') : undefined}
        />
        {/* Enter in a field acts; the visible button stands with the dialog's acts. */}
        <button type="submit" className="heard" tabIndex={-1} aria-hidden />
      </form>
      {start.isPending && <Waiting label={t('sign.busy')} />}
      {start.error && (
        <div key={start.submittedAt} ref={bringIntoView}>
          <ErrorNote error={start.error} />
        </div>
      )}
    </Dialog>
  )
}
