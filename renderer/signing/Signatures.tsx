import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignatureView } from '../../shared/ipc/views/signatures.ts'
import { Button } from '../parts/Button.tsx'
import { GlyphShape } from '../parts/Glyph.tsx'
import { Note } from '../parts/Note.tsx'
import { stampText } from '../text/format.ts'
import { ChangesSince } from './ChangesSince.tsx'

/** Who signed, when, and what it says (R28); of one that no longer holds, what has changed since (R32). */
export function Signatures({ signatures }: { readonly signatures: readonly SignatureView[] }) {
  return signatures.map((signature) =>
    signature.state === 'holds' ? (
      <p key={signature.signatureId} className="row small">
        <GlyphShape name="signed" size={16} /> <Words signature={signature} />
      </p>
    ) : (
      <ChangedSince key={signature.signatureId} signature={signature} />
    ),
  )
}

function Words({ signature }: { readonly signature: SignatureView }) {
  const { t } = useTranslation()
  const { printedName, signedAt, offset, meaning, scope } = signature
  return (
    <span>
      {t(`sign.of.${scope}`)} <strong>{printedName}</strong>, <span className="ltr">{stampText(signedAt)}</span>{' '}
      <span className="faint ltr">{offset}</span>: <bdi>{meaning}</bdi>
    </span>
  )
}

function ChangedSince({ signature }: { readonly signature: SignatureView }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  return (
    <Note
      tone="amber"
      title={t('sign.changedSince')}
      actions={
        !shown && (
          <Button size="small" onPress={() => setShown(true)}>
            {t('sign.whatChanged')}
          </Button>
        )
      }
    >
      <Words signature={signature} />
      {shown && <ChangesSince signatureId={signature.signatureId} />}
    </Note>
  )
}
