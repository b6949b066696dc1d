import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewRow } from '../../../../shared/ipc/views/review.ts'
import { useAct } from '../../../ask/queries.ts'
import { keepers } from '../../../keep/keepers.ts'
import { Button } from '../../../parts/Button.tsx'
import { Choices } from '../../../parts/Choices.tsx'
import { Dialog } from '../../../parts/Dialog.tsx'
import { ErrorNote } from '../../../parts/ErrorNote.tsx'
import { TextField } from '../../../parts/TextField.tsx'

const OUTCOMES = ['accepted', 'questioned'] as const

/** Says that one has looked at an act and found it in order or not; what is questioned needs words (R43). */
export function ReviewDialog({ row, onClose }: { readonly row: ReviewRow; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const mark = useAct('review.mark')
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const lacksNote = outcome === 'questioned' && note.trim() === ''
  const submit = async () => {
    setTried(true)
    if (outcome === null || lacksNote || mark.isPending) return
    const { fromSequence, toSequence, formId } = row
    const wanted = { fromSequence, toSequence, formId, outcome, note: note.trim() || null }
    const kept = await mark.mutateAsync(wanted).catch(() => null)
    if (kept === null) return
    keepers.noteKept(kept.keptAt)
    onClose()
  }
  return (
    <Dialog
      title={t('review.markTitle', { from: row.fromSequence, to: row.toSequence })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={() => void submit()} isDisabled={mark.isPending}>
            {t('review.keep')}
          </Button>
        </>
      }
    >
      <Choices
        label={t('review.outcome')}
        options={OUTCOMES.map((id) => ({ id, label: t(`review.${id}`) }))}
        value={outcome}
        onChange={(id) => setOutcome(OUTCOMES.find((each) => each === id) ?? null)}
        error={tried && outcome === null ? t('field.required') : undefined}
      />
      <TextField
        label={t('review.note')}
        rows={3}
        value={note}
        onChange={setNote}
        maxLength={2_000}
        error={tried && lacksNote ? t('queries.textError') : undefined}
      />
      <ErrorNote error={mark.error} />
    </Dialog>
  )
}
