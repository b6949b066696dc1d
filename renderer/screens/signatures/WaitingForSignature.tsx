import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { useWaitingSignatures } from './useWaitingSignatures.ts'
import './Signatures.css'

/** How many forms wait for this person's signature, and the way to them; nothing where none does. */
export function WaitingForSignature() {
  const { t } = useTranslation()
  const history = useHistory()
  const forms = useWaitingSignatures().filter(({ scope }) => scope === 'form')
  const changed = forms.filter(({ state }) => state === 'changedSince').length
  if (forms.length === 0) return null
  return (
    <Link className="tosign-way" onPress={() => history.go({ screen: 'signatures' })}>
      <GlyphShape name="signed" />
      <strong>{t('signatures.waiting', { count: forms.length })}</strong>
      {changed > 0 && <span className="tosign-changed small">{t('signatures.changed', { count: changed })}</span>}
      <span className="tosign-go">{t('signatures.toList')}</span>
    </Link>
  )
}
