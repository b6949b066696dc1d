import { useTranslation } from 'react-i18next'
import { addressKey } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { ItemDefinition } from '../../shared/form/definition.ts'
import { findItem } from '../../shared/form/items.ts'
import type { SignContent } from '../../shared/ipc/views/signatures.ts'
import { definitionOf } from '../../shared/study/study.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { formName, visitName } from '../forms/definitions.ts'
import { wordsOfAnswer, type Names } from '../forms/parts/answerInWords.ts'
import { calculatedText } from '../forms/parts/calculatedText.ts'
import { useApplication } from '../frame/application.ts'
import { HashText } from '../parts/HashText.tsx'
import { Note } from '../parts/Note.tsx'
import type { Language } from '../text/i18n.ts'
import './Signing.css'

interface SignedContentProps {
  readonly content: SignContent
  readonly names: Names | undefined
}

/** One thing to sign: which it is, every answer in it, what is missing or asked, and why it cannot be signed now. */
export function SignedContent({ content, names }: SignedContentProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const place = [
    content.studyEventOid === null ? '' : inLanguage(visitName(content.studyEventOid), language),
    content.form === null ? '' : inLanguage(formName(content.form), language),
    content.scope === 'subject' ? t('sign.casebook') : '',
  ].filter(Boolean)
  return (
    <section className="stack-tight">
      <h3>
        <span className="ltr">{content.subjectCode}</span> {place.join(' · ')}
      </h3>
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
        <SignedForm key={form.formId} form={form} names={names} isOpen={content.forms.length === 1} />
      ))}
      <p className="small soft">
        {t('sign.hash')} <HashText hash={content.contentHash} />
      </p>
    </section>
  )
}

interface SignedFormProps {
  readonly form: SignContent['forms'][number]
  readonly names: Names | undefined
  readonly isOpen: boolean
}

function SignedForm({ form, names, isOpen }: SignedFormProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const definition = definitionOf(form.form, form.version)
  const facts = [
    t('sign.answered', { count: form.answered }),
    form.missing > 0 && t('sign.missing', { count: form.missing }),
    form.confirmedChecks > 0 && t('sign.confirmed', { count: form.confirmedChecks }),
    form.openQueries > 0 && t('subjects.queries', { count: form.openQueries }),
  ].filter(Boolean)
  return (
    <details className="sign-form" open={isOpen}>
      <summary>
        <strong>{inLanguage(formName(form.form), language)}</strong>{' '}
        <span className="small soft">{form.notDone === null ? facts.join(' · ') : form.notDone}</span>
      </summary>
      <dl className="sign-lines">
        {form.lines.map(({ address, answer, computed }) => {
          const item = definition && findItem(definition, address)?.item
          return (
            <div key={addressKey(address)}>
              <dt>
                {item ? inLanguage(item.label, language) : address.item}
                {address.repeat > 1 && <span className="soft"> ({address.repeat})</span>}
              </dt>
              <dd>
                <bdi>{answer ? lineInWords(item, answer, language, names) : '–'}</bdi>
                {computed && <span className="small soft"> {t('sign.computed')}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}

function lineInWords(
  item: ItemDefinition | undefined,
  answer: Answer,
  language: Language,
  names: Names | undefined,
): string {
  return item?.type === 'calculated' && 'value' in answer && typeof answer.value === 'string'
    ? calculatedText(item, answer.value, language)
    : wordsOfAnswer(item, answer, language, names)
}
