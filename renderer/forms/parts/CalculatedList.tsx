import { useTranslation } from 'react-i18next'
import { findItem } from '../../../shared/form/items.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { addressKey } from '../../../shared/form/address.ts'
import { useApplication } from '../../frame/application.ts'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { calculatedText } from './calculatedText.ts'
import './CalculatedList.css'

/** The calculated items with their values; those that cannot be computed yet say once why. */
export function CalculatedList({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { calculated } = useFormState(session).view
  const lines = calculated.flatMap((each) => {
    const item = findItem(session.definition, each.address)?.item
    return item?.type === 'calculated' ? [{ ...each, item, key: addressKey(each.address) }] : []
  })
  const because = [
    ...new Set(
      lines.flatMap((line) => (line.value === null && line.because ? [inLanguage(line.because, language)] : [])),
    ),
  ]
  return (
    <>
      <dl className="calculated">
        {lines.map(({ key, item, value }) => (
          <div key={key}>
            <dt>{inLanguage(item.label, language)}</dt>
            <dd>
              <bdi>{value === null ? '–' : calculatedText(item, value, language, session.definition)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {because.map((reason) => (
        <p key={reason} className="small soft">
          {t('score.notComputed', { because: reason })}
        </p>
      ))}
    </>
  )
}
