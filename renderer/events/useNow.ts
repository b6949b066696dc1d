import { useEffect, useState } from 'react'

const HALF_A_MINUTE = 30_000

/** Now in milliseconds, looked at again every half minute: for clocks that count down in minutes. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), HALF_A_MINUTE)
    return () => clearInterval(timer)
  }, [])
  return now
}
