/** What may single a child out: sex, age in whole years at dose 1, GMFCS level at baseline (deidentification rule 10). */
export interface QuasiIdentifiers {
  readonly sex: string
  readonly age: string
  readonly gmfcs: string
}

export interface SmallCell {
  readonly class: QuasiIdentifiers
  readonly count: number
}

/** k = 11 is the 9 % threshold used by EMA and Health Canada; below that many children it cannot be reached. */
export const STRICT_K = 11

/** Every class of children that is smaller than k, smallest first. k is at least 2. */
export function smallCells(children: readonly QuasiIdentifiers[], k: number): readonly SmallCell[] {
  const classes = Map.groupBy(children, (child) => JSON.stringify([child.sex, child.age, child.gmfcs]))
  return [...classes.values()]
    .filter((members) => members.length < k)
    .map((members) => ({ class: members[0] as QuasiIdentifiers, count: members.length }))
    .toSorted((a, b) => a.count - b.count || JSON.stringify(a.class).localeCompare(JSON.stringify(b.class)))
}

/** Ages in the bands of the GMFCS-E&R, levels in two halves: fewer and larger classes. */
export function generalise(child: QuasiIdentifiers): QuasiIdentifiers {
  const years = Number(child.age)
  const age = child.age === '' ? '' : years < 4 ? '2-3' : years < 6 ? '4-5' : years < 12 ? '6-11' : '12-17'
  const gmfcs = child.gmfcs === '' ? '' : ['I', 'II', 'III'].includes(child.gmfcs) ? 'I-III' : 'IV-V'
  return { sex: child.sex, age, gmfcs }
}

/** Blanks what singles out the children of classes smaller than k. */
export function suppress(children: readonly QuasiIdentifiers[], k: number): readonly QuasiIdentifiers[] {
  const small = new Set(smallCells(children, k).map((cell) => JSON.stringify(cell.class)))
  return children.map((child) => (small.has(JSON.stringify(child)) ? { sex: '', age: '', gmfcs: '' } : child))
}
