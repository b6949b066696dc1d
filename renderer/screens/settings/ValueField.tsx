import { useTranslation } from 'react-i18next'
import type { SettingRow } from '../../../shared/ipc/views/people.ts'
import { Checkboxes } from '../../parts/Checkbox.tsx'
import { Choices } from '../../parts/Choices.tsx'
import { Select } from '../../parts/Select.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { allowedOf, codesOf, kindOf } from './settingKind.ts'

/** More choices than this stand in a list that opens. */
const FEW = 6

interface ValueFieldProps {
  readonly row: SettingRow
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

/** The new value, in the way that its kind is chosen or typed. */
export function ValueField({ row, value, onChange, error }: ValueFieldProps) {
  const { t } = useTranslation()
  const label = t('settings.newValue')
  const options = (allowedOf(row) ?? []).map((each) => ({ id: each.value, label: each.label }))
  const kind = kindOf(row)
  if (kind === 'set') {
    return (
      <Checkboxes
        label={label}
        options={options}
        value={codesOf(value)}
        // In the order of the list, so that the same set is always kept alike.
        onChange={(ids) => onChange(inOrder(options, ids).join(' '))}
        error={error}
      />
    )
  }
  if (kind === 'choice') {
    return options.length <= FEW ? (
      <Choices label={label} layout="column" options={options} value={value} onChange={onChange} error={error} />
    ) : (
      <Select label={label} options={options} value={value} onChange={onChange} error={error} />
    )
  }
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      maxLength={500}
      width={kind === 'number' ? 'short' : 'full'}
      error={error}
      {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
    />
  )
}

const inOrder = (options: readonly { readonly id: string }[], ids: readonly string[]): readonly string[] =>
  options.map(({ id }) => id).filter((id) => ids.includes(id))
