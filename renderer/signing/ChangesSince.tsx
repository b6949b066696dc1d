import { useTranslation } from 'react-i18next'
import { findItem } from '../../shared/form/items.ts'
import { study } from '../../shared/study/study.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { useAsk } from '../ask/queries.ts'
import { formName } from '../forms/definitions.ts'
import { wordsOfAnswer } from '../forms/parts/answerInWords.ts'
import { useApplication } from '../frame/application.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { stampText } from '../text/format.ts'

interface ChangesSinceProps {
  readonly signatureId: string
  /** Only what changed in this form of what was signed. */
  readonly formId?: string | null
}

/** What has changed of what a signature stands for: the value before and after, by whom, when and why (R32). */
export function ChangesSince({ signatureId, formId = null }: ChangesSinceProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { data, error } = useAsk('signatures.changes', { signatureId })
  if (error) return <ErrorNote error={error} />
  if (!data) return <Waiting />
  return (
    <ul aria-label={t('sign.whatChanged')} className="sign-changes">
      {data
        .filter((change) => formId === null || change.formId === formId)
        .map((change) => {
          const definition = study.forms.findLast(({ oid }) => oid === change.form)
          const item = definition && change.address ? findItem(definition, change.address)?.item : undefined
          const inWords = (value: string | null) => (value === null ? '–' : wordsOfAnswer(item, { value }, language))
          return (
            <li key={change.sequence} className="small">
              {formId === null && change.form !== null && `${inLanguage(formName(change.form), language)} · `}
              {item ? inLanguage(item.label, language) : change.field}: <del>{inWords(change.old)}</del>{' '}
              <strong>{inWords(change.new)}</strong>{' '}
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
