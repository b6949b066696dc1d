import { useEffect, useEffectEvent, useRef } from 'react'

/** Looks again whenever something has become another; not at the first sight, when everything is fetched anyway. */
export function useFollow(followed: unknown, look: () => void): void {
  const seen = useRef(followed)
  const lookAgain = useEffectEvent(look)
  useEffect(() => {
    if (seen.current === followed) return
    seen.current = followed
    lookAgain()
  }, [followed])
}
