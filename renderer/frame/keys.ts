import { useEffect } from 'react'

/** One line of the keys overlay: what to press, and what it does. */
export interface KeyLine {
  readonly keys: readonly string[]
  readonly does: string
}

let current: readonly KeyLine[] = []

/** The keys of the screen in view, for the overlay. */
export function keysOfScreen(): readonly KeyLine[] {
  return current
}

/** Tells the overlay the keys of this screen for as long as it stands. */
export function useScreenKeys(lines: readonly KeyLine[]): void {
  useEffect(() => {
    current = lines
    return () => {
      if (current === lines) current = []
    }
  }, [lines])
}

/** Whether the key press is meant for a field that takes letters. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=radio],[type=checkbox]), textarea, [role=spinbutton], [role=combobox]'))
  )
}
