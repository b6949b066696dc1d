import { useTranslation } from 'react-i18next'
import './SyntheticBanner.css'

/** Says on every screen that these children were made up. Cannot be closed. */
export function SyntheticBanner() {
  const { t } = useTranslation()
  return (
    <section className="synthetic" aria-label={t('frame.syntheticLabel')}>
      {t('frame.synthetic')}
    </section>
  )
}
