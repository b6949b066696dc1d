import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { FieldFoot, FieldHead } from './FieldFrame.tsx'
import type { Option } from './Select.tsx'
import './Field.css'
import './Choices.css'

export interface ChoicesProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly help?: ReactNode
  readonly error?: string | undefined
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
  /** In a row for short labels, one under the other for sentences. */
  readonly layout?: 'row' | 'column'
  readonly beside?: ReactNode
}

/** One of a few, all in view. Arrows move and choose. */
export function Choices(props: ChoicesProps) {
  const { label, options, value, onChange, help, error, isDisabled, isReadOnly, layout = 'row', beside } = props
  return (
    <RadioGroup
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      {...(isDisabled ? { isDisabled } : {})}
      {...(isReadOnly ? { isReadOnly } : {})}
    >
      <FieldHead label={label} beside={beside} />
      <div className={`choices choices-${layout}`}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="choice">
            <span className="choice-mark" aria-hidden />
            {option.label}
          </Radio>
        ))}
      </div>
      <FieldFoot help={help} error={error} />
    </RadioGroup>
  )
}
