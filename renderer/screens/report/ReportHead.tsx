import { useTranslation } from 'react-i18next'
import type { ReportView } from '../../../shared/ipc/views/report.ts'
import { HashText } from '../../parts/HashText.tsx'
import { Note } from '../../parts/Note.tsx'

/** What the report was made from, what is missing, and how it must be read. */
export function ReportHead({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation()
  const missing = report.sections.flatMap(({ tables }) => tables).find(({ id }) => id === 'missing')?.rows.length ?? 0
  return (
    <>
      <dl className="report-facts">
        <dt>{t('report.study')}</dt>
        <dd className="ltr">
          {report.study}, {t('report.version', { version: report.studyVersion })}
        </dd>
        <dt>{t('report.children')}</dt>
        <dd>{report.children}</dd>
        <dt>{t('report.cut')}</dt>
        <dd className="ltr">{report.cut.slice(0, 16).replace('T', ' ')} UTC</dd>
        {report.fimVariants.length > 0 && (
          <>
            <dt>{t('report.measure')}</dt>
            <dd className="ltr">{report.fimVariants.join(', ')}</dd>
          </>
        )}
        <dt>{t('report.madeBy')}</dt>
        <dd className="ltr">
          Trialbook {report.version}, {report.statistics}
        </dd>
        <dt>{t('report.head')}</dt>
        <dd>
          {t('report.record', { sequence: report.sequence })} <HashText hash={report.headHash} />
        </dd>
      </dl>
      {report.synthetic && <p className="report-synthetic">{t('report.synthetic')}</p>}
      {report.pairs < 2 && (
        <Note tone="amber" title={t('report.tooFew')}>
          {t(`report.tooFewText_${report.pairs === 0 ? 'zero' : 'one'}`)}
        </Note>
      )}
      {missing > 0 && (
        <Note tone="amber" title={t('report.missing', { count: missing })}>
          {t('report.missingText')}
        </Note>
      )}
    </>
  )
}
