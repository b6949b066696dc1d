import { asciiDigits } from '../../shared/text/digits.ts'

/**
 * Letters that a Persian reader takes for one and the same, but that keyboards and old systems write with several code
 * points: yeh and alef maksura, kaf, the hehs, alef wasla.
 */
const SAME_LETTER: Readonly<Record<string, string>> = {
  '\u064A': '\u06CC',
  '\u0649': '\u06CC',
  '\u06D2': '\u06CC',
  '\u0643': '\u06A9',
  '\u06AA': '\u06A9',
  '\u0629': '\u0647',
  '\u06C1': '\u0647',
  '\u06C3': '\u0647',
  '\u06D5': '\u0647',
  '\u0671': '\u0627',
  '\u03C2': '\u03C3',
}
const VARIANTS = new RegExp(`[${Object.keys(SAME_LETTER).join('')}]`, 'gu')

/** Accents and vowel signs, the stretching tatweel, and signs without width such as the joiner inside Persian compounds. */
const WITHOUT_SOUND = /[\p{M}\p{Cf}\u0640]/gu

/**
 * Text as a search sees it: one form for Arabic and Persian letters and digits, no case, accents, vowel signs or joiners,
 * single spaces. Folding twice gives the same as once. For comparing only; what was typed is what is kept.
 */
export function fold(text: string): string {
  return asciiDigits(text.normalize('NFKD').toLowerCase().normalize('NFKD'))
    .replace(WITHOUT_SOUND, '')
    .replace(VARIANTS, (letter) => SAME_LETTER[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim()
}
