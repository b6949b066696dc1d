/**
 * Items of a scale that add up to a sum: the first ones full, one in between, the rest at their least, as a scale ordered from
 * easy to hard is answered. Throws RangeError when no answers can give the sum.
 */
export function distribute(sum: number, items: number, least: number, most: number): readonly number[] {
  if (sum < items * least || sum > items * most) throw new RangeError(`${items} items cannot add up to ${sum}`)
  let rest = sum - items * least
  return Array.from({ length: items }, () => {
    const more = Math.min(rest, most - least)
    rest -= more
    return least + more
  })
}
