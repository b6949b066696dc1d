import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockPlace, LockState } from '../../shared/ipc/views/locks.ts'
import { ask, type AskFailure } from '../ask/ask.ts'
import { useAsk } from '../ask/queries.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/TextField.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { LockFacts } from './LockFacts.tsx'

const ACTS = ['unfreeze', 'unlock', 'freeze', 'lock'] as const
type LockAct = (typeof ACTS)[number]
const SHORTEST_REASON = 5

interface LockDialogProps {
  readonly place: LockPlace
  readonly name: string
  readonly onChanged: (() => void) | undefined
  readonly onClose: () => void
}

/** How a place stands, what keeps it from being locked, and the acts. Unlocking takes an investigator beside one (R26). */
export function LockDialog({ place, name, onChanged, onClose }: LockDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data, error } = useAsk('locks.state', { place })
  const [reason, setReason] = useState('')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState<LockAct | null>(null)
  const run = useMutation<LockState, AskFailure, LockAct>({
    mutationFn: (act) => {
      if (act === 'unlock') {
        return ask('locks.unlock', { place, reason: reason.trim(), second: { username: username.trim(), password } })
      }
      return act === 'unfreeze'
        ? ask('locks.unfreeze', { place, reason: reason.trim() })
        : ask(`locks.${act}`, { place })
    },
    onSuccess: async () => {
      await client.invalidateQueries()
      onChanged?.()
      onClose()
    },
    onError: () => setPassword(''),
  })
  const needsReason = data?.may.unfreeze === true || data?.may.unlock === true
  const lacksReason = reason.trim().length < SHORTEST_REASON
  const lacksSecond = username.trim().length < 2 || password === ''
  const submit = (act: LockAct) => {
    setTried(act)
    if (run.isPending || (act.startsWith('un') && lacksReason) || (act === 'unlock' && lacksSecond)) return
    run.mutate(act)
  }
  return (
    <Dialog
      title={t('locks.of', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          {ACTS.filter((act) => data?.may[act]).map((act) => (
            <Button
              key={act}
              look={act === 'lock' || act === 'unlock' ? 'main' : 'plain'}
              isDisabled={run.isPending}
              onPress={() => submit(act)}
            >
              {t(`locks.${act}`)}
            </Button>
          ))}
        </>
      }
    >
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data && <LockFacts state={data} />}
      {needsReason && (
        <TextField
          label={t('field.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={tried?.startsWith('un') && lacksReason ? t('field.reasonError') : undefined}
        />
      )}
      {data?.may.unlock && (
        <fieldset className="stack-tight">
          <legend>{t('locks.second')}</legend>
          <TextField
            label={t('locks.secondName')}
            value={username}
            onChange={setUsername}
            autoComplete="off"
            error={tried === 'unlock' && username.trim().length < 2 ? t('account.usernameError') : undefined}
          />
          <TextField
            label={t('locks.secondPassword')}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="off"
            error={tried === 'unlock' && password === '' && !run.error ? t('field.required') : undefined}
          />
        </fieldset>
      )}
      <ErrorNote error={run.error} />
    </Dialog>
  )
}
