/**
 * A number from 0 up to 1 that looks like chance and is the same each time the training study is made: for the differences between
 * children, visits and items. FNV-1a over the words, mixed once more so that neighbours lie apart.
 */
export function varied(...words: readonly (string | number)[]): number {
  let hash = 0x81_1c_9d_c5
  for (const character of words.join('/')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93)
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c_1b_3c_6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x29_7a_2d_39)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}

/** A whole number from one to another, both included. */
export function variedBetween(least: number, most: number, ...words: readonly (string | number)[]): number {
  return least + Math.floor(varied(...words) * (most - least + 1))
}
