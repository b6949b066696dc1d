import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/text/text.ts'
import { logRoute } from '../../events/routes.ts'
import { useApplication } from '../../frame/application.ts'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { Note } from '../../parts/Note.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { useEventLinks } from './useEventLinks.ts'
import './Events.css'

/** The adverse events that the symptoms of this form have opened, each one click away, with those whose symptom was taken back. */
export function OpenedEvents({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const history = useHistory()
  const { subjectId } = useFormState(session).view
  const opened = useEventLinks(session)?.opened ?? []
  if (opened.length === 0) return null
  return (
    <Note tone="info" title={t('events.opened')}>
      <p>{t('events.openedText')}</p>
      <ul className="opened-events">
        {opened.map((event) => (
          <li key={event.formId}>
            <Link className="strong-link" onPress={() => history.go(logRoute(subjectId, 'AE', event.formId))}>
              {inLanguage(event.symptom, language)} <span className="ltr">({event.number})</span>
            </Link>
            <GlyphShape name={event.isFinished ? 'complete' : 'draft'} size={16} />
            <span className="soft">{t(event.isFinished ? 'events.isFinished' : 'events.isOpen')}</span>
            {event.isTakenBack && <span className="late">{t('events.isTakenBack')}</span>}
          </li>
        ))}
      </ul>
    </Note>
  )
}
