import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenCopy } from '../../../shared/ipc/views/backup.ts'
import { useAct, useAsk } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { stampText } from '../../text/format.ts'
import { Lacking } from './Lacking.tsx'

/** The record refuses a shorter reason. */
const SHORTEST_REASON = 5

/** What a restore means, why it is done, and the two people it takes. */
export function RestoreDialog({ copy, onClose }: { readonly copy: ChosenCopy; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const restore = useAct('backup.restore')
  const lacks = useAsk('backup.lacks', {})
  const lacking = lacks.data?.changes
  const [typed, setTyped] = useState({ reason: '', password: '', username: '', secondPassword: '' })
  const [tried, setTried] = useState(false)
  const reason = typed.reason.trim()
  const username = typed.username.trim()
  const isWhole = reason.length >= SHORTEST_REASON && username.length > 1 && typed.password && typed.secondPassword
  const submit = () => {
    setTried(true)
    if (!isWhole || lacking === undefined || restore.isPending) return
    const second = { username, password: typed.secondPassword }
    const looksAgain = { onError: () => void lacks.refetch() }
    restore.mutate({ reason, password: typed.password, second, lacking }, looksAgain)
  }
  const field = (name: keyof typeof typed, label: string, error: string, isMissing: boolean) => (
    <TextField
      label={label}
      type={name === 'password' || name === 'secondPassword' ? 'password' : 'text'}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
      maxLength={500}
      error={tried && isMissing ? error : undefined}
    />
  )
  return (
    <Dialog
      title={t('backup.restoreTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="danger" onPress={submit} isDisabled={restore.isPending || lacking === undefined}>
            {t('backup.restore')}
          </Button>
        </>
      }
    >
      <Note tone="danger" title={t('backup.restoreWarn', { stamp: stampText(copy.madeAt) })}>
        {t('backup.restoreKept')}
      </Note>
      {lacks.data && <Lacking lacks={lacks.data} />}
      {lacks.isPending && <Waiting label={t('backup.lacksCounting')} />}
      <ErrorNote error={lacks.error} />
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {field('reason', t('field.reason'), t('field.reasonError'), reason.length < SHORTEST_REASON)}
        {field('password', t('backup.passwordNow'), t('backup.passwordError'), typed.password === '')}
        <p>{t('backup.restoreSecond')}</p>
        {field('username', t('backup.secondName'), t('backup.nameError'), username.length < 2)}
        {field('secondPassword', t('backup.secondPassword'), t('backup.passwordError'), typed.secondPassword === '')}
        {/* Enter in a field acts; the visible button stands with the dialog's acts. */}
        <button type="submit" className="heard" tabIndex={-1} aria-hidden />
      </form>
      {restore.isPending && <Waiting label={t('backup.restoring')} />}
      <ErrorNote error={restore.error} />
    </Dialog>
  )
}
