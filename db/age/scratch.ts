import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Turns a piece of a file into what stands on the disk, or back. Pieces have to come in order. */
export type Turn = (bytes: Uint8Array) => Uint8Array

/** How the files of an export stand on the disk while it is being written. */
export interface Scratch {
  readonly writer: (name: string) => Turn
  readonly reader: (name: string) => Turn
}

/** As they are: files that become the export itself. */
export const PLAIN_SCRATCH: Scratch = { writer: () => (bytes) => bytes, reader: () => (bytes) => bytes }

/**
 * Unreadable: under a key that is never anywhere but in this memory. What is deleted from a disk can be found again, on a stick above
 * all; so an export that is to be encrypted never lies on it in clear, not for a moment. Nobody has to be convinced that these
 * bytes are whole (the writer holds their hash), so plain counter mode does.
 */
export function sealedScratch(): Scratch {
  const key = randomBytes(32)
  const starts = new Map<string, Buffer>()
  return {
    writer(name) {
      const start = randomBytes(16)
      starts.set(name, start)
      const cipher = createCipheriv('aes-256-ctr', key, start)
      return (bytes) => cipher.update(bytes)
    },
    reader(name) {
      const start = starts.get(name)
      if (start === undefined) throw new RangeError(`nothing was written as ${name}`)
      const decipher = createDecipheriv('aes-256-ctr', key, start)
      return (bytes) => decipher.update(bytes)
    },
  }
}
