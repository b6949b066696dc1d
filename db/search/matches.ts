import { fold } from './fold.ts'

/** Only letters and digits: 'Ali-Reza', 'Ali Reza' and 'AliReza' are one name, 'TEH-007' and 'teh 007' one code. */
const compact = (folded: string): string => folded.replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Whether somebody who typed `query` means one of the texts: each of its words stands somewhere in them, or all of it does
 * when spaces and hyphens are left out. An empty query means everything.
 */
export function matches(query: string, texts: readonly string[]): boolean {
  const folded = texts.map(fold)
  const words = fold(query).split(' ').filter(Boolean)
  if (words.every((word) => folded.some((text) => text.includes(word)))) return true
  const whole = compact(fold(query))
  return whole !== '' && folded.some((text) => compact(text).includes(whole))
}
