import { useEffect, useState } from 'react'

/** Whole seconds until a stamp, counting down to 0; 0 when there is nothing to wait for. */
export function useSecondsUntil(stamp: string | null): number {
  const [now, setNow] = useState(() => Date.now())
  const [counted, setCounted] = useState(stamp)
  const seconds = stamp === null ? 0 : Math.max(0, Math.ceil((Date.parse(stamp) - now) / 1000))
  const running = seconds > 0 || counted !== stamp
  useEffect(() => {
    if (!running) return undefined
    const look = () => {
      setCounted(stamp)
      setNow(Date.now())
    }
    look()
    const timer = setInterval(look, 500)
    return () => clearInterval(timer)
  }, [running, stamp])
  return seconds
}
