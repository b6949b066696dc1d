import { createHash, type Hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { MAX_BYTES, refuseFile } from './refuseFile.ts'

const CHUNK = 1 << 18

/** A file as it is read: its text in pieces, and afterwards the hash of its bytes. */
export interface SourceText {
  readonly chunks: () => Iterable<string>
  /** Hex SHA-256 of the whole file; only once all pieces were taken. */
  readonly sha256: () => string
}

/**
 * A file as strict UTF-8 text, a leading byte order mark left out. Throws a Refusal for a file that is missing, empty or too large, and, while
 * it is read, for bytes that are no UTF-8: guessing another encoding would change names without a word.
 */
export function sourceText(path: string): SourceText {
  const hash = createHash('sha256')
  let digest: string | null = null
  return {
    *chunks() {
      const handle = openFile(path)
      try {
        yield* decoded(handle, hash)
      } finally {
        closeSync(handle)
      }
      digest = hash.digest('hex')
    },
    sha256() {
      if (digest === null) throw new Error('the file was not read to its end')
      return digest
    },
  }
}

function openFile(path: string): number {
  let handle: number
  try {
    handle = openSync(path, 'r')
  } catch {
    throw refuseFile('The file cannot be opened.')
  }
  const { size } = fstatSync(handle)
  const problem = size === 0 ? 'The file is empty.' : size > MAX_BYTES ? 'The file is too large.' : null
  if (problem === null) return handle
  closeSync(handle)
  throw refuseFile(problem)
}

function* decoded(handle: number, hash: Hash): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const buffer = Buffer.alloc(CHUNK)
  for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
    const bytes = buffer.subarray(0, read)
    hash.update(bytes)
    yield decode(decoder, bytes)
  }
  yield decode(decoder)
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
  } catch {
    throw refuseFile('The file is not UTF-8 text. Save it again as UTF-8.')
  }
}

/** The whole text at once, for formats that are read whole. */
export function wholeText(source: SourceText): string {
  return [...source.chunks()].join('')
}
