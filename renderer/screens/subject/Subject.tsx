import { useTranslation } from 'react-i18next'
import { Link } from 'react-aria-components'
import { SEX } from '../../../shared/study/forms/demog.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useAsk } from '../../ask/queries.ts'
import { ChildTimeline } from '../../events/ChildTimeline.tsx'
import { PrintButton } from '../../documents/PrintButton.tsx'
import { useApplication } from '../../frame/application.ts'
import { LockButton } from '../../locks/LockButton.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { SignButton } from '../../signing/SignButton.tsx'
import { subjectStatus } from '../subjects/status.ts'
import { DoseBoard } from './DoseBoard.tsx'
import { Logs } from './Logs.tsx'
import { VisitMatrix } from './VisitMatrix.tsx'
import './Subject.css'

/** One child: who, the four injections, every visit with its forms, the running logs. */
export function Subject({ subjectId }: { readonly subjectId: string }) {
  const { t } = useTranslation()
  const history = useHistory()
  const { language } = useApplication()
  const { data, error, refetch } = useAsk('subjects.get', { subjectId })
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data || data.id !== subjectId) return <Waiting />
  const sex = SEX.entries.find(({ code }) => code === data.sex)?.label
  const facts = [
    [t('subject.status'), subjectStatus(t, data.status)],
    [t('subject.age'), data.ageYears === null ? '–' : t('subjects.years', { count: data.ageYears })],
    [t('subject.sex'), sex ? inLanguage(sex, language) : '–'],
    ['GMFCS', data.gmfcs ?? '–'],
    [t('subject.weight'), data.weight === null ? '–' : `${data.weight} kg`],
  ]
  return (
    <>
      <nav aria-label={t('frame.path')}>
        <Link className="strong-link" onPress={() => history.go({ screen: 'subjects' })}>
          {t('place.subjects')}
        </Link>
      </nav>
      <header className="subject-head">
        <h1>
          <span className="ltr">{data.code}</span>
          {data.name && (
            <span className="subject-name">
              <bdi>{data.name}</bdi>
            </span>
          )}
        </h1>
        <div className="row">
          <SignButton target={{ scope: 'subject', id: data.id }} name={t('sign.casebook')} />
          <PrintButton label={t('print.casebook')} what={{ kind: 'casebook', subjectId: data.id, code: data.code }} />
          <LockButton place={{ scope: 'subject', id: data.id }} name={data.code} />
        </div>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </header>
      {data.findings.map((finding) => (
        <Note key={finding.check + finding.message} tone={finding.severity === 'hard' ? 'danger' : 'amber'}>
          <bdi>{finding.message}</bdi> <span className="faint small ltr">{finding.check}</span>
        </Note>
      ))}
      <DoseBoard doses={data.doses} />
      <ChildTimeline subjectId={subjectId} />
      <VisitMatrix subject={data} />
      <Logs subjectId={subjectId} logs={data.logs} />
    </>
  )
}
