import { codesOf } from '../../../../shared/form/answer.ts'
import type { ChoiceItem } from '../../../../shared/form/definition.ts'
import { inLanguage } from '../../../../shared/text/text.ts'
import { useApplication } from '../../../frame/application.ts'
import { Checkboxes } from '../../../parts/Checkbox.tsx'
import type { FieldProps } from './fieldProps.ts'

/** Several of a code list. A code that stands alone, such as 'none', takes the others away and goes when another comes. */
export function MultiChoiceField(props: FieldProps<ChoiceItem>) {
  const { item, label, answer, onAnswer, onLeave, error, isReadOnly, beside } = props
  const { language } = useApplication()
  const chosen = codesOf(answer)
  const take = (codes: readonly string[]) => {
    const added = codes.find((code) => !chosen.includes(code))
    const alone = (code: string) => item.exclusive?.includes(code) ?? false
    const next = added === undefined ? codes : alone(added) ? [added] : codes.filter((code) => !alone(code))
    // In the order of the code list, whatever the order of the clicks.
    const sorted = item.codeList.entries.map((entry) => entry.code).filter((code) => next.includes(code))
    onAnswer(sorted.length === 0 ? null : { value: sorted })
    onLeave()
  }
  return (
    <Checkboxes
      label={label}
      options={item.codeList.entries.map((entry) => ({ id: entry.code, label: inLanguage(entry.label, language) }))}
      value={chosen}
      onChange={take}
      error={error}
      isReadOnly={isReadOnly}
      beside={beside}
      {...(item.help ? { help: inLanguage(item.help, language) } : {})}
    />
  )
}
