import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { Note } from '../../parts/Note.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { useEventLinks } from './useEventLinks.ts'

/** The symptom that opened this event, and that it was taken back since where it was. */
export function OpenedBy({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const history = useHistory()
  const { subjectId } = useFormState(session).view
  const openedBy = useEventLinks(session)?.openedBy
  if (!openedBy) return null
  const { studyEventOid, form, formId, isTakenBack } = openedBy
  const symptom = inLanguage(openedBy.symptom, language)
  const goTo = () => history.go({ screen: 'form', subjectId, studyEventOid, studyEventRepeat: 1, form, formId })
  return (
    <Note
      tone={isTakenBack ? 'amber' : 'info'}
      actions={
        <Button size="small" onPress={goTo}>
          {t('events.toSymptom')}
        </Button>
      }
    >
      {t(isTakenBack ? 'events.openedByTakenBack' : 'events.openedBy', { symptom })}{' '}
      <span className="ltr soft">{studyEventOid}</span>
    </Note>
  )
}
