import { useEffect, useState } from 'react'
import { textOf } from '../../../../shared/form/answer.ts'
import type { ChoiceItem } from '../../../../shared/form/definition.ts'
import { valueOf } from '../../../../shared/form/values.ts'
import { inLanguage } from '../../../../shared/text/text.ts'
import { useApplication } from '../../../frame/application.ts'
import { Choices } from '../../../parts/Choices.tsx'
import { useFormState } from '../../useFormSession.ts'
import { ClearButton } from './ClearButton.tsx'
import type { FieldProps } from './fieldProps.ts'
import { gradesOfTerm, type GradeFound } from './terms.ts'

/** The grade of an adverse event: only those that its term has, each with what it means. A wrong one that stands there is shown. */
export function GradeField(props: FieldProps<ChoiceItem>) {
  const { session, item, label, answer, onAnswer, onLeave, error, isReadOnly, beside } = props
  const { language } = useApplication()
  const { values } = useFormState(session)
  const term = valueOf(values, item.gradesOf ?? '')
  const [grades, setGrades] = useState<readonly GradeFound[]>([])
  useEffect(() => {
    let wanted = true
    void gradesOfTerm(term).then((found) => wanted && setGrades(found))
    return () => {
      wanted = false
    }
  }, [term])
  const value = textOf(answer) ?? null
  const options = item.codeList.entries.flatMap(({ code, label: name }) => {
    const found = grades.find((grade) => String(grade.grade) === code)
    if (!found && code !== value) return []
    const words = inLanguage(name, language)
    const meaning = found && inLanguage(found.meaning, language)
    return [{ id: code, label: meaning === undefined ? words : `${words} – ${meaning}` }]
  })
  return (
    <Choices
      label={label}
      options={options}
      value={value}
      onChange={(code) => {
        onAnswer({ value: code })
        onLeave()
      }}
      error={error}
      isReadOnly={isReadOnly}
      layout="column"
      beside={
        <>
          {beside}
          <ClearButton label={label} isShown={value !== null && !isReadOnly} onClear={() => onAnswer(null)} />
        </>
      }
    />
  )
}
