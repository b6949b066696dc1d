import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import './Note.css'

export interface NoteProps {
  readonly tone: 'info' | 'good' | 'amber' | 'danger'
  readonly title?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Read out at once when it appears. */
  readonly urgent?: boolean
  readonly ref?: Ref<HTMLDivElement>
}

const PICTURES = { info: Info, good: CircleCheck, amber: TriangleAlert, danger: CircleAlert }

/** Something to know where one stands: a shape, a title and words, never colour alone. */
export function Note({ tone, title, children, actions, urgent, ref }: NoteProps) {
  const Picture = PICTURES[tone]
  return (
    <div ref={ref} className={`note note-${tone}`} role={urgent ? 'alert' : 'status'}>
      <Picture size={18} aria-hidden className="note-picture" />
      <div className="note-text">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
        {actions && <div className="row note-actions">{actions}</div>}
      </div>
    </div>
  )
}
