import { useRef, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ApplicationView, SignInResult } from '../../../shared/ipc/views/session.ts'
import { useAct } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { TrainingAccounts } from './TrainingAccounts.tsx'
import { useSecondsUntil } from './useSecondsUntil.ts'

interface SignInProps {
  readonly application: ApplicationView
  readonly onSignedIn: (application: ApplicationView) => void
  readonly onRecover: () => void
}

/** Name and password. Says how many tries are left and how long to wait. */
export function SignIn({ application, onSignedIn, onRecover }: SignInProps) {
  const { t } = useTranslation()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [answer, setAnswer] = useState<SignInResult | null>(null)
  const signIn = useAct('session.signIn')
  const passwordField = useRef<HTMLInputElement>(null)
  const wait = useSecondsUntil(answer?.result === 'wait' ? answer.until : null)
  const submit = (as = { username, password }) => {
    if (!as.username.trim() || !as.password || wait > 0 || signIn.isPending) return
    signIn.mutate(
      { username: as.username, password: as.password },
      {
        onSuccess: (result) => {
          setPassword('')
          setAnswer(result)
          if (result.result === 'signedIn') onSignedIn(result.application)
          else passwordField.current?.focus()
        },
      },
    )
  }
  return (
    <Form
      className="outside-sheet"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div>
        <h1 className="outside-name">{t('name')}</h1>
        <p className="soft">{[application.study, application.site].filter(Boolean).join(' · ')}</p>
      </div>
      {application.notices.map(({ code, message }) => (
        <Note key={code} tone={code === 'restore.done' ? 'good' : 'danger'} urgent>
          <bdi>{message}</bdi>
        </Note>
      ))}
      {application.synthetic && <TrainingAccounts onChoose={submit} />}
      <TextField label={t('account.username')} value={username} onChange={setUsername} autoComplete="off" autoFocus />
      <TextField
        label={t('account.password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="off"
        inputRef={passwordField}
      />
      <Refusal answer={answer} wait={wait} />
      <ErrorNote error={signIn.error} />
      <Button look="main" type="submit" isDisabled={signIn.isPending || wait > 0}>
        {signIn.isPending ? t('signIn.busy') : t('signIn.signIn')}
      </Button>
      {!application.synthetic && (
        <Button look="quiet" size="small" onPress={onRecover}>
          {t('signIn.recover')}
        </Button>
      )}
    </Form>
  )
}

function Refusal({ answer, wait }: { readonly answer: SignInResult | null; readonly wait: number }) {
  const { t } = useTranslation()
  switch (answer?.result) {
    case 'wrong':
      return (
        <Note tone="danger" urgent title={t('signIn.wrong')}>
          {t('signIn.triesLeft', { count: answer.triesLeft })}
        </Note>
      )
    case 'wait':
      return (
        <Note tone="amber" urgent title={t('signIn.waitTitle')}>
          {wait > 0 ? t('signIn.wait', { minutes: Math.floor(wait / 60), seconds: wait % 60 }) : t('signIn.waitOver')}
        </Note>
      )
    case 'disabled':
      return (
        <Note tone="danger" urgent title={t('signIn.disabled')}>
          {t('signIn.disabledText')}
        </Note>
      )
    default:
      return null
  }
}
