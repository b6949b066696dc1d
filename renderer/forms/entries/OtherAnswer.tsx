import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/form/answer.ts'
import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { normalise } from '../../../shared/form/normalise.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { Select, type Option } from '../../parts/Select.tsx'
import { TextField } from '../../parts/TextField.tsx'
import type { Language } from '../../text/i18n.ts'
import type { Names } from '../parts/answerInWords.ts'

interface OtherAnswerProps {
  readonly item: ItemDefinition
  readonly names: Names
  readonly value: Answer | null | undefined
  readonly onChange: (answer: Answer | null | undefined) => void
}

const OPEN = 'open'

/** Another answer than both entries gave: from the item's list where it has one, else typed. It may also be left open. */
export function OtherAnswer({ item, names, value, onChange }: OtherAnswerProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const [text, setText] = useState('')
  const listed = answersOf(item, names, language)
  if (listed.length === 0) {
    return (
      <TextField
        label={t('entries.other')}
        value={text}
        onChange={(typed) => {
          setText(typed)
          onChange(typed.trim() === '' ? undefined : { value: normalise(item, typed).text })
        }}
        unit={'unit' in item ? item.unit : undefined}
        autoFocus
      />
    )
  }
  const options: readonly Option[] = [
    ...listed.map(({ label }, index) => ({ id: String(index), label })),
    { id: OPEN, label: t('entries.leaveOpen') },
  ]
  const place = listed.findIndex(({ answer }) => JSON.stringify(answer) === JSON.stringify(value))
  return (
    <Select
      label={t('entries.other')}
      options={options}
      value={value === null ? OPEN : place < 0 ? null : String(place)}
      onChange={(id) => onChange(id === OPEN ? null : listed[Number(id)]?.answer)}
    />
  )
}

interface Listed {
  readonly answer: Answer
  readonly label: string
}

/** Codes, people and missing codes of an item, each as an answer. Empty for what is typed. */
function answersOf(item: ItemDefinition, names: Names, language: Language): readonly Listed[] {
  const missing = (item.missing ?? []).flatMap(({ code, label, reasons }): readonly Listed[] => {
    const word = inLanguage(label, language)
    if (!reasons) return [{ answer: { missing: code }, label: word }]
    return reasons.map((reason) => ({
      answer: { missing: code, reason: reason.code },
      label: `${word}: ${inLanguage(reason.label, language)}`,
    }))
  })
  if (item.type === 'user') {
    const people = names.people.filter(({ role }) => item.roles.includes(role))
    return [...people.map(({ id, name }) => ({ answer: { value: id }, label: name })), ...missing]
  }
  if (item.type !== 'choice' && item.type !== 'score') return []
  const codes = item.codeList.entries.map(({ code, label }) => ({
    answer: { value: code },
    label: item.type === 'score' ? `${code} – ${inLanguage(label, language)}` : inLanguage(label, language),
  }))
  return [...codes, ...missing]
}
