import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../ask/ask.ts'
import { logRoute } from '../../events/routes.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import type { FindingView } from '../parts/findings.ts'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'

/** Whether a check asks for an adverse event that one click can open: a symptom without one, or seizures told in a call. */
export function asksForEvent({ check, address }: FindingView): boolean {
  return check === 'EC112' || address?.item === 'CALL_SEIZURE'
}

/** Saves what stands on the form, and goes to the adverse event that is opened for the symptom. */
export function OpenEvent({ session, row }: { readonly session: FormSession; readonly row: number }) {
  const { t } = useTranslation()
  const history = useHistory()
  const { view, mode } = useFormState(session)
  const [error, setError] = useState<unknown>(null)
  if (mode === 'read') return null
  const open = async () => {
    try {
      // A completed form takes its change only with the event in the record: then a new event is begun by hand.
      if (mode === 'change') {
        history.go({
          screen: 'form',
          subjectId: view.subjectId,
          studyEventOid: null,
          studyEventRepeat: 1,
          form: 'AE',
          formId: null,
        })
        return
      }
      await session.flush()
      const { formId } = await ask('events.openForSymptom', {
        formId: session.formId,
        base: session.state.view.base,
        row,
      })
      await session.reload()
      history.go(logRoute(view.subjectId, 'AE', formId))
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <>
      <Button size="small" onPress={() => void open()}>
        {t('events.openOne')}
      </Button>
      <ErrorNote error={error} />
    </>
  )
}
