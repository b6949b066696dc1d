/**
 * Exact fractions. Percents of 51, 42 or 39 have no end in decimals; averaging them as binary floating point and rounding
 * afterwards can land on the wrong side of a half. Scores are therefore computed exactly and rounded once, at the end.
 */
export interface Fraction {
  readonly numerator: bigint
  /** Always positive; the fraction is in lowest terms. */
  readonly denominator: bigint
}

/** numerator / denominator in lowest terms. Throws a RangeError when the denominator is 0 or a part is not whole. */
export function fraction(numerator: number | bigint, denominator: number | bigint = 1): Fraction {
  const top = BigInt(numerator)
  const bottom = BigInt(denominator)
  if (bottom === 0n) throw new RangeError('a fraction needs a denominator other than 0')
  const sign = bottom < 0n ? -1n : 1n
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom * sign)
  return { numerator: (sign * top) / divisor, denominator: (sign * bottom) / divisor }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b)
}

/** Reads a plain decimal ('12.5', '-0.1', '1e-7') as exactly that decimal. Throws a RangeError on anything else. */
export function fractionOfDecimal(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(text)
  if (!match) throw new RangeError('not a decimal number')
  const [, sign, whole = '', decimals = '', exponent = '0'] = match
  const digits = BigInt(`${sign}${whole}${decimals}`)
  const shift = Number(exponent) - decimals.length
  return shift >= 0 ? fraction(digits * 10n ** BigInt(shift)) : fraction(digits, 10n ** BigInt(-shift))
}

/** The exact sum; 0 for no terms. */
export function sum(terms: readonly Fraction[]): Fraction {
  return terms.reduce(
    (total, term) =>
      fraction(
        total.numerator * term.denominator + term.numerator * total.denominator,
        total.denominator * term.denominator,
      ),
    fraction(0),
  )
}

/** The exact mean, or null for no terms. */
export function mean(terms: readonly Fraction[]): Fraction | null {
  if (terms.length === 0) return null
  const total = sum(terms)
  return fraction(total.numerator, total.denominator * BigInt(terms.length))
}

/** The nearest number. Parts must stay below 2^53, as all scores do. */
export function toNumber(value: Fraction): number {
  return Number(value.numerator) / Number(value.denominator)
}

/** '77330/1547', or '20' for a whole number. */
export function toText(value: Fraction): string {
  return value.denominator === 1n ? String(value.numerator) : `${value.numerator}/${value.denominator}`
}
