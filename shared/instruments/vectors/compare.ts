/** Where a result differs from what a vector expects: one line, without the vector's id. */
export type Mismatch = string

/** How far two numbers may be apart: the larger of the two allowances. */
export interface Tolerance {
  /** As a share of the expected number. */
  readonly relative: number
  readonly absolute: number
}

/**
 * Compares what a vector expects with what the product gave. Only what the vector names is compared; numbers may differ by
 * the tolerance. Texts, lists, true, false and null must be the same; an empty object expects an empty one.
 */
export function mismatches(expected: unknown, actual: unknown, tolerance: Tolerance, path = ''): readonly Mismatch[] {
  if (isRecord(expected) && isRecord(actual) && (!isEmpty(expected) || isEmpty(actual))) {
    return Object.entries(expected).flatMap(([key, value]) =>
      mismatches(value, actual[key], tolerance, path === '' ? key : `${path}.${key}`),
    )
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((value, index) => mismatches(value, actual[index], tolerance, `${path}[${index}]`))
  }
  return same(expected, actual, tolerance) ? [] : [`expected ${named(path)}${show(expected)}, got ${show(actual)}`]
}

function same(expected: unknown, actual: unknown, tolerance: Tolerance): boolean {
  if (typeof expected !== 'number' || typeof actual !== 'number') return expected === actual
  return Math.abs(expected - actual) <= Math.max(tolerance.absolute, tolerance.relative * Math.abs(expected))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEmpty = (value: object): boolean => Object.keys(value).length === 0

const named = (path: string): string => (path === '' ? '' : `${path} `)

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing'
