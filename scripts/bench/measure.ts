/** One line of docs/performance.md: our time against a baseline, measured in turns in one run. */
export interface Ratio {
  readonly name: string
  readonly ours: string
  readonly baseline: string
  /** Median of ours / baseline, pair by pair. */
  readonly ratio: number
  readonly aim: string
  readonly met: boolean
}

/** The middle value; of an even number, the mean of the two middle ones. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)]
  const lower = sorted[Math.ceil(middle) - 1]
  if (upper === undefined || lower === undefined) throw new Error('nothing was measured')
  return (upper + lower) / 2
}

/** Milliseconds that the work takes. */
export async function time(work: () => void | Promise<void>): Promise<number> {
  const from = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - from) / 1e6
}

export interface Pairs {
  readonly ours: readonly number[]
  readonly baseline: readonly number[]
}

/** Both in turn, A B A B, after one round that is not counted: what drifts on the machine drifts for both. */
export async function inTurns(
  rounds: number,
  ours: (round: number) => Promise<number>,
  baseline: (round: number) => Promise<number>,
): Promise<Pairs> {
  const pairs = { ours: [] as number[], baseline: [] as number[] }
  for (let round = 0; round <= rounds; round++) {
    const a = await ours(round)
    const b = await baseline(round)
    if (round === 0) continue
    pairs.ours.push(a)
    pairs.baseline.push(b)
  }
  return pairs
}

/** A line for 'at most N times the baseline's time'. */
export function atMost(name: string, pairs: Pairs, limit: number): Ratio {
  const ratio = median(pairs.ours.map((value, index) => value / (pairs.baseline[index] ?? Number.NaN)))
  return { ...times(name, pairs), ratio, aim: `≤ ${limit}×`, met: ratio <= limit }
}

/** A line for 'at least N of the baseline's speed'. */
export function speedAtLeast(name: string, pairs: Pairs, limit: number): Ratio {
  const ratio = median(pairs.ours.map((value, index) => (pairs.baseline[index] ?? Number.NaN) / value))
  return { ...times(name, pairs), ratio, aim: `≥ ${limit}× the speed`, met: ratio >= limit }
}

function times(name: string, pairs: Pairs) {
  return { name, ours: `${median(pairs.ours).toFixed(1)} ms`, baseline: `${median(pairs.baseline).toFixed(1)} ms` }
}

/** A line for 'never more than so many milliseconds', with the ratio to the baseline for scale. */
export function within(name: string, pairs: Pairs, milliseconds: number): Ratio {
  const ratio = median(pairs.ours.map((value, index) => value / (pairs.baseline[index] ?? Number.NaN)))
  return { ...times(name, pairs), ratio, aim: `< ${milliseconds} ms`, met: median(pairs.ours) < milliseconds }
}
