import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, listen } from '../ask/ask.ts'
import type { ApplicationView } from '../../shared/ipc/views/session.ts'
import { keepers } from '../keep/keepers.ts'
import { forgetPlace } from '../route/remembered.ts'
import { APPLICATION_KEY } from './application.ts'

/** How often activity is reported, in milliseconds, while the lock is far. */
const REPORT_MS = 15_000
/** From here on every sign of life is reported at once. */
const NEAR_SECONDS = 60

/** Seconds to the lock. Hands, keys and wheel put it off; what waits is kept before the last minute begins. */
export function useTimeToLock(idleMinutes: number): { readonly secondsLeft: number; readonly stay: () => void } {
  const [secondsLeft, setSecondsLeft] = useState(idleMinutes * 60)
  const lockAt = useRef(0)
  const reportedAt = useRef(0)

  const report = useCallback(() => {
    reportedAt.current = performance.now()
    ask('session.touch', {}).then(
      (answer) => {
        lockAt.current = performance.now() + answer.secondsLeft * 1000
        setSecondsLeft(Math.round(answer.secondsLeft))
      },
      () => undefined,
    )
  }, [])

  useEffect(() => {
    const left = () => Math.max(0, Math.round((lockAt.current - performance.now()) / 1000))
    lockAt.current = performance.now() + idleMinutes * 60_000
    report()
    const onActivity = () => {
      if (left() <= NEAR_SECONDS || performance.now() - reportedAt.current > REPORT_MS) report()
    }
    const stopListening = listen('session.lockNear', ({ secondsLeft: told }) => {
      lockAt.current = performance.now() + told * 1000
      setSecondsLeft(Math.round(told))
      void keepers.flushAll()
    })
    const ticking = setInterval(() => setSecondsLeft(left()), 1_000)
    const signs = ['keydown', 'pointerdown', 'wheel'] as const
    for (const sign of signs) window.addEventListener(sign, onActivity, { passive: true })
    return () => {
      stopListening()
      clearInterval(ticking)
      for (const sign of signs) window.removeEventListener(sign, onActivity)
    }
  }, [idleMinutes, report])

  return { secondsLeft, stay: report }
}

/** The session has ended: the frame goes at once, and nothing of the record stays among the answers. */
export function endSession(client: QueryClient): void {
  client.setQueryData<ApplicationView>(APPLICATION_KEY, (known) =>
    known ? { ...known, phase: 'signedOut', person: null } : known,
  )
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== APPLICATION_KEY[0] })
  void client.invalidateQueries({ queryKey: APPLICATION_KEY })
}

/** The two ways to end a session on purpose. What waits is kept first. */
export function useSessionEnd(): { readonly lock: () => Promise<void>; readonly signOut: () => Promise<void> } {
  const client = useQueryClient()
  const end = async (channel: 'session.lock' | 'session.signOut') => {
    await keepers.flushAll()
    await ask(channel, {}).catch(() => undefined)
    endSession(client)
  }
  return {
    lock: () => end('session.lock'),
    signOut: async () => {
      await keepers.flushAll()
      // What could not be kept stays in view, with its reason, until it is kept.
      if (keepers.status.waiting > 0) return
      forgetPlace()
      await end('session.signOut')
    },
  }
}
