import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import '../../parts/Choices.css'

interface TickProps {
  readonly state: 'all' | 'some' | 'none'
  readonly onChange: () => void
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

/** One line of a list to choose from; some of a group is a state of its own. */
export function Tick({ state, onChange, isDisabled = false, children }: TickProps) {
  return (
    <Checkbox
      className="tick"
      isSelected={state === 'all'}
      isIndeterminate={state === 'some'}
      isDisabled={isDisabled}
      onChange={onChange}
    >
      <span className="tick-mark" aria-hidden />
      <span>{children}</span>
    </Checkbox>
  )
}
