import { useTranslation } from 'react-i18next'
import { addressKey, type ItemAddress } from '../../../../shared/form/address.ts'
import type { CalculatedItem } from '../../../../shared/form/definition.ts'
import { inLanguage } from '../../../../shared/text/text.ts'
import { useApplication } from '../../../frame/application.ts'
import { ItemFindings } from '../../parts/ItemFindings.tsx'
import { calculatedText } from '../../parts/calculatedText.ts'
import type { FormSession } from '../../session.ts'
import { useFormState } from '../../useFormSession.ts'

interface CalculatedFieldProps {
  readonly session: FormSession
  readonly item: CalculatedItem
  readonly address: ItemAddress
}

/** A value that the product computes; it cannot be typed. */
export function CalculatedField({ session, item, address }: CalculatedFieldProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { view } = useFormState(session)
  const key = addressKey(address)
  const found = view.calculated.find((each) => addressKey(each.address) === key)
  const words = found?.value ? calculatedText(item, found.value, language, session.definition) : null
  return (
    <div className="item" data-item={key}>
      <span className="field-label">{inLanguage(item.label, language)}</span>
      {view.scoresHidden ? (
        <p className="soft">{t('score.hidden')}</p>
      ) : words ? (
        <p className="calculated-value">
          <output>
            <bdi>{words}</bdi>
          </output>
        </p>
      ) : (
        <p className="soft">
          {found?.because
            ? t('score.notComputed', { because: inLanguage(found.because, language) })
            : t('form.notComputedYet')}
        </p>
      )}
      <ItemFindings session={session} address={address} />
    </div>
  )
}
