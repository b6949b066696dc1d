import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowAddress } from '../../../shared/form/address.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextField } from '../../parts/TextField.tsx'
import type { FormSession } from '../session.ts'

interface RowDialogProps {
  readonly session: FormSession
  readonly row: RowAddress
  readonly name: string
  readonly act: 'strike' | 'restore'
  readonly onClose: () => void
}

/** Why a row is struck out, or restored. */
export function RowDialog({ session, row, name, act, onClose }: RowDialogProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isShort = reason.trim().length < 5
  const submit = () => {
    setTried(true)
    if (isShort) return
    session.strikeRow(act === 'strike' ? 'forms.strikeRow' : 'forms.restoreRow', row, reason).then(onClose, setError)
  }
  return (
    <Dialog
      title={t(`rows.${act}Of`, { row: name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={submit}>
            {t(`rows.${act}`)}
          </Button>
        </>
      }
    >
      <p className="soft">{t(`rows.${act}Text`)}</p>
      <TextField
        label={t('field.reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        error={tried && isShort ? t('field.reasonError') : undefined}
        autoFocus
      />
      <ErrorNote error={error} />
    </Dialog>
  )
}
