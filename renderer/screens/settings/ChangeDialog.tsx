import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingRow } from '../../../shared/ipc/views/people.ts'
import { useAct } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { problemOf, settingWords } from './settingKind.ts'
import { ValueField } from './ValueField.tsx'

/** The record refuses a shorter reason. */
const SHORTEST_REASON = 5

interface ChangeDialogProps {
  readonly row: SettingRow
  readonly onClose: () => void
  readonly onDone: () => void
}

/** A setting gets a new value, with a reason. */
export function ChangeDialog({ row, onClose, onDone }: ChangeDialogProps) {
  const { t } = useTranslation()
  const set = useAct('settings.set')
  const [typed, setTyped] = useState(row.value)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const value = typed.trim()
  const problem = value === row.value ? t('settings.same') : problemOf(row, value)
  const submit = () => {
    setTried(true)
    if (problem !== null || reason.trim().length < SHORTEST_REASON || set.isPending) return
    set.mutate(
      { key: row.key, value, reason: reason.trim() },
      {
        onSuccess: () => {
          onClose()
          onDone()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('settings.changeTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={set.isPending}>
            {t('settings.keep')}
          </Button>
        </>
      }
    >
      <div>
        <strong>{row.label}</strong>
        <p className="soft">
          {t('settings.now')}: {settingWords(row, row.value) || t('settings.empty')} · {t('settings.default')}:{' '}
          {settingWords(row, row.default) || t('settings.empty')}
        </p>
      </div>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ValueField row={row} value={typed} onChange={setTyped} error={tried ? (problem ?? undefined) : undefined} />
        {value !== row.default && (
          <div>
            <Button size="small" onPress={() => setTyped(row.default)}>
              {t('settings.useDefault')}
            </Button>
          </div>
        )}
        <TextField
          label={t('field.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={tried && reason.trim().length < SHORTEST_REASON ? t('field.reasonError') : undefined}
        />
        <p className="small soft">{t('settings.effect')}</p>
        {/* Enter in a field changes; the visible button stands with the dialog's acts. */}
        <button type="submit" className="heard" tabIndex={-1} aria-hidden />
      </form>
      <ErrorNote error={set.error} />
    </Dialog>
  )
}
