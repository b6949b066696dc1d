import { useId, type ReactNode, type Ref } from 'react'
import {
  Input,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { FieldFoot, FieldHead } from './FieldFrame.tsx'
import './Field.css'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string
  readonly help?: ReactNode
  /** What is wrong, under the field; nothing when all is well. */
  readonly error?: string | undefined
  /** Shown inside the field, after the number. */
  readonly unit?: string | undefined
  readonly rows?: number
  readonly width?: 'short' | 'full'
  readonly inputRef?: Ref<HTMLInputElement>
  /** Beside the label, such as a history button. */
  readonly beside?: ReactNode
}

/** One line of text, or several with `rows`. The label stands above, the error below. */
export function TextField(props: TextFieldProps) {
  const { label, help, error, unit, rows, width = 'full', inputRef, beside, ...rest } = props
  const unitId = useId()
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className={`field field-${width}`}>
      <FieldHead label={label} beside={beside} />
      {rows ? (
        <TextArea className="field-input" rows={rows} />
      ) : (
        <div className="field-box">
          <Input className="field-input" ref={inputRef} {...(unit ? { 'aria-describedby': unitId } : {})} />
          {unit && (
            <span className="field-unit" id={unitId}>
              <span className="ltr">{unit}</span>
            </span>
          )}
        </div>
      )}
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  )
}
