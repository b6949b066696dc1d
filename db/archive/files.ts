import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

const CHUNK = 1 << 20

/** Every file below the folder, its name with '/' on every system, in order. Throws what the disk throws. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .toSorted()
}

/** Size and SHA-256 of a file, read piece by piece: a trail of years does not fit into one piece of memory. */
export function sealOf(path: string): { readonly size: number; readonly sha256: string } {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(CHUNK)
  const file = openSync(path, 'r')
  let size = 0
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read))
      size += read
    }
  } finally {
    closeSync(file)
  }
  return { size, sha256: hash.digest('hex') }
}
