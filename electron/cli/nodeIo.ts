import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { type Io, UsageError } from './io.ts'

/** The terminal of this process. */
export const nodeIo: Io = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  readStdin: () => text(process.stdin),
  readFile: async (path) => {
    try {
      return await readFile(path, 'utf8')
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
      throw new UsageError(`${path} cannot be read (${code}).`)
    }
  },
}
