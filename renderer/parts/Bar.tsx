import './Bar.css'

/** A small bar with its numbers: so many of so many. Fills in reading direction. */
export function Bar({ label, done, total }: { readonly label: string; readonly done: number; readonly total: number }) {
  const share = total === 0 ? 0 : Math.min(100, (100 * done) / total)
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      <div className="bar-track">
        <div className="bar-fill" style={{ inlineSize: `${share}%` }} />
      </div>
      <span className="bar-number ltr">
        {done} / {total}
      </span>
    </div>
  )
}
