import type { Route } from './route.ts'

const KEY = 'trialbook.place'

/** Puts by where the person is, so that the same person returns there after a lock. Ids and codes only. */
export function rememberPlace(personId: string, route: Route): void {
  sessionStorage.setItem(KEY, JSON.stringify({ personId, route }))
}

/** Where this person was before the lock, or undefined for somebody else or nothing kept. */
export function rememberedPlace(personId: string): Route | undefined {
  const text = sessionStorage.getItem(KEY)
  if (text === null) return undefined
  const kept = JSON.parse(text) as { personId: string; route: Route }
  return kept.personId === personId ? kept.route : undefined
}

/** Forgets it, after signing out on purpose. */
export function forgetPlace(): void {
  sessionStorage.removeItem(KEY)
}
