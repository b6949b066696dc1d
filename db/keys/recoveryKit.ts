import { randomInt } from 'node:crypto'
import { generateMnemonic, validateMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { KeyError } from './errors.ts'

/** Twelve words of the BIP-39 English list: 128 random bits and a 4-bit checksum. */
export const KIT_WORDS = 12

/** Words for a new recovery kit, from the system's random source. Printed once, kept nowhere. */
export function newRecoveryKit(): readonly string[] {
  return generateMnemonic(wordlist, 128).split(' ')
}

/** Two different 1-based positions, in order, of words that the person types back to prove that they have the paper. */
export function askPositions(): readonly [number, number] {
  const first = randomInt(1, KIT_WORDS)
  return [first, randomInt(first + 1, KIT_WORDS + 1)]
}

/** Whether the words typed back are the kit's words at the 1-based `positions`. */
export function checkWords(kit: readonly string[], positions: readonly number[], typed: readonly string[]): boolean {
  return (
    positions.length > 0 &&
    positions.length === typed.length &&
    positions.every(
      (position, index) => kit[position - 1] !== undefined && kit[position - 1] === foldWord(typed[index]),
    )
  )
}

/**
 * The secret that twelve typed words stand for. Throws KeyError 'wordsMistyped' when a word is not on the list (saying
 * which place, since everybody may know the list) or when the words together cannot be a kit.
 */
export function secretOfWords(typed: readonly string[]): string {
  const words = typed.map(foldWord)
  if (words.length !== KIT_WORDS) throw mistyped(`The recovery kit has ${KIT_WORDS} words.`)
  const stranger = words.findIndex((word) => !wordlist.includes(word))
  if (stranger >= 0) throw mistyped(`Word ${stranger + 1} is not a word of any recovery kit.`)
  const secret = words.join(' ')
  if (!validateMnemonic(secret, wordlist)) throw mistyped('One of the words is wrong or two are in the wrong order.')
  return secret
}

function foldWord(word: string | undefined): string {
  return (word ?? '').normalize('NFKC').trim().toLowerCase()
}

function mistyped(what: string): KeyError {
  return new KeyError('wordsMistyped', `${what} Nothing was changed. Compare each word with the paper and try again.`)
}
