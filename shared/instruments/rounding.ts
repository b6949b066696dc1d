import { type Fraction, fraction, fractionOfDecimal } from './fraction.ts'

/**
 * Rounds half up, in decimal, and always prints the asked number of decimals: 1.005 to two is '1.01', 2.5 to none is '3'.
 * A half goes away from zero, so -2.5 is '-3' and a worsening is shown as large as the same improvement. '-0.00' is never
 * printed. Rounding is for showing only: never round before averaging (instruments, section 1).
 * A number is taken as the decimal that it prints as. Throws a RangeError for NaN, infinities and decimals outside 0..20.
 */
export function formatHalfUp(value: number | Fraction, decimals: number): string {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 20) throw new RangeError('decimals must be 0 to 20')
  const exact = typeof value === 'number' ? fractionOfDecimal(String(value)) : value
  const scaled = (exact.numerator < 0n ? -exact.numerator : exact.numerator) * 10n ** BigInt(decimals)
  const rounded = (2n * scaled + exact.denominator) / (2n * exact.denominator)
  const digits = rounded.toString().padStart(decimals + 1, '0')
  const sign = exact.numerator < 0n && rounded > 0n ? '-' : ''
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** The same for a value that may not be computable: null stays null. */
export function formatHalfUpOrNull(value: number | Fraction | null, decimals: number): string | null {
  return value === null ? null : formatHalfUp(value, decimals)
}

/** 100 x count / of, exactly. Throws a RangeError when `of` is not positive or the count lies outside 0..of. */
export function percentOf(count: number, of: number): Fraction {
  if (of <= 0 || count < 0 || count > of)
    throw new RangeError('the count must lie between 0 and the number it is part of')
  return fraction(100 * count, of)
}
