import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { itemIndex } from '../../../shared/form/items.ts'
import type { manifestSummary } from '../../../shared/ipc/views/export.ts'
import { study } from '../../../shared/study/study.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { formName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import { Note } from '../../parts/Note.tsx'
import '../../parts/Table.css'

type Hit = z.infer<typeof manifestSummary>['scan']['hits'][number]

/** The residual scan stopped the export: which items, in which files, what is safe and what to do. Never the value. */
export function Stopped({ hits }: { readonly hits: readonly Hit[] }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const itemWords = ({ form, item }: Hit) => {
    const definition = study.forms.findLast((each) => each.oid === form)
    const label = definition && itemIndex(definition).get(item)?.item.label
    const name = label ? inLanguage(label, language) : item
    return form === '' ? name : `${inLanguage(formName(form), language)}: ${name}`
  }
  return (
    <>
      <Note tone="danger" urgent title={t('export.stoppedTitle')}>
        <p>{t('export.stoppedText')}</p>
        <p>{t('export.stoppedDo')}</p>
      </Note>
      <div className="table-sheet">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('export.hitItem')}</th>
              <th scope="col">{t('export.hitFile')}</th>
            </tr>
          </thead>
          <tbody>
            {hits.map((hit, index) => (
              <tr key={index}>
                <td>
                  {itemWords(hit)}{' '}
                  {hit.form !== '' && (
                    <code className="faint ltr">
                      {hit.form}.{hit.item}
                    </code>
                  )}
                </td>
                <td className="ltr">{hit.file}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
