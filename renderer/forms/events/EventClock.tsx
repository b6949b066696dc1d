import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '../../../shared/roles.ts'
import { ask } from '../../ask/ask.ts'
import { useAsk } from '../../ask/queries.ts'
import { clockText } from '../../events/clockText.ts'
import { logRoute } from '../../events/routes.ts'
import { useNow } from '../../events/useNow.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { stampText } from '../../text/format.ts'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'

/** Of a serious event: the hour by which its report is due, and the way to the report. */
export function EventClock({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const history = useHistory()
  const { person, calendar } = useApplication()
  const now = useNow()
  const { subjectId } = useFormState(session).view
  const [error, setError] = useState<unknown>(null)
  const { data = [] } = useAsk('events.clocks', {})
  const clock = data.find(({ formId }) => formId === session.formId)
  if (!clock) return null
  const write = async () => {
    try {
      await session.flush()
      const { view, mode } = session.state
      if (mode === 'edit' && view.draft?.mine) await session.commit('forms.save')
      const { formId } = await ask('events.openReport', { formId: session.formId })
      history.go(logRoute(subjectId, 'SAE', formId))
    } catch (failure) {
      setError(failure)
    }
  }
  const mayWrite = person !== null && may(person.role, 'record.write')
  return (
    <Note
      tone={clock.isLate ? 'danger' : 'amber'}
      title={t('clock.one')}
      actions={
        mayWrite && (
          <Button size="small" onPress={() => void write()}>
            {t(clock.reportId === null ? 'clock.write' : 'clock.open')}
          </Button>
        )
      }
    >
      {t(clock.isLate ? 'clock.isLate' : 'clock.sendBy')}{' '}
      <span className="ltr">{stampText(clock.dueBy, calendar)}</span> ({clockText(t, clock.dueBy, now)})
      <ErrorNote error={error} />
    </Note>
  )
}
