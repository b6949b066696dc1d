import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../ask/ask.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import type { FormSession } from '../session.ts'

export type ReasonAct = 'notDone' | 'discardDraft' | 'strike'

interface ReasonDialogProps {
  readonly session: FormSession
  readonly act: ReasonAct
  readonly onClose: () => void
}

/** An act on the whole form that needs a reason: the test was not done, the draft goes, the row is struck out. */
export function ReasonDialog({ session, act, onClose }: ReasonDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const history = useHistory()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const submit = async () => {
    setTried(true)
    if (reason.trim().length < 5) return
    const { formId } = session
    try {
      await session.flush()
      const { base, subjectId } = session.state.view
      if (act === 'strike') {
        await ask('forms.strike', { formId, reason })
        history.go({ screen: 'subject', subjectId })
      } else {
        session.load(
          act === 'notDone'
            ? await ask('forms.notDone', { formId, base, reason })
            : await ask('forms.discardDraft', { formId, reason }),
        )
      }
      await client.invalidateQueries()
      onClose()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Dialog
      title={t(`form.${act}`)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look={act === 'discardDraft' ? 'danger' : 'main'} onPress={() => void submit()}>
            {t(`form.${act}Act`)}
          </Button>
        </>
      }
    >
      <p className="soft">{t(`form.${act}Text`)}</p>
      <TextField
        label={t('field.reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        error={tried && reason.trim().length < 5 ? t('field.reasonError') : undefined}
        autoFocus
      />
      <ErrorNote error={error} />
    </Dialog>
  )
}
