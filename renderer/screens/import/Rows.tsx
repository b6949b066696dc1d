import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/ipc/contract.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { formName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import '../../parts/Table.css'

interface Props {
  readonly preview: Output<'import.preview'>
}

/** The name of a form for people; what no form is called is shown as the file has it. */
function useFormName(): (form: string) => string {
  const { language } = useApplication()
  return (form) => (form === '' ? '' : inLanguage(formName(form), language))
}

/** What does not come in, where it stands in the file, and why. */
export function RefusedRows({ preview: { refused, refusedCount } }: Props) {
  const { t } = useTranslation()
  const nameOf = useFormName()
  if (refusedCount === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="import-refused">
      <h2 id="import-refused">{t('import.refused', { count: refusedCount })}</h2>
      <div className="table-sheet import-rows">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('import.place')}</th>
              <th scope="col">{t('import.child')}</th>
              <th scope="col">{t('import.form')}</th>
              <th scope="col">{t('import.item')}</th>
              <th scope="col">{t('import.why')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.map((row, index) => (
              <tr key={index}>
                <td>{row.place}</td>
                <td>
                  <bdi>{row.subject}</bdi>
                </td>
                <td>{nameOf(row.form)}</td>
                <td>
                  <bdi>{row.item}</bdi>
                </td>
                <td>
                  <bdi>{row.reason}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More shown={refused.length} count={refusedCount} />
    </section>
  )
}

/** What the checks say of the forms that come in. */
export function Findings({ preview: { findings, findingCount } }: Props) {
  const { t } = useTranslation()
  const nameOf = useFormName()
  if (findingCount === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="import-findings">
      <h2 id="import-findings">{t('import.findings', { count: findingCount })}</h2>
      <p className="soft">{t('import.findingsText')}</p>
      <div className="table-sheet import-rows">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('import.place')}</th>
              <th scope="col">{t('import.child')}</th>
              <th scope="col">{t('import.form')}</th>
              <th scope="col">{t('import.check')}</th>
              <th scope="col">{t('import.says')}</th>
            </tr>
          </thead>
          <tbody>
            {findings.map((row, index) => (
              <tr key={index}>
                <td>{row.place}</td>
                <td>
                  <bdi>{row.subject}</bdi>
                </td>
                <td>{nameOf(row.form)}</td>
                <td>{row.check}</td>
                <td>
                  <bdi>{row.message}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More shown={findings.length} count={findingCount} />
    </section>
  )
}

/** What comes in, form by form. */
export function AcceptedRows({ preview: { accepted, forms } }: Props) {
  const { t } = useTranslation()
  const nameOf = useFormName()
  if (forms === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="import-accepted">
      <h2 id="import-accepted">{t('import.accepted', { count: forms })}</h2>
      <div className="table-sheet import-rows">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('import.place')}</th>
              <th scope="col">{t('import.child')}</th>
              <th scope="col">{t('import.form')}</th>
              <th scope="col">{t('import.visit')}</th>
              <th scope="col" className="number">
                {t('import.values')}
              </th>
              <th scope="col">{t('import.does')}</th>
            </tr>
          </thead>
          <tbody>
            {accepted.map((row, index) => (
              <tr key={index}>
                <td>{row.place}</td>
                <td>
                  <bdi>{row.subject}</bdi>
                </td>
                <td>{nameOf(row.form)}</td>
                <td>{row.studyEvent}</td>
                <td className="number">{row.values}</td>
                <td>
                  {t(`import.${row.does}`)}
                  {row.completes && ` · ${t('import.becomesComplete')}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More shown={accepted.length} count={forms} />
    </section>
  )
}

function More({ shown, count }: { readonly shown: number; readonly count: number }) {
  const { t } = useTranslation()
  return shown < count ? <p className="soft">{t('import.further', { count: count - shown })}</p> : null
}
