import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { Waiting } from './Waiting.tsx'

/**
 * A component that is fetched when it is first drawn, and drawn as soon as it is there. React's own `lazy` holds everything
 * behind a fallback back for 300 ms once the fallback was shown, which a nurse would feel at each screen's first sight.
 * A failed fetch is thrown while drawing, for the guard above; drawing it anew tries again.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = <Waiting />,
): ComponentType<Props> {
  let here: ComponentType<Props> | null = null
  return function OnDemand(props: Props) {
    const [component, setComponent] = useState(() => here)
    const [failure, setFailure] = useState<{ readonly cause: unknown } | null>(null)
    useEffect(() => {
      if (component !== null) return
      let wanted = true
      load().then(
        (loaded) => {
          here = loaded
          if (wanted) setComponent(() => loaded)
        },
        (cause: unknown) => {
          if (wanted) setFailure({ cause })
        },
      )
      return () => void (wanted = false)
    }, [component])
    if (failure !== null) throw failure.cause
    return component === null ? waiting : createElement(component, props)
  }
}
