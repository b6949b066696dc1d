/** The most a request may weigh: text in UTF-16 units, everything else 8. A full form is below a tenth of it. */
export const HEAVIEST_INPUT = 1_000_000
const DEEPEST = 12

/**
 * Whether a request is plain data (objects, lists, text, numbers, booleans, null) of a reasonable size. Stops counting at the
 * limit, so that a hostile request costs no more than an honest large one. Runs before the schema, which would walk it all.
 */
export function isReasonable(input: unknown, heaviest = HEAVIEST_INPUT): boolean {
  let left = heaviest
  const fits = (value: unknown, depth: number): boolean => {
    left -= typeof value === 'string' ? value.length : 8
    if (left < 0 || depth > DEEPEST) return false
    if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol'
    if (Array.isArray(value)) return value.length <= left && value.every((element) => fits(element, depth + 1))
    if (!isPlain(value)) return false
    for (const [key, member] of Object.entries(value)) {
      left -= key.length
      if (!fits(member, depth + 1)) return false
    }
    return true
  }
  return fits(input, 0)
}

/** Maps, dates, buffers and errors survive the copy between processes, and no channel takes one. */
function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
