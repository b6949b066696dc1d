import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../../shared/form/answer.ts'
import type { ItemDefinition } from '../../../../shared/form/definition.ts'
import { inLanguage } from '../../../../shared/text/text.ts'
import { useApplication } from '../../../frame/application.ts'
import { Checkbox } from '../../../parts/Checkbox.tsx'
import { Select } from '../../../parts/Select.tsx'

interface MissingChoiceProps {
  readonly item: ItemDefinition
  readonly answer: Answer | null
  readonly onAnswer: (answer: Answer | null) => void
  readonly isReadOnly: boolean
}

/** Missing is an answer too: the codes an item may have instead of a value, with their reason where one is asked for. */
export function MissingChoice({ item, answer, onAnswer, isReadOnly }: MissingChoiceProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  if (!item.missing) return null
  const chosen = answer && 'missing' in answer ? answer : null
  const code = item.missing.find((each) => each.code === chosen?.missing)
  return (
    <div className="missing">
      {item.missing.map((each) => (
        <Checkbox
          key={each.code}
          isSelected={chosen?.missing === each.code}
          onChange={(isOn) => onAnswer(isOn ? { missing: each.code } : null)}
          isDisabled={isReadOnly}
        >
          {inLanguage(each.label, language)}
        </Checkbox>
      ))}
      {code?.reasons && (
        <Select
          label={t('score.why')}
          width="short"
          options={code.reasons.map((reason) => ({ id: reason.code, label: inLanguage(reason.label, language) }))}
          value={chosen?.reason ?? null}
          onChange={(reason) => onAnswer({ missing: code.code, reason })}
          placeholder={t('form.choose')}
          isDisabled={isReadOnly}
        />
      )}
    </div>
  )
}
