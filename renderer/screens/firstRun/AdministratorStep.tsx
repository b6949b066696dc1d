import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/ipc/contract.ts'
import { ask, type AskFailure } from '../../ask/ask.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { NewPassword } from '../../parts/NewPassword.tsx'
import { TextField } from '../../parts/TextField.tsx'
import type { SiteDetails } from './SiteStep.tsx'

export interface AdministratorDetails {
  readonly name: string
  readonly username: string
  readonly password: string
}

interface AdministratorStepProps {
  readonly site: SiteDetails
  readonly known: Omit<AdministratorDetails, 'password'>
  readonly onBack: (details: Omit<AdministratorDetails, 'password'>) => void
  readonly onCreated: (kit: Output<'setup.create'>) => void
}

/** Step two: the person who looks after accounts. Finishing it creates the encrypted store. */
export function AdministratorStep({ site, known, onBack, onCreated }: AdministratorStepProps) {
  const { t } = useTranslation()
  const [details, setDetails] = useState(known)
  const [password, setPassword] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AskFailure | null>(null)
  const create = async () => {
    setTried(true)
    if (password === null || !details.name.trim() || details.username.trim().length < 2) return
    setBusy(true)
    setError(null)
    try {
      // The answer shows the words once. It is kept out of the stored answers on purpose.
      onCreated(await ask('setup.create', { ...site, ...details, password }))
    } catch (failure) {
      setError(failure as AskFailure)
      setBusy(false)
    }
  }
  return (
    <Form
      className="outside-sheet"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <h1>{t('firstRun.administratorTitle')}</h1>
      <p className="soft">{t('firstRun.administratorText')}</p>
      <TextField
        label={t('account.name')}
        value={details.name}
        onChange={(name) => setDetails({ ...details, name })}
        error={tried && !details.name.trim() ? t('field.required') : undefined}
        autoFocus
      />
      <TextField
        label={t('account.username')}
        width="short"
        value={details.username}
        onChange={(username) => setDetails({ ...details, username })}
        error={tried && details.username.trim().length < 2 ? t('account.usernameError') : undefined}
      />
      <NewPassword onChange={setPassword} tried={tried} />
      <ErrorNote error={error} />
      <div className="row-apart">
        <Button onPress={() => onBack(details)}>{t('act.back')}</Button>
        <Button look="main" type="submit" isDisabled={busy}>
          {busy ? t('firstRun.creating') : t('firstRun.create')}
        </Button>
      </div>
    </Form>
  )
}
