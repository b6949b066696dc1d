import './StepBar.css'

/** The steps of something done in order, and which one is at hand. */
export function StepBar({ names, at }: { readonly names: readonly string[]; readonly at: number }) {
  return (
    <ol className="step-bar">
      {names.map((name, index) => (
        <li key={name} {...(index === at ? { 'aria-current': 'step' as const } : {})}>
          <span className="step-bar-number ltr">{index < at ? '✓' : index + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  )
}
