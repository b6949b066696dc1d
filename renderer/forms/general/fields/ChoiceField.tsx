import { useTranslation } from 'react-i18next'
import { textOf } from '../../../../shared/form/answer.ts'
import type { ChoiceItem, ScoreItem } from '../../../../shared/form/definition.ts'
import { inLanguage } from '../../../../shared/text/text.ts'
import { useApplication } from '../../../frame/application.ts'
import { Choices } from '../../../parts/Choices.tsx'
import { Select } from '../../../parts/Select.tsx'
import { ClearButton } from './ClearButton.tsx'
import type { FieldProps } from './fieldProps.ts'

/** More than this many are a list that opens. */
const MOST_IN_VIEW = 8
/** Longer labels stand one under the other. */
const LONG_LABEL = 28

/** One of a code list: all in view while they are few. */
export function ChoiceField(props: FieldProps<ChoiceItem | ScoreItem>) {
  const { item, label, answer, onAnswer, onLeave, error, isReadOnly, beside, compact } = props
  const { t } = useTranslation()
  const { language } = useApplication()
  const options = item.codeList.entries.map((entry) => ({
    id: entry.code,
    label:
      item.type === 'score' ? `${entry.code} ${inLanguage(entry.label, language)}` : inLanguage(entry.label, language),
  }))
  const value = textOf(answer) ?? null
  const take = (code: string) => {
    onAnswer({ value: code })
    onLeave()
  }
  const common = {
    label,
    options,
    value,
    onChange: take,
    error,
    beside: (
      <>
        {beside}
        <ClearButton label={label} isShown={value !== null && !isReadOnly} onClear={() => onAnswer(null)} />
      </>
    ),
    ...(item.help ? { help: inLanguage(item.help, language) } : {}),
  }
  if (compact || options.length > MOST_IN_VIEW) {
    return <Select {...common} placeholder={isReadOnly ? '–' : t('form.choose')} isDisabled={isReadOnly} />
  }
  const isLong = options.some((option) => option.label.length > LONG_LABEL)
  return <Choices {...common} isReadOnly={isReadOnly} layout={isLong ? 'column' : 'row'} />
}
