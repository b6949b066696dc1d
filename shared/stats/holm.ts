/**
 * Holm's adjustment of a family of p-values, in the order they came. A test that was not estimable stays null and does not
 * count in the family. Throws a RangeError for a value outside 0 to 1.
 */
export function holm(pValues: readonly (number | null)[]): readonly (number | null)[] {
  if (pValues.some((p) => p !== null && !(p >= 0 && p <= 1))) throw new RangeError('a p-value lies between 0 and 1')
  const order = pValues.flatMap((p, index) => (p === null ? [] : [{ p, index }])).toSorted((a, b) => a.p - b.p)
  const adjusted: (number | null)[] = pValues.map(() => null)
  let largest = 0
  for (const [step, { p, index }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, p * (order.length - step)))
    adjusted[index] = largest
  }
  return adjusted
}
