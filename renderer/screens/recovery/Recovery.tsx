import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { ApplicationView } from '../../../shared/ipc/views/session.ts'
import { ask, type AskFailure } from '../../ask/ask.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { NewPassword } from '../../parts/NewPassword.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { RecoveryKit } from './RecoveryKit.tsx'

interface RecoveryProps {
  readonly onBack: () => void
  readonly onConfirmed: (application: ApplicationView) => void
}

/** The way in with the paper kit: names the person, makes a new administrator, and gives a new kit. */
export function Recovery({ onBack, onConfirmed }: RecoveryProps) {
  const { t } = useTranslation()
  const [kit, setKit] = useState<Output<'recovery.begin'> | null>(null)
  const [words, setWords] = useState('')
  const [person, setPerson] = useState('')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AskFailure | null>(null)
  const list = words
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const recover = async () => {
    setTried(true)
    if (list.length !== 12 || !person.trim() || username.trim().length < 2 || password === null) return
    setBusy(true)
    setError(null)
    try {
      setKit(await ask('recovery.begin', { words: list, person, username, password }))
    } catch (failure) {
      setError(failure as AskFailure)
    } finally {
      setBusy(false)
    }
  }
  if (kit) return <RecoveryKit kit={kit} onConfirmed={onConfirmed} />
  return (
    <Form
      className="outside-sheet"
      onSubmit={(event) => {
        event.preventDefault()
        void recover()
      }}
    >
      <h1>{t('recovery.title')}</h1>
      <p className="soft">{t('recovery.text')}</p>
      <TextField
        label={t('recovery.words')}
        help={t('recovery.wordsSoFar', { count: list.length })}
        rows={3}
        value={words}
        onChange={setWords}
        error={tried && list.length !== 12 ? t('recovery.wordsError') : undefined}
        autoFocus
      />
      <TextField
        label={t('account.name')}
        value={person}
        onChange={setPerson}
        error={tried && !person.trim() ? t('field.required') : undefined}
      />
      <TextField
        label={t('recovery.username')}
        width="short"
        value={username}
        onChange={setUsername}
        error={tried && username.trim().length < 2 ? t('account.usernameError') : undefined}
      />
      <NewPassword onChange={setPassword} tried={tried} />
      <ErrorNote error={error} />
      <div className="row-apart">
        <Button onPress={onBack}>{t('act.back')}</Button>
        <Button look="main" type="submit" isDisabled={busy}>
          {busy ? t('recovery.busy') : t('recovery.recover')}
        </Button>
      </div>
    </Form>
  )
}
