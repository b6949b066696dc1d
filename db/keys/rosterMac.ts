import { createHmac, timingSafeEqual } from 'node:crypto'
import { fromText, toText, wipe } from './bytes.ts'
import { canonicalText } from './canonical.ts'
import { KEY_FILE_VERSION, type KeyFile, type Roster } from './keyFile.ts'
import { deriveKey } from './purpose.ts'

/**
 * Proof that the roster was written by somebody who had the data key. Without it, whoever may write the file could put their
 * own public key in a user's place and be handed the data key at the next rotation.
 */
export function rosterMacOf(roster: Roster, dataKey: Buffer): string {
  return toText(macBytes(roster, dataKey))
}

/** Whether the roster is as the holder of this data key left it. */
export function rosterIsProven({ roster, rosterMac }: KeyFile, dataKey: Buffer): boolean {
  return timingSafeEqual(macBytes(roster, dataKey), fromText(rosterMac))
}

function macBytes(roster: Roster, dataKey: Buffer): Buffer {
  const key = deriveKey(dataKey, 'key-file')
  const text = canonicalText({ format: 'trialbook-keys', version: KEY_FILE_VERSION, roster })
  const mac = createHmac('sha256', key).update(text, 'utf8').digest()
  wipe(key)
  return mac
}
