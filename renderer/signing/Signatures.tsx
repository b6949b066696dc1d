import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findItem } from '../../shared/form/items.ts'
import type { SignatureView } from '../../shared/ipc/views/signatures.ts'
import { study } from '../../shared/study/study.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { useAsk } from '../ask/queries.ts'
import { formName } from '../forms/definitions.ts'
import { useApplication } from '../frame/application.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { GlyphShape } from '../parts/Glyph.tsx'
import { Note } from '../parts/Note.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { stampText } from '../text/format.ts'

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
      {shown && <Changes signatureId={signature.signatureId} />}
    </Note>
  )
}

function Changes({ signatureId }: { readonly signatureId: string }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { data, error } = useAsk('signatures.changes', { signatureId })
  if (error) return <ErrorNote error={error} />
  if (!data) return <Waiting />
  return (
    <ul aria-label={t('sign.whatChanged')}>
      {data.map((change) => {
        const definition = study.forms.findLast(({ oid }) => oid === change.form)
        const item = definition && change.address ? findItem(definition, change.address)?.item : undefined
        return (
          <li key={change.sequence} className="small">
            {change.form !== null && `${inLanguage(formName(change.form), language)} · `}
            {item ? inLanguage(item.label, language) : change.field}: <del>{change.old ?? '–'}</del>{' '}
            <strong>{change.new ?? '–'}</strong>{' '}
            <span className="soft">
              <bdi>{change.by}</bdi> · <span className="ltr">{stampText(change.time)}</span>
              {change.reason !== null && <bdi> · {change.reason}</bdi>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
