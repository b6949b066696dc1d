import type { ReactNode } from 'react'
import './FirstRun.css'

/** A page outside the frame, with the steps of the set-up above it. */
export function Steps({
  names,
  at,
  children,
}: {
  readonly names: readonly string[]
  readonly at: number
  readonly children: ReactNode
}) {
  return (
    <main className="outside">
      <div className="outside-page">
        {names.length > 0 && (
          <ol className="steps">
            {names.map((name, index) => (
              <li key={name} className="step" {...(index === at ? { 'aria-current': 'step' } : {})}>
                <span className="step-number ltr">{index < at ? '✓' : index + 1}</span>
                {name}
              </li>
            ))}
          </ol>
        )}
        {children}
      </div>
    </main>
  )
}
