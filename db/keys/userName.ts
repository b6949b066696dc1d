import { createHmac } from 'node:crypto'
import { fromText, toText } from './bytes.ts'

/**
 * A user name as it is compared: without outer white space, inner white space as one space, NFKC, lower case. Nurse A and
 * nurse a are one account.
 */
export function foldUserName(userName: string): string {
  return userName.normalize('NFKC').toLowerCase().normalize('NFKC').trim().replace(/\s+/gu, ' ')
}

/**
 * The tag under which a user name stands in the key file. It keeps names out of plain sight; the salt stands in the same
 * file, so somebody who guesses a name can test the guess.
 */
export function nameTagOf(nameSalt: string, userName: string): string {
  return toText(createHmac('sha256', fromText(nameSalt)).update(foldUserName(userName), 'utf8').digest())
}
