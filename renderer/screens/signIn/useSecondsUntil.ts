import { useEffect, useState } from 'react'

/** Whole seconds until a stamp, counting down to 0; 0 when there is nothing to wait for. */
export function useSecondsUntil(stamp: string | null): number {
  const left = () => (stamp === null ? 0 : Math.max(0, Math.ceil((Date.parse(stamp) - Date.now()) / 1000)))
  const [, tick] = useState(0)
  const seconds = left()
  useEffect(() => {
    if (seconds === 0) return undefined
    const timer = setTimeout(() => tick((count) => count + 1), 500)
    return () => clearTimeout(timer)
  })
  return seconds
}
