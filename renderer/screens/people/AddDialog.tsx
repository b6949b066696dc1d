import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ROLES, type Role } from '../../../shared/roles.ts'
import { useAct } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { NewPassword } from '../../parts/NewPassword.tsx'
import { Select } from '../../parts/Select.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { TextField } from '../../parts/TextField.tsx'

interface AddDialogProps {
  /** Filled in beforehand, as most people of a site belong to one. */
  readonly organisation: string
  readonly onClose: () => void
  readonly onAdded: (person: { readonly name: string; readonly username: string }) => void
}

/** A new account, with a first password that its owner must change. */
export function AddDialog({ organisation, onClose, onAdded }: AddDialogProps) {
  const { t } = useTranslation()
  const add = useAct('people.add')
  const [person, setPerson] = useState({ name: '', username: '', organisation })
  const [role, setRole] = useState<Role | null>(null)
  const [password, setPassword] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const missing = (text: string) => (tried && text.trim() === '' ? t('field.required') : undefined)
  const shortName = person.username.trim().length < 2
  const submit = () => {
    setTried(true)
    const { name, username } = person
    if (!name.trim() || shortName || !person.organisation.trim() || !role || password === null || add.isPending) return
    add.mutate(
      { ...person, role, temporaryPassword: password },
      {
        onSuccess: () => {
          onClose()
          onAdded({ name: name.trim(), username: username.trim() })
        },
      },
    )
  }
  return (
    <Dialog
      title={t('people.addTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={add.isPending}>
            {t('people.addAct')}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={t('account.name')}
          value={person.name}
          onChange={(name) => setPerson({ ...person, name })}
          maxLength={200}
          error={missing(person.name)}
        />
        <TextField
          label={t('account.username')}
          help={t('people.usernameHelp')}
          value={person.username}
          onChange={(username) => setPerson({ ...person, username })}
          maxLength={60}
          error={tried && shortName ? t('account.usernameError') : undefined}
        />
        <Select
          label={t('account.role')}
          placeholder={t('people.chooseRole')}
          options={ROLES.map((id) => ({ id, label: t(`role.${id}`) }))}
          value={role}
          onChange={(id) => setRole(ROLES.find((each) => each === id) ?? null)}
          help={role && t(`roleDoes.${role}`)}
          error={tried && role === null ? t('people.chooseRole') : undefined}
        />
        <TextField
          label={t('account.organisation')}
          value={person.organisation}
          onChange={(typed) => setPerson({ ...person, organisation: typed })}
          maxLength={200}
          error={missing(person.organisation)}
        />
        <p className="soft">{t('people.temporaryText')}</p>
        <NewPassword onChange={setPassword} tried={tried} />
        {/* Enter in a field adds; the visible button stands with the dialog's acts. */}
        <button type="submit" className="heard" tabIndex={-1} aria-hidden />
      </form>
      {add.isPending && <Waiting label={t('people.addBusy')} />}
      <ErrorNote error={add.error} />
    </Dialog>
  )
}
