import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { textOf } from '../../../../shared/form/answer.ts'
import type { NumberItem, TextItem } from '../../../../shared/form/definition.ts'
import { normalise } from '../../../../shared/form/normalise.ts'
import { inLanguage } from '../../../../shared/text/text.ts'
import { useApplication } from '../../../frame/application.ts'
import { TextField } from '../../../parts/TextField.tsx'
import type { FieldProps } from './fieldProps.ts'

/** Text and numbers. What is kept is the normal form of what was typed; on leaving, the field shows it. */
export function TypedField(props: FieldProps<TextItem | NumberItem>) {
  const { item, label, answer, onAnswer, onLeave, error, isReadOnly, beside } = props
  const { t } = useTranslation()
  const { language } = useApplication()
  const kept = textOf(answer) ?? ''
  const [typed, setTyped] = useState(kept)
  const [leftAt, setLeftAt] = useState(kept)
  // Another hand than this field's changed the answer: the field follows.
  if (kept !== leftAt && kept !== normalise(item, typed).text) setTyped(kept)
  if (kept !== leftAt) setLeftAt(kept)
  const isNumber = item.type !== 'text'
  const range = rangeOf(item)
  return (
    <TextField
      label={label}
      help={item.help ? inLanguage(item.help, language) : range && t('form.range', range)}
      value={typed}
      onChange={(next) => {
        setTyped(next)
        const { text } = normalise(item, next)
        onAnswer(text === '' ? null : { value: text }, true)
      }}
      onBlur={() => {
        setTyped(normalise(item, typed).text)
        onLeave()
      }}
      error={error}
      isReadOnly={isReadOnly}
      beside={beside}
      width={isNumber ? 'short' : 'full'}
      unit={isNumber ? item.unit : undefined}
      inputMode={isNumber ? 'decimal' : 'text'}
      autoComplete="off"
      {...(item.type === 'text' && item.multiline ? { rows: 3 } : {})}
    />
  )
}

/** What is possible at all, where both ends are known. */
function rangeOf(item: TextItem | NumberItem): { readonly min: number; readonly max: number } | undefined {
  if (item.type === 'text') return undefined
  const { min, max } = item.range.hard ?? {}
  return min !== undefined && max !== undefined ? { min, max } : undefined
}
