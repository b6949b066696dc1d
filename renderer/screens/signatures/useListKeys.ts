import { useEffect, useEffectEvent, type RefObject } from 'react'
import { isTyping } from '../../frame/keys.ts'

/** Arrows go from tick to tick of the list; Ctrl+Enter looks at what is chosen. Silent while a dialog stands over it. */
export function useListKeys(list: RefObject<HTMLElement | null>, isActive: boolean, onLook: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isActive || isTyping(event)) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) move(list.current, step)
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onLook()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}

function move(list: HTMLElement | null, step: 1 | -1): void {
  const ticks = [...(list?.querySelectorAll<HTMLInputElement>('input[type=checkbox]:not(:disabled)') ?? [])]
  const here = ticks.findIndex((tick) => tick === document.activeElement)
  const next = ticks[here === -1 ? (step === 1 ? 0 : ticks.length - 1) : here + step]
  next?.focus()
  next?.closest('label')?.scrollIntoView?.({ block: 'nearest' })
}
