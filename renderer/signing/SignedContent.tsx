import { useTranslation } from 'react-i18next'
import type { SignContent } from '../../shared/ipc/views/signatures.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { formName, visitName } from '../forms/definitions.ts'
import type { Names } from '../forms/parts/answerInWords.ts'
import { useApplication } from '../frame/application.ts'
import { HashText } from '../parts/HashText.tsx'
import { Note } from '../parts/Note.tsx'
import { SignedForm } from './SignedForm.tsx'
import './Signing.css'

interface SignedContentProps {
  readonly content: SignContent
  readonly names: Names
  /** Among others each is folded to one line, and opened to be read. */
  readonly isOpen: boolean
  /** It is not as it was when the person last pressed sign. */
  readonly hasChanged: boolean
}

/** One thing to sign: which it is, every answer in it, what is missing or asked, and why it cannot be signed now. */
export function SignedContent({ content, names, isOpen, hasChanged }: SignedContentProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const numbered = (name: string, repeat: number | null) => (repeat !== null && repeat > 1 ? `${name} ${repeat}` : name)
  const place = [
    content.studyEventOid === null
      ? ''
      : numbered(inLanguage(visitName(content.studyEventOid), language), content.studyEventRepeat),
    content.form === null ? '' : numbered(inLanguage(formName(content.form), language), content.repeat),
    content.scope === 'subject' ? t('sign.casebook') : '',
  ].filter(Boolean)
  return (
    <section className="stack-tight sign-content">
      <h3>
        <span className="ltr">{content.subjectCode}</span> {place.join(' · ')}
      </h3>
      {hasChanged && <Note tone="amber" title={t('sign.changedWhileLooking')} />}
      {content.blocks.length > 0 && (
        <Note tone="danger" title={t('sign.blocked')}>
          <ul>
            {content.blocks.map((block) => (
              <li key={block}>
                <bdi>{block}</bdi>
              </li>
            ))}
          </ul>
        </Note>
      )}
      {content.forms.map((form) => (
        <SignedForm
          key={form.formId}
          form={form}
          names={names}
          isOpen={isOpen && content.forms.length === 1}
          isNamed={content.scope !== 'form'}
        />
      ))}
      <p className="small soft">
        {t('sign.hash')} <HashText hash={content.contentHash} />
      </p>
    </section>
  )
}
