import { useTranslation } from 'react-i18next'
import type { ItemAddress } from '../../../shared/form/address.ts'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { stampText } from '../../text/format.ts'
import type { FormSession } from '../session.ts'
import { tickAt, useVerification } from './useVerification.ts'

/** Under an item: who held it against the source and when, or that it has changed since. */
export function VerifiedMark({ session, address }: { readonly session: FormSession; readonly address: ItemAddress }) {
  const { t } = useTranslation()
  const tick = tickAt(useVerification(session), address)
  if (!tick || tick.state === 'open') return null
  return (
    <p className={tick.state === 'verified' ? 'row small verified' : 'row small verified-no-more'}>
      <GlyphShape name={tick.state === 'verified' ? 'verified' : 'open'} size={16} />
      <span>
        {t(tick.state === 'verified' ? 'verification.by' : 'verification.changedSince', { by: tick.by ?? '' })}
        {tick.at !== null && (
          <>
            {' '}
            <span className="ltr">{stampText(tick.at)}</span>
          </>
        )}
        {tick.note !== null && <bdi>: {tick.note}</bdi>}
      </span>
    </p>
  )
}
