/**
 * Moves equal things apart so that each stays to be seen: the first of a group of three goes one step back, the second stays, the
 * third goes one step on. Gives the offset of each in the order given; `most` limits how far the outermost goes.
 */
export function apart(keys: readonly string[], step: number, most: number): readonly number[] {
  const sizes = new Map<string, number>()
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1)
  const seen = new Map<string, number>()
  return keys.map((key) => {
    const index = seen.get(key) ?? 0
    seen.set(key, index + 1)
    const size = sizes.get(key) ?? 1
    const own = size > 1 ? Math.min(step, (2 * most) / (size - 1)) : 0
    return (index - (size - 1) / 2) * own
  })
}
