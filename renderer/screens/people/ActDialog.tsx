import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountRow } from '../../../shared/ipc/views/people.ts'
import { useAct } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { NewPassword } from '../../parts/NewPassword.tsx'
import { Note } from '../../parts/Note.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { TextField } from '../../parts/TextField.tsx'

export type AccountAct = 'disable' | 'enable' | 'reset'

/** The record refuses a shorter reason. */
const SHORTEST_REASON = 5

interface ActDialogProps {
  readonly account: AccountRow
  readonly act: AccountAct
  readonly onClose: () => void
  readonly onDone: (said: string) => void
}

/** What is done to somebody's account, with what it means and why it is done. */
export function ActDialog({ account, act, onClose, onDone }: ActDialogProps) {
  const { t } = useTranslation()
  const { name } = account
  const [reason, setReason] = useState('')
  const [password, setPassword] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const { run, isPending, error } = useAccountAct(account.id, act)
  const needsPassword = act !== 'disable'
  const submit = () => {
    setTried(true)
    if (reason.trim().length < SHORTEST_REASON || (needsPassword && password === null) || isPending) return
    run(reason.trim(), password ?? '', () => {
      onClose()
      onDone(t(`people.${act}Done`, { name }))
    })
  }
  return (
    <Dialog
      title={t(`people.${act}Title`, { name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look={act === 'disable' ? 'danger' : 'main'} onPress={submit} isDisabled={isPending}>
            {t(`people.${act}`)}
          </Button>
        </>
      }
    >
      <p>{t(`people.${act}Text`)}</p>
      {act === 'disable' && <Note tone="amber">{t('people.disableKey')}</Note>}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {needsPassword && <NewPassword onChange={setPassword} tried={tried} />}
        <TextField
          label={t('field.reason')}
          help={t('people.reasonHelp')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={tried && reason.trim().length < SHORTEST_REASON ? t('field.reasonError') : undefined}
        />
        {/* Enter in a field acts; the visible button stands with the dialog's acts. */}
        <button type="submit" className="heard" tabIndex={-1} aria-hidden />
      </form>
      {isPending && <Waiting label={t(`people.${act}Busy`)} />}
      <ErrorNote error={error} />
    </Dialog>
  )
}

/** The three acts under one hand. */
function useAccountAct(userId: string, act: AccountAct) {
  const disable = useAct('people.disable')
  const enable = useAct('people.enable')
  const reset = useAct('people.resetPassword')
  const { isPending, error } = { disable, enable, reset }[act]
  const run = (reason: string, temporaryPassword: string, onSuccess: () => void) => {
    if (act === 'disable') disable.mutate({ userId, reason }, { onSuccess })
    else ({ enable, reset })[act].mutate({ userId, temporaryPassword, reason }, { onSuccess })
  }
  return { run, isPending, error }
}
