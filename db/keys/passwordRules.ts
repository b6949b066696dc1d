import { COMMON_PIECES } from './commonPasswords.ts'
import { KeyError } from './errors.ts'
import { foldUserName } from './userName.ts'

/** Shortest password in characters, as people count them. */
export const PASSWORD_LENGTH = 12
const LONGEST = 256
const LEAST_DIFFERENT = 5
const LEAST_OWN = 4
/** A name shorter than this stands inside many words by chance. */
const NAME_LENGTH_THAT_COUNTS = 3

/** Why a password is refused; the message is for the person who chooses it. */
export type PasswordProblem = {
  readonly code: 'short' | 'long' | 'holdsName' | 'fewCharacters' | 'common'
  readonly message: string
}

/**
 * What is wrong with a new password: fewer than 12 characters, the user name inside, fewer than five different characters,
 * or little more than common words and a number. Any script and any character is welcome; there are no rules about kinds of
 * characters and no expiry, since both make passwords worse. Compared after NFKC, as it is used.
 */
export function passwordProblems(password: string, userName: string): readonly PasswordProblem[] {
  const folded = password.normalize('NFKC').toLowerCase()
  const characters = Array.from(folded)
  const problems: PasswordProblem[] = []
  if (characters.length < PASSWORD_LENGTH || folded.trim() === '') {
    const message = `Use at least ${PASSWORD_LENGTH} characters; four words that do not belong together are good.`
    problems.push({ code: 'short', message })
  }
  if (characters.length > LONGEST) problems.push({ code: 'long', message: `Use at most ${LONGEST} characters.` })
  const name = foldUserName(userName)
  if (Array.from(name).length >= NAME_LENGTH_THAT_COUNTS && folded.includes(name)) {
    problems.push({ code: 'holdsName', message: 'Leave your user name out of the password.' })
  }
  if (new Set(characters).size < LEAST_DIFFERENT) {
    problems.push({ code: 'fewCharacters', message: `Use at least ${LEAST_DIFFERENT} different characters.` })
  } else if (ownCharacters(folded) < LEAST_OWN) {
    const message = 'Common words and numbers are what others try first. Add some words of your own.'
    problems.push({ code: 'common', message })
  }
  return problems
}

/** Throws KeyError 'passwordRefused', with all reasons, for a password that breaks the rules. */
export function requireGoodPassword(password: string, userName: string): void {
  const problems = passwordProblems(password, userName)
  if (problems.length > 0) throw new KeyError('passwordRefused', problems.map(({ message }) => message).join(' '))
}

/** Different characters that are left of a password without the common pieces, digits at its end and punctuation. */
function ownCharacters(folded: string): number {
  const pieces = COMMON_PIECES.toSorted((a, b) => b.length - a.length)
  const left = pieces.reduce((rest, piece) => rest.replaceAll(piece, ''), folded)
  return new Set(left.replace(/[\s\p{P}]/gu, '').replace(/\p{N}+$/u, '')).size
}
