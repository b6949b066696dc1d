import { createHash, type Hash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, utimesSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { partialOf } from '../store/leftovers.ts'
import { PLAIN_SCRATCH, sealedScratch, type Scratch, type Turn } from '../age/scratch.ts'
import { sealFiles } from '../age/sealFiles.ts'

export interface WrittenFile {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly rows: number | null
}

/** A moment that says nothing: produced files carry no time of their own (deidentification rule 12). */
const NO_TIME = new Date('1980-01-01T00:00:00Z')
const CHUNK = 1 << 18

/** With what the files are encrypted. */
export interface Encryption {
  readonly passphrase: string
  /** Only tests take less work than is safe. */
  readonly workFactor?: number
}

interface Open {
  /** What a piece becomes on its way to the disk. */
  readonly turn: Turn
  readonly handle: number
  readonly hash: Hash
  pending: string[]
  pendingLength: number
  bytes: number
  rows: number
}

/**
 * The files of one export, written into a folder with a temporary name beside the target and renamed as a whole when all
 * of them are on disk; with a passphrase as one encrypted file beside its opener, and then nothing is ever on the disk in clear.
 * Abandoned, it leaves nothing behind (design 9).
 */
export class FileSet {
  readonly #target: string
  readonly #folder: string
  readonly #sealed: string
  readonly #encryption: Encryption | undefined
  readonly #scratch: Scratch
  readonly #open = new Map<string, Open>()
  readonly #finished: WrittenFile[] = []

  /** Its folder has to be there: one that went away, such as a stick, is not made anew somewhere else. Throws what the disk throws. */
  constructor(target: string, encryption?: Encryption) {
    this.#target = target
    this.#encryption = encryption
    this.#scratch = encryption ? sealedScratch() : PLAIN_SCRATCH
    this.#sealed = join(dirname(target), `.${basename(target)}.sealed.part`)
    rmSync(this.#sealed, { recursive: true, force: true })
    this.#folder = partialOf(target)
    rmSync(this.#folder, { recursive: true, force: true })
    mkdirSync(this.#folder, { mode: 0o700 })
  }

  /** Adds text to a file, creating it at the first call. `rows` counts data rows for the manifest. */
  append(name: string, text: string, rows = 0): void {
    const file = this.#open.get(name) ?? this.#create(name)
    file.pending.push(text)
    file.pendingLength += text.length
    file.rows += rows
    if (file.pendingLength >= CHUNK) flush(file)
  }

  /** Adds to the middle of a file whose beginning is known only at its end; see {@link assemble}. */
  appendPart(name: string, text: string): void {
    this.append(partOf(name), text)
  }

  /** Makes a file of its beginning, what {@link appendPart} collected, and its end. */
  assemble(name: string, head: string, tail: string, rows: number): void {
    this.append(name, head, rows)
    const part = this.#open.get(partOf(name))
    if (part) {
      flush(part)
      closeSync(part.handle)
      this.#open.delete(partOf(name))
      const path = join(this.#folder, partOf(name))
      this.#copyInto(name, path, this.#scratch.reader(partOf(name)))
      rmSync(path)
    }
    this.append(name, tail)
  }

  #copyInto(name: string, path: string, turn: Turn): void {
    const file = this.#open.get(name) ?? this.#create(name)
    flush(file)
    const from = openSync(path, 'r')
    try {
      const buffer = Buffer.alloc(CHUNK)
      for (let read = readSync(from, buffer); read > 0; read = readSync(from, buffer)) {
        writeBytes(file, turn(buffer.subarray(0, read)))
      }
    } finally {
      closeSync(from)
    }
  }

  /** Adds a whole file that is not text, such as a workbook. */
  addBytes(name: string, bytes: Uint8Array): void {
    writeBytes(this.#create(name), bytes)
  }

  #create(name: string): Open {
    const path = join(this.#folder, name)
    mkdirSync(dirname(path), { recursive: true })
    const file: Open = {
      turn: this.#scratch.writer(name),
      handle: openSync(path, 'wx', 0o600),
      hash: createHash('sha256'),
      pending: [],
      pendingLength: 0,
      bytes: 0,
      rows: 0,
    }
    this.#open.set(name, file)
    return file
  }

  /** What stands in the files so far, all of it on disk. The files are closed by it. */
  finishFiles(): readonly WrittenFile[] {
    const finished = [...this.#open].map(([name, file]) => {
      flush(file)
      fsyncSync(file.handle)
      closeSync(file.handle)
      this.#open.delete(name)
      utimesSync(join(this.#folder, name), NO_TIME, NO_TIME)
      return { name, sha256: file.hash.digest('hex'), bytes: file.bytes, rows: file.rows }
    })
    this.#finished.push(...finished)
    return finished
  }

  /** Gives the folder its name, encrypted if that is wanted. Throws when the target exists, and what `step` throws; then the caller abandons. */
  publish(step?: () => void): void {
    this.finishFiles()
    const made = this.#encryption === undefined ? this.#folder : this.#seal(this.#encryption, step)
    syncFolder(made)
    renameSync(made, this.#target)
    syncFolder(dirname(this.#target))
  }

  #seal(encryption: Encryption, step: (() => void) | undefined): string {
    sealFiles({
      ...encryption,
      ...(step ? { step } : {}),
      from: this.#folder,
      files: this.#finished,
      scratch: this.#scratch,
      into: this.#sealed,
      name: basename(this.#target),
    })
    rmSync(this.#folder, { recursive: true, force: true })
    return this.#sealed
  }

  /** Removes what was written so far. */
  abandon(): void {
    for (const file of this.#open.values()) closeSync(file.handle)
    this.#open.clear()
    for (const folder of [this.#folder, this.#sealed]) rmSync(folder, { recursive: true, force: true })
  }
}

function flush(file: Open): void {
  if (file.pendingLength === 0) return
  writeBytes(file, Buffer.from(file.pending.join(''), 'utf8'))
  file.pending = []
  file.pendingLength = 0
}

/** A short write is carried on: a manifest must not vouch for bytes that are not there. */
function writeBytes(file: Open, bytes: Uint8Array): void {
  const turned = file.turn(bytes)
  for (let done = 0; done < turned.length;) done += writeSync(file.handle, turned, done)
  file.hash.update(bytes)
  file.bytes += bytes.length
}

function partOf(name: string): string {
  return `${name}.rows`
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
