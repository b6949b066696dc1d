import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { Refusal } from '../record/refusal.ts'

/** The file that says what stands in a backup. */
export const ABOUT_FILE = 'backup.json'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

/** What `backup.json` says. Holds no name and no value. */
const aboutSchema = z.object({
  installation: z.uuid().optional(),
  madeAt: z.iso.datetime(),
  /** Made by the schedule, so it may give way to a newer one. */
  scheduled: z.boolean().default(false),
  lastSequence: z.int(),
  head: hex,
  /** Whether the trail of the copy verified as a whole when it was made. */
  whole: z.boolean().optional(),
  files: z.array(z.object({ name: z.string().regex(/^[a-z.]+$/), sha256: hex, bytes: z.int() })).min(2),
})
export type AboutBackup = z.output<typeof aboutSchema>

/** What a backup says of itself. Throws a Refusal 'notFound' for a folder that holds none. */
export function readAbout(backup: string): AboutBackup {
  try {
    return aboutSchema.parse(JSON.parse(readFileSync(join(backup, ABOUT_FILE), 'utf8')))
  } catch {
    throw new Refusal('notFound', 'This folder holds no backup of Trialbook. Choose a folder that a backup made.')
  }
}

/** Name, size and SHA-256 of a file. */
export async function describeFile(folder: string, name: string): Promise<AboutBackup['files'][number]> {
  const hash = createHash('sha256')
  let bytes = 0
  const read = createReadStream(join(folder, basename(name)))
  read.on('data', (chunk) => (bytes += chunk.length))
  await pipeline(read, hash)
  return { name, sha256: hash.digest('hex'), bytes }
}

/** The names of files that are missing in `folder` or are not, byte for byte, what was backed up. */
export async function alteredFiles(folder: string, about: AboutBackup): Promise<readonly string[]> {
  const found = await Promise.all(
    about.files.map(async ({ name, sha256 }) => {
      const now = await describeFile(folder, name).catch(() => null)
      return now?.sha256 === sha256 ? null : name
    }),
  )
  return found.filter((name) => name !== null)
}
