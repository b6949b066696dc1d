import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignContent } from '../../shared/ipc/views/signatures.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { formName, visitName } from '../forms/definitions.ts'
import type { Names } from '../forms/parts/answerInWords.ts'
import { useApplication } from '../frame/application.ts'
import { HashText } from '../parts/HashText.tsx'
import { Note } from '../parts/Note.tsx'
import type { Language } from '../text/i18n.ts'
import { SignedForm, useFacts } from './SignedForm.tsx'
import { SignedLines } from './SignedLines.tsx'
import './Signing.css'

interface SignedContentProps {
  readonly content: SignContent
  readonly names: Names
  /** It is not as it was when the person last pressed sign. */
  readonly hasChanged: boolean
}

/** The one thing to sign: which it is, every answer in it, what is missing or asked, and why it cannot be signed now. */
export function SignedContent({ content, names, hasChanged }: SignedContentProps) {
  return (
    <section className="stack-tight">
      <h3>
        <Place content={content} />
      </h3>
      <Hindrances content={content} hasChanged={hasChanged} />
      <Inside content={content} names={names} />
    </section>
  )
}

/** One of many to sign: a line with what is in it, opened to read the whole. */
export function SignedInBatch({ content, names, hasChanged }: SignedContentProps) {
  const { t } = useTranslation()
  // A batch holds thousands of answers; only those that are read are drawn.
  const [open, setOpen] = useState(false)
  const facts = useFacts(content.forms)
  return (
    <li className="sign-one">
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <strong>
            <Place content={content} />
          </strong>
          <span className="small soft sign-one-facts">
            {content.scope !== 'form' && `${t('signatures.forms', { count: content.forms.length })} · `}
            {facts}
            {' · '}
            <code className="ltr">{content.contentHash.slice(0, 8)}</code>
          </span>
        </summary>
        {open && <Inside content={content} names={names} />}
      </details>
      <Hindrances content={content} hasChanged={hasChanged} />
    </li>
  )
}

function Place({ content }: { readonly content: SignContent }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const words = [...placeWords(content, language), ...(content.scope === 'subject' ? [t('sign.casebook')] : [])]
  return (
    <>
      <span className="ltr">{content.subjectCode}</span> {words.join(' · ')}
    </>
  )
}

function placeWords({ studyEventOid, studyEventRepeat, form, repeat }: SignContent, language: Language) {
  const numbered = (name: string, number: number | null) => (number !== null && number > 1 ? `${name} ${number}` : name)
  return [
    studyEventOid === null ? '' : numbered(inLanguage(visitName(studyEventOid), language), studyEventRepeat),
    form === null ? '' : numbered(inLanguage(formName(form), language), repeat),
  ].filter(Boolean)
}

function Hindrances({ content: { blocks }, hasChanged }: Pick<SignedContentProps, 'content' | 'hasChanged'>) {
  const { t } = useTranslation()
  return (
    <>
      {hasChanged && <Note tone="amber" title={t('sign.changedWhileLooking')} />}
      {blocks.length > 0 && (
        <Note tone="danger" title={t('sign.blocked')}>
          <ul>
            {blocks.map((block) => (
              <li key={block}>
                <bdi>{block}</bdi>
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  )
}

/** The answers of a form; of a visit or a casebook, its forms one by one. */
function Inside({ content, names }: Pick<SignedContentProps, 'content' | 'names'>) {
  const { t } = useTranslation()
  const [form] = content.forms
  return (
    <div className="stack-tight">
      {content.scope === 'form' && form ? (
        <div className="sign-form">
          <SignedLines form={form} names={names} />
        </div>
      ) : (
        content.forms.map((each) => <SignedForm key={each.formId} form={each} names={names} />)
      )}
      <p className="small soft">
        {t('sign.hash')} <HashText hash={content.contentHash} />
      </p>
    </div>
  )
}
