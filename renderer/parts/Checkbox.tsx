import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, CheckboxGroup } from 'react-aria-components'
import { FieldFoot, FieldHead } from './FieldFrame.tsx'
import type { Option } from './Select.tsx'
import './Field.css'
import './Choices.css'

export interface CheckboxProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly children: ReactNode
  readonly isDisabled?: boolean
}

/** Yes or no to one sentence. */
export function Checkbox({ children, isDisabled, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} {...(isDisabled ? { isDisabled } : {})} className="choice">
      <span className="choice-mark choice-mark-square" aria-hidden />
      {children}
    </AriaCheckbox>
  )
}

export interface CheckboxesProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly help?: ReactNode
  readonly error?: string | undefined
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
  readonly beside?: ReactNode
}

/** Several of a few, all in view. */
export function Checkboxes(props: CheckboxesProps) {
  const { label, options, value, onChange, help, error, isDisabled, isReadOnly, beside } = props
  return (
    <CheckboxGroup
      className="field"
      value={[...value]}
      onChange={onChange}
      isInvalid={error !== undefined}
      {...(isDisabled ? { isDisabled } : {})}
      {...(isReadOnly ? { isReadOnly } : {})}
    >
      <FieldHead label={label} beside={beside} />
      <div className="choices choices-row">
        {options.map((option) => (
          <AriaCheckbox key={option.id} value={option.id} className="choice">
            <span className="choice-mark choice-mark-square" aria-hidden />
            {option.label}
          </AriaCheckbox>
        ))}
      </div>
      <FieldFoot help={help} error={error} />
    </CheckboxGroup>
  )
}
