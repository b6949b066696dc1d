import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/form/answer.ts'
import { inLanguage, type Text } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { keyOfOption } from './padKeys.ts'
import type { ScorePad } from './useScorePad.ts'

/** The answers as big keys with their digit on them; after N, the reasons in their place. */
export function OptionKeys({ pad, answer }: { readonly pad: ScorePad; readonly answer: Answer | null }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { current, asking, writable, press } = pad
  if (!current) return null
  if (asking) {
    return (
      <div role="group" aria-label={t('score.why')} className="score-reasons">
        <p className="score-ask">{t('score.why')}</p>
        {(asking.reasons ?? []).map((reason, index) => (
          <button
            key={reason.code}
            type="button"
            className="score-reason"
            onClick={() => press({ act: 'reason', code: reason.code })}
          >
            <kbd>{index + 1}</kbd>
            {inLanguage(reason.label, language)}
          </button>
        ))}
      </div>
    )
  }
  const value = answer && 'value' in answer ? answer.value : null
  const missing = answer && 'missing' in answer ? answer : null
  return (
    <div role="group" aria-label={t('score.answers')} className="score-keys">
      {current.item.codeList.entries.map((entry) => (
        <button
          key={entry.code}
          type="button"
          className="score-key"
          aria-pressed={value === entry.code}
          disabled={!writable}
          onClick={() => press({ act: 'option', code: entry.code })}
        >
          <span className="score-digit ltr">{entry.code}</span>
          {/* A level that has no name of its own is its digit alone. */}
          {entry.label.en !== entry.code && (
            <bdi className="score-word">{inLanguage(entry.short ?? entry.label, language)}</bdi>
          )}
          {keyOfOption(current.item, entry.code) !== entry.code && <kbd>{keyOfOption(current.item, entry.code)}</kbd>}
        </button>
      ))}
      {current.item.missing?.map((code) => (
        <button
          key={code.code}
          type="button"
          className="score-key score-key-missing"
          aria-pressed={missing?.missing === code.code}
          disabled={!writable}
          onClick={() => press({ act: 'missing', code: code.code })}
        >
          <span className="score-digit ltr">N</span>
          <span className="score-word">
            {missing?.reason
              ? `${inLanguage(code.label, language)}: ${reasonText(code, missing.reason, language)}`
              : inLanguage(code.label, language)}
          </span>
        </button>
      ))}
    </div>
  )
}

function reasonText(
  code: {
    readonly reasons?: readonly {
      readonly code: string
      readonly label: Text
    }[]
  },
  reason: string,
  language: 'en' | 'fa',
): string {
  const found = code.reasons?.find((each) => each.code === reason)
  return found ? inLanguage(found.label, language) : reason
}
