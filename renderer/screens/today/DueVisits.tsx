import { useTranslation } from 'react-i18next'
import { Link } from 'react-aria-components'
import { inLanguage } from '../../../shared/text/text.ts'
import type { TodayView } from '../../../shared/ipc/views/today.ts'
import { formName, visitName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import { Glyph } from '../../parts/Glyph.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { dateText } from '../../text/format.ts'
import { glyphOf } from '../subject/cellGlyph.ts'

type DueVisit = TodayView['visits'][number]

/** Visits due and overdue by child, the shortest time left first, with one click to each form. */
export function DueVisits({ visits }: { readonly visits: readonly DueVisit[] }) {
  const { t } = useTranslation()
  if (visits.length === 0) return null
  const sorted = visits.toSorted((a, b) => (a.daysLeft ?? 9_999) - (b.daysLeft ?? 9_999))
  return (
    <section className="stack-tight" aria-labelledby="due-visits">
      <h2 id="due-visits">{t('today.visits')}</h2>
      <ul className="cards">
        {sorted.map((visit) => (
          <DueVisitCard key={`${visit.subjectId}/${visit.oid}`} visit={visit} />
        ))}
      </ul>
    </section>
  )
}

function DueVisitCard({ visit }: { readonly visit: DueVisit }) {
  const { t } = useTranslation()
  const history = useHistory()
  const { calendar, language } = useApplication()
  const { subjectId, daysLeft } = visit
  return (
    <li className="card">
      <div className="row-apart">
        <Link className="strong-link" onPress={() => history.go({ screen: 'subject', subjectId })}>
          <span className="ltr">{visit.subjectCode}</span>
          {visit.name && (
            <span className="card-name">
              <bdi>{visit.name}</bdi>
            </span>
          )}
        </Link>
        <Glyph name={visit.state} />
      </div>
      <p>
        {inLanguage(visitName(visit.oid), language)}
        {visit.latest && (
          <span className="soft">
            {' · '}
            {t('today.windowEnds')} <span className="ltr">{dateText(visit.latest, calendar)}</span>
          </span>
        )}
        {daysLeft !== null && (
          <span className={daysLeft < 0 ? 'late' : 'soft'}>
            {' · '}
            {daysLeft < 0 ? t('today.daysLate', { count: -daysLeft }) : t('today.daysLeft', { count: daysLeft })}
          </span>
        )}
      </p>
      <ul className="chips">
        {visit.forms.map((form) => (
          <li key={form.form}>
            <Link
              className="chip"
              onPress={() =>
                history.go({
                  screen: 'form',
                  subjectId,
                  studyEventOid: visit.oid,
                  studyEventRepeat: 1,
                  form: form.form,
                  formId: null,
                })
              }
            >
              <Glyph name={glyphOf(form.state)} quiet size={16} />
              {inLanguage(formName(form.form), language)}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  )
}
