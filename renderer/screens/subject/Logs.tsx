import { Plus } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { may } from '../../../shared/roles.ts'
import type { SubjectView } from '../../../shared/ipc/views/subjects.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { formName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { Glyph, GlyphShape } from '../../parts/Glyph.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { shortDate } from '../../text/format.ts'
import { glyphOf } from './cellGlyph.ts'
import './Logs.css'

type Log = SubjectView['logs'][number]

/** What runs for the whole of the study: events, medication, therapy, deviations. A struck row stays in view. */
export function Logs({ subjectId, logs }: { readonly subjectId: string; readonly logs: readonly Log[] }) {
  const { t } = useTranslation()
  return (
    <section className="stack-tight" aria-labelledby="logs">
      <h2 id="logs">{t('logs.title')}</h2>
      <div className="logs">
        {logs.map((log) => (
          <OneLog key={log.form} subjectId={subjectId} log={log} />
        ))}
      </div>
    </section>
  )
}

function OneLog({ subjectId, log }: { readonly subjectId: string; readonly log: Log }) {
  const { t } = useTranslation()
  const history = useHistory()
  const { person, calendar, language } = useApplication()
  const name = inLanguage(formName(log.form), language)
  const open = (formId: string | null) =>
    history.go({ screen: 'form', subjectId, studyEventOid: null, studyEventRepeat: 1, form: log.form, formId })
  return (
    <section className="log" aria-label={name}>
      <div className="row-apart log-head">
        <h3>
          {name} <span className="soft ltr">{log.rows.filter((row) => !row.struck).length}</span>
        </h3>
        {person && may(person.role, 'record.write') && (
          <Button size="small" onPress={() => open(null)} aria-label={t('logs.addTo', { log: name })}>
            <Plus size={14} aria-hidden />
            {t('logs.add')}
          </Button>
        )}
      </div>
      {log.rows.length === 0 ? (
        <p className="log-none soft">{t('logs.none')}</p>
      ) : (
        <ul>
          {log.rows.map((row) => (
            <li key={row.formId}>
              <Link className="log-row" onPress={() => open(row.formId)}>
                <span className="soft ltr">{row.repeat}</span>
                <span className={row.struck ? 'log-title struck' : 'log-title'}>
                  {row.title ?? t('logs.unnamed', { name, number: row.repeat })}
                  {row.struck && <span className="heard"> {t('logs.struck')}</span>}
                </span>
                {row.openQueries > 0 && <GlyphShape name="query" size={16} />}
                <span className="small soft ltr">{row.date ? shortDate(row.date, calendar) : ''}</span>
                <Glyph name={glyphOf(row.state)} quiet />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
