import { useTranslation } from 'react-i18next'
import { may } from '../../../shared/roles.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useAsk } from '../../ask/queries.ts'
import { formName, visitName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { formRoute, Line, List } from './Lists.tsx'

/** Forms that two people enter and that wait for this person: for the second entry, or for somebody to settle them. */
export function WaitingEntries() {
  const { t } = useTranslation()
  const { person, language } = useApplication()
  const { data = [] } = useAsk('entries.waiting', {}, { enabled: person !== null && may(person.role, 'record.write') })
  return (
    <List title={t('entries.waiting')} count={data.length}>
      {data.map(({ formId, subjectId, subjectCode, name, form, studyEventOid, waitsFor, begun }) => (
        <Line key={formId} route={formRoute(subjectId, form, formId)} code={subjectCode} name={name}>
          <GlyphShape name={waitsFor} />
          <span>
            {inLanguage(formName(form), language)}
            {studyEventOid && <span className="soft">{` · ${inLanguage(visitName(studyEventOid), language)}`}</span>}
          </span>
          <span className="soft small">
            {waitsFor === 'resolving'
              ? t('entries.waitsResolving')
              : t(begun ? 'entries.waitsSecondBegun' : 'entries.waitsSecond')}
          </span>
        </Line>
      ))}
    </List>
  )
}
