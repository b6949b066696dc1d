import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from '../store/errors.ts'
import { AgeFile } from './ageFile.ts'
import { OPENER } from './openerText.ts'
import type { Scratch } from './scratch.ts'
import { TAR_END, tarHead, tarPadding } from './tar.ts'

const CHUNK = 1 << 18

export interface SealedFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

export interface Sealing {
  /** Where the files lie as `scratch` wrote them. */
  readonly from: string
  readonly files: readonly SealedFile[]
  readonly scratch: Scratch
  readonly passphrase: string
  /** A new folder, and the name of the encrypted file in it without its ending. */
  readonly into: string
  readonly name: string
  /** Throws when the work is to stop. */
  readonly step?: () => void
  /** Only tests take less work than is safe. */
  readonly workFactor?: number
}

/**
 * Puts the files of an export into one encrypted file, `name.tar.age`, with the opener and a page that says how to open it beside. All is
 * on the disk when it returns. Throws StoreError when a file reads otherwise than it was written, and what the disk throws.
 */
export function sealFiles({ from, files, scratch, passphrase, into, name, step, workFactor }: Sealing): void {
  mkdirSync(into, { mode: 0o700 })
  const sealed = openSync(join(into, `${name}.tar.age`), 'wx', 0o600)
  try {
    const age = new AgeFile((bytes) => writeAll(sealed, bytes), passphrase, workFactor)
    for (const file of files) {
      age.add(tarHead(file.name, file.bytes))
      for (const bytes of read(join(from, file.name), scratch, file)) {
        step?.()
        age.add(bytes)
      }
      age.add(tarPadding(file.bytes))
    }
    age.add(TAR_END)
    age.end()
    fsyncSync(sealed)
  } finally {
    closeSync(sealed)
  }
  writeText(join(into, 'open-export.mjs'), OPENER)
  writeText(join(into, 'README.txt'), readme(name))
}

/** The bytes of a file as they were before they went to the disk. */
function* read(path: string, scratch: Scratch, { name, sha256 }: SealedFile): Generator<Uint8Array> {
  const turn = scratch.reader(name)
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(CHUNK)
  const file = openSync(path, 'r')
  try {
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      const bytes = turn(buffer.subarray(0, length))
      hash.update(bytes)
      yield bytes
    }
  } finally {
    closeSync(file)
  }
  if (hash.digest('hex') !== sha256) {
    throw new StoreError(
      'failed',
      'A file reads otherwise than it was written: the disk of the folder you chose is not to be trusted. Nothing was left there, and the record is whole and safe. Choose another disk.',
    )
  }
}

function writeText(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeAll(file, Buffer.from(text, 'utf8'))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
}

const readme = (name: string) => `An encrypted export of Trialbook. It names children.

${name}.tar.age is a tar archive in the age format (https://age-encryption.org), encrypted with a passphrase. You get the passphrase from
whoever sent you this, by another way than this folder. Trialbook does not keep it: without it nobody can open the file.

To open it, with Node 20 or newer:   node open-export.mjs
or with any age program:             age -d -o ${name}.tar ${name}.tar.age    and then    tar -xf ${name}.tar

A wrong passphrase, a changed byte and a cut file are noticed. What comes out is not encrypted any more: keep it on an encrypted disk,
and delete it when it is no longer needed. manifest.json in it holds the SHA-256 of every file.
`
