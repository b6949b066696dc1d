import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressKey } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { ItemDefinition } from '../../shared/form/definition.ts'
import { findItem } from '../../shared/form/items.ts'
import type { SignContent } from '../../shared/ipc/views/signatures.ts'
import { definitionOf } from '../../shared/study/study.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { formName } from '../forms/definitions.ts'
import { wordsOfAnswer, type Names } from '../forms/parts/answerInWords.ts'
import { calculatedText } from '../forms/parts/calculatedText.ts'
import { useApplication } from '../frame/application.ts'
import type { Language } from '../text/i18n.ts'

interface SignedFormProps {
  readonly form: SignContent['forms'][number]
  readonly names: Names
  readonly isOpen: boolean
  /** Named here, where the heading above names only the visit or the child. */
  readonly isNamed: boolean
}

/** One form as it would be signed: in a line, and opened with every answer, score and confirmed check. */
export function SignedForm({ form, names, isOpen, isNamed }: SignedFormProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  // A batch holds thousands of lines; only those that are read are drawn.
  const [open, setOpen] = useState(isOpen)
  const facts = [
    t('sign.answered', { count: form.answered }),
    form.missing > 0 && t('sign.missing', { count: form.missing }),
    form.confirmedChecks.length > 0 && t('sign.confirmed', { count: form.confirmedChecks.length }),
    form.openQueries > 0 && t('subjects.queries', { count: form.openQueries }),
  ].filter(Boolean)
  return (
    <details className="sign-form" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>{isNamed ? inLanguage(formName(form.form), language) : t('sign.showAnswers')}</strong>{' '}
        <span className="small soft">{form.notDone === null ? facts.join(' · ') : form.notDone}</span>
      </summary>
      {open && <Lines form={form} names={names} />}
    </details>
  )
}

function Lines({ form, names }: Pick<SignedFormProps, 'form' | 'names'>) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const definition = definitionOf(form.form, form.version)
  return (
    <>
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
      {form.confirmedChecks.length > 0 && (
        <ul className="sign-checks small">
          {form.confirmedChecks.map(({ check, comment, by }, index) => (
            <li key={`${check}/${index}`}>
              <strong className="ltr">{check}</strong> {t('sign.confirmedCheck', { by })} <bdi>{comment}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function lineInWords(item: ItemDefinition | undefined, answer: Answer, language: Language, names: Names): string {
  return item?.type === 'calculated' && 'value' in answer && typeof answer.value === 'string'
    ? calculatedText(item, answer.value, language)
    : wordsOfAnswer(item, answer, language, names)
}
