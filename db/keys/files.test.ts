import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeAtomically } from './atomicFile.ts'
import { withFileLock } from './fileLock.ts'
import { removeFolder, temporaryFolder } from './testing.ts'

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => removeFolder(folder))

describe('a file written atomically', () => {
  test('holds the new text, is for its owner only, and nothing unfinished stays', () => {
    const path = join(folder, 'file')
    writeAtomically(path, 'old')
    writeAtomically(path, 'new ā')
    expect(readFileSync(path, 'utf8')).toBe('new ā')
    expect(existsSync(`${path}.tmp`)).toBe(false)
    expect(process.platform === 'win32' || (statSync(path).mode & 0o077) === 0).toBe(true)
  })

  test('stays as it was when the new text cannot be written', () => {
    const path = join(folder, 'file')
    writeAtomically(path, 'old')
    mkdirSync(`${path}.tmp`)
    expect(() => writeAtomically(path, 'new')).toThrow('EISDIR')
    expect(readFileSync(path, 'utf8')).toBe('old')
  })
})

describe('the lock of the key file', () => {
  const lock = () => join(folder, 'lock')

  test('gives the result and is gone afterwards, also after an error', () => {
    expect(withFileLock(lock(), () => existsSync(lock()))).toBe(true)
    expect(() =>
      withFileLock(lock(), () => {
        throw new Error('inside')
      }),
    ).toThrow('inside')
    expect(existsSync(lock())).toBe(false)
  })

  test('is not given while another process that lives has it', () => {
    writeFileSync(lock(), String(process.ppid))
    expect(() => withFileLock(lock(), () => 'in', 30)).toThrow(expect.objectContaining({ code: 'keyFileBusy' }))
  })

  test('is taken from a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    writeFileSync(lock(), String(pid))
    expect(withFileLock(lock(), () => 'in', 1000)).toBe('in')
  })

  test('is taken when it is far too old, whoever has that process number now', () => {
    writeFileSync(lock(), String(process.ppid))
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(lock(), longAgo, longAgo)
    expect(withFileLock(lock(), () => 'in', 1000)).toBe('in')
  })
})
