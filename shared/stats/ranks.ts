/** Values that share a rank: the value and how many hold it (two or more). */
export interface TieGroup {
  readonly value: number
  readonly count: number
}

/** The mid-rank of each value, in the order of the values: ties share the mean of the ranks they take up. */
export function midRanks(values: readonly number[]): readonly number[] {
  const order = values.map((value, index) => ({ value, index })).toSorted((a, b) => a.value - b.value)
  const ranks = Array.from({ length: values.length }, () => 0)
  for (let start = 0; start < order.length;) {
    let end = start
    while (order[end + 1]?.value === order[start]?.value && end + 1 < order.length) end += 1
    for (let at = start; at <= end; at += 1) ranks[order[at]?.index ?? 0] = (start + end) / 2 + 1
    start = end + 1
  }
  return ranks
}

/** The groups of equal values, ascending. */
export function tieGroups(values: readonly number[]): readonly TieGroup[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => a.value - b.value)
}
