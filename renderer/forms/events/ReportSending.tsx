import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codesAt, valueOf } from '../../../shared/form/values.ts'
import { Button } from '../../parts/Button.tsx'
import { Note } from '../../parts/Note.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { PrintReport } from './PrintReport.tsx'
import { SendDialog } from './SendDialog.tsx'

/** A report of a serious event: the way to record that it went out, and what is recorded of it. */
export function ReportSending({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const { view, values, mode } = useFormState(session)
  const [sending, setSending] = useState(false)
  const [wasLate, setWasLate] = useState(false)
  const sent = valueOf(values, 'SAE_SENT')
  const isRecorded = sent !== undefined && codesAt(values, 'SAE_SENT_TO').length > 0
  return (
    <>
      {isRecorded ? (
        <Note tone={wasLate ? 'danger' : 'info'}>
          {t('saeReport.sent', { at: sent.replace('T', ' ') })} {wasLate && t('saeReport.late')}
        </Note>
      ) : (
        mode === 'edit' &&
        view.may.write && (
          <Note tone="info" actions={<Button onPress={() => setSending(true)}>{t('saeReport.send')}</Button>}>
            {t('saeReport.text')}
          </Note>
        )
      )}
      <PrintReport session={session} />
      {sending && (
        <SendDialog
          session={session}
          onClose={() => setSending(false)}
          onSent={(isLate) => {
            setSending(false)
            setWasLate(isLate)
          }}
        />
      )}
    </>
  )
}
