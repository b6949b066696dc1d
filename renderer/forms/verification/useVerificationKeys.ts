import { useEffect, useEffectEvent } from 'react'

/** What takes every key of its own: fields that can be typed in, and whatever lies over the form. */
const NOT_OURS =
  'input:not([readonly], [type=radio], [type=checkbox]), textarea:not([readonly]), [role=dialog], [role=listbox], [role=menu]'
/** What Space presses: the letters are ours there too, since the focus stays on whatever was clicked last. */
const PRESSED_BY_SPACE = 'button, a, [role=button], [role=tab]'

interface VerificationActs {
  readonly toggle: () => void
  readonly next: () => void
}

/**
 * Space ticks, N goes on, Q asks. Heard before the fields and the score keys: what they would do with these keys cannot be
 * meant on a form that this person only reads.
 */
export function useVerificationKeys({ toggle, next }: VerificationActs): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof Element)) return
    if (event.target.closest(NOT_OURS)) return
    if (event.key === ' ') {
      if (event.target.closest(PRESSED_BY_SPACE)) return
      toggle()
    } else if (event.key.toLowerCase() === 'n') next()
    else if (event.key.toLowerCase() === 'q') openQuery(event.target)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [])
}

/** Opens the flag of the item that has the focus, or of the one on the score pad. */
function openQuery(target: Element): void {
  const item = target.closest('[data-item]') ?? document.querySelector('.score-pad')
  item?.querySelector<HTMLElement>('.query-flag button')?.click()
}
