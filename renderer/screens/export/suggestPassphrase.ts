/** Six words of 2,048 are 66 bits; behind the stretching of the age format nobody guesses them. */
const WORDS = 6

/** Words drawn by chance that can be said on the telephone. The list comes with the first dialog that needs it. */
export async function suggestPassphrase(): Promise<string> {
  const { wordlist } = await import('@scure/bip39/wordlists/english.js')
  // The list has 2^11 words, so the lowest eleven bits draw each of them equally often.
  const drawn = crypto.getRandomValues(new Uint16Array(WORDS))
  return Array.from(drawn, (number) => wordlist[number % wordlist.length]).join(' ')
}
