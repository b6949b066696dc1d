import type { ReactNode } from 'react'
import type { Answer } from '../../../../shared/form/answer.ts'
import type { ItemDefinition } from '../../../../shared/form/definition.ts'
import type { FormSession } from '../../session.ts'

/** What every kind of field is given. */
export interface FieldProps<I extends ItemDefinition = ItemDefinition> {
  readonly session: FormSession
  readonly item: I
  readonly label: string
  readonly answer: Answer | null
  /** `typing`: more letters are likely to follow. */
  readonly onAnswer: (answer: Answer | null, typing?: boolean) => void
  readonly onLeave: () => void
  readonly error: string | undefined
  readonly isReadOnly: boolean
  readonly beside: ReactNode
  /** In a table: choices are a list that opens. */
  readonly compact: boolean
}
