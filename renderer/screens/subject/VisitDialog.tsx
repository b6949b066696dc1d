import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VisitRow } from '../../../shared/ipc/views/subjects.ts'
import { useAct } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'
import { keepers } from '../../keep/keepers.ts'
import { Button } from '../../parts/Button.tsx'
import { Choices } from '../../parts/Choices.tsx'
import { CivilDateField } from '../../parts/CivilDateField.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { TextField } from '../../parts/TextField.tsx'

interface VisitDialogProps {
  readonly subjectId: string
  readonly visit: VisitRow
  readonly onClose: () => void
}

const SHORTEST_REASON = 5

/** When a visit took place, or why it did not. A changed date, or one outside the window, asks for a reason. */
export function VisitDialog({ subjectId, visit, onClose }: VisitDialogProps) {
  const { t } = useTranslation()
  const { today } = useApplication()
  const setDate = useAct('visits.setDate')
  const missed = useAct('visits.missed')
  const [what, setWhat] = useState<'date' | 'missed'>('date')
  const [date, setDateText] = useState<string | null>(visit.actual ?? today)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const outside =
    date !== null &&
    ((visit.earliest !== null && date < visit.earliest) || (visit.latest !== null && date > visit.latest))
  const needsReason = what === 'missed' || outside || (visit.actual !== null && visit.actual !== date)
  const reasonIsGood = reason.trim().length >= SHORTEST_REASON
  const onSuccess = ({ keptAt }: { keptAt: string }) => {
    keepers.noteKept(keptAt)
    onClose()
  }
  const submit = () => {
    setTried(true)
    if ((needsReason && !reasonIsGood) || (what === 'date' && date === null)) return
    const place = { subjectId, oid: visit.oid, repeat: visit.repeat }
    if (what === 'missed') missed.mutate({ ...place, reason }, { onSuccess })
    else if (date !== null) setDate.mutate({ ...place, date, reason: needsReason ? reason : null }, { onSuccess })
  }
  return (
    <Dialog
      title={visit.name}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={setDate.isPending || missed.isPending}>
            {what === 'missed' ? t('visit.markMissed') : t('visit.setDate')}
          </Button>
        </>
      }
    >
      <Choices
        label={t('visit.what')}
        options={[
          { id: 'date', label: t('visit.tookPlace') },
          { id: 'missed', label: t('visit.missed') },
        ]}
        value={what}
        onChange={(id) => setWhat(id === 'missed' ? 'missed' : 'date')}
      />
      {what === 'date' && (
        <>
          <CivilDateField label={t('visit.date')} value={date} onChange={setDateText} />
          {outside && <Note tone="amber">{t('visit.outside')}</Note>}
        </>
      )}
      {needsReason && (
        <TextField
          label={t('field.reason')}
          rows={2}
          value={reason}
          onChange={setReason}
          error={tried && !reasonIsGood ? t('field.reasonError') : undefined}
        />
      )}
      <ErrorNote error={setDate.error ?? missed.error} />
    </Dialog>
  )
}
