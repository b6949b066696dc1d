import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalText } from './canonical.ts'
import { KeyError } from './errors.ts'
import { KEY_FILE_VERSION, keyFileSchema, type KeyFile } from './keyFile.ts'

const headerSchema = z.object({ format: z.literal('trialbook-keys'), version: z.int().min(1) })

/** The text of a key file, laid out for reading, with a checksum over its canonical text. */
export function writeKeyText(file: KeyFile): string {
  return `${JSON.stringify({ ...file, checksum: checksumOf(file) }, null, 2)}\n`
}

/**
 * A key file from its text. Throws KeyError 'keyFileDamaged' when a byte of it is not as written, 'keyFileNewer' when a later
 * Trialbook wrote it. The checksum finds accidents; against intent stand the authentication of the roster and of each wrap.
 */
export function readKeyText(text: string): KeyFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw damaged()
  }
  const header = headerSchema.safeParse(json)
  if (!header.success) throw damaged()
  if (header.data.version > KEY_FILE_VERSION) {
    throw new KeyError(
      'keyFileNewer',
      'The key file was written by a newer Trialbook. Nothing was changed. Open the study with that version.',
    )
  }
  const parsed = keyFileSchema.extend({ checksum: z.string() }).safeParse(json)
  if (!parsed.success) throw damaged()
  const { checksum, ...file } = parsed.data
  if (checksum !== checksumOf(file)) throw damaged()
  return file
}

function checksumOf(file: KeyFile): string {
  return createHash('sha256').update(canonicalText(file), 'utf8').digest('hex')
}

function damaged(): KeyError {
  return new KeyError(
    'keyFileDamaged',
    'The key file beside the study data is damaged, so nobody can sign in with it. The study data are as they were. ' +
      'Put the key file of your last backup back. Do not delete anything in the folder.',
  )
}
