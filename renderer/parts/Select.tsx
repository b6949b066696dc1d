import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { FieldFoot, FieldHead } from './FieldFrame.tsx'
import './Field.css'
import './List.css'

export interface Option {
  readonly id: string
  readonly label: string
}

export interface SelectProps {
  readonly label: string
  /** The label is heard and not seen: in a table whose head says it. */
  readonly hideLabel?: true
  readonly options: readonly Option[]
  /** Null: nothing chosen yet. */
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly placeholder?: string
  readonly help?: ReactNode
  readonly error?: string | undefined
  readonly isDisabled?: boolean
  readonly width?: 'short' | 'full'
  readonly beside?: ReactNode
}

/** One of a list that opens. For few choices, {@link Choices} shows them all at once. */
export function Select(props: SelectProps) {
  const { label, options, value, onChange, placeholder = '', help, error, isDisabled, width = 'full', beside } = props
  const { hideLabel } = props
  return (
    <AriaSelect
      className={`field field-${width}`}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder}
      isInvalid={error !== undefined}
      {...(isDisabled ? { isDisabled } : {})}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <FieldHead label={label} beside={beside} />}
      <Button className="field-input list-button">
        <SelectValue />
        <ChevronDown size={16} aria-hidden />
      </Button>
      <FieldFoot help={help} error={error} />
      <Popover className="list-popover">
        <ListBox className="list" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="list-item">
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
