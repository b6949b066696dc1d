import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/text/text.ts'
import { ask } from '../../ask/ask.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { Checkboxes } from '../../parts/Checkbox.tsx'
import { Choices } from '../../parts/Choices.tsx'
import { CivilDateField } from '../../parts/CivilDateField.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { contextOf, type FormSession } from '../session.ts'

interface SendDialogProps {
  readonly session: FormSession
  readonly onClose: () => void
  readonly onSent: (isLate: boolean) => void
}

/** To whom, how and when a report went out. */
export function SendDialog({ session, onClose, onSent }: SendDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [to, setTo] = useState<readonly string[]>([])
  const [how, setHow] = useState<string | null>(null)
  const [at, setAt] = useState<string | null>(() => contextOf(session.state.view).now)
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const receivers = useOptions(session, 'SAE_SENT_TO')
  const ways = useOptions(session, 'SAE_SENT_HOW')
  const isWhole = to.length > 0 && (how !== null || ways.length === 0) && at?.length === 16
  const submit = async () => {
    setTried(true)
    if (!isWhole || at === null) return
    try {
      await session.flush()
      const { formId } = session
      const { isLate } = await ask('events.reportSent', {
        formId,
        base: session.state.view.base,
        at,
        to: [...to],
        how: how ?? '',
      })
      await session.reload()
      await client.invalidateQueries()
      onSent(isLate)
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Dialog
      title={t('saeReport.send')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={() => void submit()}>
            {t('saeReport.record')}
          </Button>
        </>
      }
    >
      <Checkboxes label={t('saeReport.to')} options={receivers} value={to} onChange={setTo} />
      {ways.length > 0 && (
        <Choices label={t('saeReport.how')} options={ways} value={how} onChange={setHow} layout="column" />
      )}
      <CivilDateField label={t('saeReport.at')} value={at} withTime onChange={setAt} />
      {tried && !isWhole && <p className="field-error">{t('saeReport.missing')}</p>}
      <ErrorNote error={error} />
    </Dialog>
  )
}

/** The codes of an item in the words of the screen; none where the form was entered under a version without it. */
function useOptions({ definition }: FormSession, oid: string) {
  const { language } = useApplication()
  const item = definition.itemGroups.flatMap(({ items }) => items).find((each) => each.oid === oid)
  if (!item || !('codeList' in item) || !item.codeList) return []
  return item.codeList.entries.map(({ code, label }) => ({ id: code, label: inLanguage(label, language) }))
}
