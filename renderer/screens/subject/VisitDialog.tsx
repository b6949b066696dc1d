import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VisitRow } from '../../../shared/ipc/views/subjects.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useAct } from '../../ask/queries.ts'
import { visitName } from '../../forms/definitions.ts'
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

type What = 'date' | 'planned' | 'missed'
/** What the button does. */
const DO = { date: 'visit.setDate', planned: 'visit.setPlan', missed: 'visit.markMissed' } as const

/**
 * When a visit took place, for when it is planned, or why it did not take place. A changed date or plan, or a day outside the window,
 * asks for a reason.
 */
export function VisitDialog({ subjectId, visit, onClose }: VisitDialogProps) {
  const { t } = useTranslation()
  const { today, language } = useApplication()
  const setDate = useAct('visits.setDate')
  const plan = useAct('visits.plan')
  const missed = useAct('visits.missed')
  const [what, setWhat] = useState<What>('date')
  const [date, setDateText] = useState<string | null>(visit.actual ?? today)
  const [planned, setPlanned] = useState<string | null>(visit.planned)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const outside =
    date !== null &&
    ((visit.earliest !== null && date < visit.earliest) || (visit.latest !== null && date > visit.latest))
  const isChange = {
    date: visit.actual !== null && visit.actual !== date,
    planned: visit.planned !== null,
    missed: true,
  }
  const needsReason = isChange[what] || (what === 'date' && outside)
  const reasonIsGood = reason.trim().length >= SHORTEST_REASON
  const onSuccess = ({ keptAt }: { keptAt: string }) => {
    keepers.noteKept(keptAt)
    onClose()
  }
  const submit = () => {
    setTried(true)
    if (needsReason && !reasonIsGood) return
    const place = { subjectId, oid: visit.oid, repeat: visit.repeat }
    const because = needsReason ? reason : null
    if (what === 'missed') missed.mutate({ ...place, reason }, { onSuccess })
    else if (what === 'date' && date !== null) setDate.mutate({ ...place, date, reason: because }, { onSuccess })
    else if (what === 'planned' && planned !== null)
      plan.mutate({ ...place, date: planned, reason: because }, { onSuccess })
  }
  return (
    <Dialog
      title={inLanguage(visitName(visit.oid), language)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={setDate.isPending || plan.isPending || missed.isPending}>
            {t(DO[what])}
          </Button>
        </>
      }
    >
      <Choices
        label={t('visit.what')}
        options={[
          { id: 'date', label: t('visit.tookPlace') },
          ...(visit.actual === null ? [{ id: 'planned', label: t('visit.isPlanned') }] : []),
          { id: 'missed', label: t('visit.missed') },
        ]}
        value={what}
        onChange={(id) => setWhat(id as What)}
      />
      {what === 'planned' && (
        <>
          <CivilDateField label={t('visit.plannedFor')} value={planned} onChange={setPlanned} />
          <Note tone="info">{t('visit.planMoves')}</Note>
        </>
      )}
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
      <ErrorNote error={setDate.error ?? plan.error ?? missed.error} />
    </Dialog>
  )
}
