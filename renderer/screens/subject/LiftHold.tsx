import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '../../../shared/roles.ts'
import { useAct } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'
import { keepers } from '../../keep/keepers.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextField } from '../../parts/TextField.tsx'

interface LiftHoldProps {
  readonly hold: { readonly id: string; readonly check: string; readonly message: string }
}

/** The investigator's way to let a dose go ahead in spite of a hold. */
export function LiftHold({ hold }: LiftHoldProps) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const [open, setOpen] = useState(false)
  if (!person || !may(person.role, 'hold.lift')) return null
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('holds.lift')}
      </Button>
      {open && <LiftHoldDialog hold={hold} onClose={() => setOpen(false)} />}
    </>
  )
}

const SHORTEST_REASON = 5

/** Asks why, and for the password again: it is a decision on the child's safety. */
function LiftHoldDialog({ hold, onClose }: LiftHoldProps & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const lift = useAct('holds.lift')
  const [reason, setReason] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const lacksReason = reason.trim().length < SHORTEST_REASON
  const submit = () => {
    setTried(true)
    if (lacksReason || password === '' || lift.isPending) return
    lift.mutate(
      { holdId: hold.id, reason: reason.trim(), password },
      {
        onSuccess: ({ keptAt }) => {
          keepers.noteKept(keptAt)
          onClose()
        },
        onError: () => setPassword(''),
      },
    )
  }
  return (
    <Dialog
      title={t('holds.lift')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="danger" onPress={submit} isDisabled={lift.isPending}>
            {t('holds.lift')}
          </Button>
        </>
      }
    >
      <p>
        <bdi>{hold.message}</bdi> <span className="faint small ltr">{hold.check}</span>
      </p>
      <p className="soft">{t('holds.text')}</p>
      <TextField
        label={t('field.reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={tried && lacksReason ? t('field.reasonError') : undefined}
      />
      <TextField
        label={t('account.password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="off"
        error={tried && password === '' && !lift.error ? t('field.required') : undefined}
      />
      <ErrorNote error={lift.error} />
    </Dialog>
  )
}
