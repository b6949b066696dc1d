import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'
import { keepers } from '../../keep/keepers.ts'
import { Button } from '../../parts/Button.tsx'
import { CivilDateField } from '../../parts/CivilDateField.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextField } from '../../parts/TextField.tsx'

/** A visit that the protocol did not plan, with the reason why it took place. */
export function UnscheduledDialog({
  subjectId,
  onClose,
}: {
  readonly subjectId: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { today } = useApplication()
  const add = useAct('visits.addUnscheduled')
  const [date, setDate] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (date === null || reason.trim().length < 5) return
    add.mutate(
      { subjectId, date, reason },
      {
        onSuccess: ({ keptAt }) => {
          keepers.noteKept(keptAt)
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('matrix.unscheduled')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={add.isPending}>
            {t('visit.add')}
          </Button>
        </>
      }
    >
      <CivilDateField label={t('visit.date')} value={date} onChange={setDate} />
      <TextField
        label={t('field.reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        error={tried && reason.trim().length < 5 ? t('field.reasonError') : undefined}
      />
      <ErrorNote error={add.error} />
    </Dialog>
  )
}
