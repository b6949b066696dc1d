import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import './Field.css'

export interface FieldHeadProps {
  readonly label: string
  /** Beside the label, such as a history button. */
  readonly beside?: ReactNode
}

/** What stands above every kind of field. */
export function FieldHead({ label, beside }: FieldHeadProps) {
  return (
    <div className="field-head">
      <Label className="field-label">{label}</Label>
      {beside}
    </div>
  )
}

export interface FieldFootProps {
  readonly help?: ReactNode
  /** What is wrong; nothing when all is well. */
  readonly error?: string | undefined
}

/** What stands under every kind of field: help, then the error. The field itself says that it is invalid. */
export function FieldFoot({ help, error }: FieldFootProps) {
  return (
    <>
      {help && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </>
  )
}
