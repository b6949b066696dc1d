import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPENER } from './openerText.ts'
import { sealedScratch } from './scratch.ts'
import { sealFiles, type SealedFile } from './sealFiles.ts'

const PASSPHRASE = 'correct horse battery staple'
/** Quick, for tests; the real one is in the golden file of the age program. */
const workFactor = 4

let root: string
let numbers = 0

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'trialbook-age-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Encrypts files of these contents and gives the new folder. */
function seal(contents: Readonly<Record<string, Uint8Array>>): string {
  const place = join(root, String((numbers += 1)))
  const scratch = sealedScratch()
  const files = Object.entries(contents).map(([name, bytes]): SealedFile => {
    mkdirSync(dirname(join(place, 'from', name)), { recursive: true })
    writeFileSync(join(place, 'from', name), scratch.writer(name)(bytes))
    return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
  const into = join(place, 'export')
  sealFiles({ from: join(place, 'from'), files, scratch, passphrase: PASSPHRASE, into, name: 'export', workFactor })
  return into
}

/** Opens it as a receiver does, with the script beside it and nothing but Node. */
function open(folder: string, passphrase = PASSPHRASE) {
  const out = join(folder, 'opened')
  const script = join(folder, 'open-export.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--out', out], {
    encoding: 'utf8',
    input: `${passphrase}\n`,
  })
  return { status, said: stdout + stderr, out, left: readdirSync(folder).filter((name) => /opened/.test(name)) }
}

const sealedIn = (folder: string) => join(folder, 'export.tar.age')

test('what was encrypted comes out as it was, whatever the lengths: empty, round a piece, several pieces', () => {
  const contents = Object.fromEntries(
    [0, 1, 511, 512, 513, 64_511, 65_024, 65_536, 200_000].map((length) => [
      `wide/${length}.bin`,
      Uint8Array.from({ length }, (_, index) => (index * 31 + length) % 256),
    ]),
  )
  const { status, said, out } = open(seal(contents))
  expect(status, said).toBe(0)
  for (const [name, bytes] of Object.entries(contents))
    expect(readFileSync(join(out, name)).equals(bytes), name).toBe(true)
})

test('the opener opens what the age program wrote, with the work that it takes', () => {
  const folder = join(root, 'golden')
  mkdirSync(folder)
  writeFileSync(join(folder, 'open-export.mjs'), OPENER)
  cpSync(join(import.meta.dirname, 'testing', 'written-by-age.tar.age'), sealedIn(folder))
  const { status, said, out } = open(folder)
  expect(status, said).toBe(0)
  expect(readFileSync(join(out, 'wide', 'note.txt'), 'utf8')).toBe('written by the age program\n')
})

describe('what must not open says so, ends with 1, and leaves nothing', () => {
  let folder: string
  let whole: Buffer
  beforeAll(() => {
    folder = seal({ 'long.csv': Buffer.alloc(150_000, 'Karimzadeh,') })
    whole = readFileSync(sealedIn(folder))
  })

  function refused(bytes: Uint8Array, passphrase = PASSPHRASE): string {
    writeFileSync(sealedIn(folder), bytes)
    const { status, said, left } = open(folder, passphrase)
    expect(status, said).toBe(1)
    expect(left).toEqual([])
    return said
  }

  test.each(['correct horse battery stapl', '', 'Correct horse battery staple'])('the passphrase %j', (wrong) => {
    expect(refused(whole, wrong)).toContain('The passphrase is not right')
  })

  test('a byte altered anywhere, the head included', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = Buffer.from(whole)
        altered[at] = (altered[at] ?? 0) ^ change
        expect(refused(altered)).toContain('Nothing was written')
      }),
      // Each is a program that starts; the head, the borders of pieces and the end come first.
      {
        numRuns: 12,
        examples: [
          [0, 1],
          [30, 1],
          [100, 1],
          [170, 1],
          [whole.length - 1, 1],
        ],
      },
    )
  })

  test.each([
    ['inside a piece', -1],
    ['at the border of a piece', -(150_000 + 512 + 432 + 1024 - 2 * 65_536 + 16)],
    ['after the head', -(150_000 + 512 + 432 + 1024 + 3 * 16)],
    ['inside the head', -(150_000 + 512 + 432 + 1024 + 3 * 16 + 60)],
  ])('a file that is cut %s', (_where, end) => {
    expect(refused(whole.subarray(0, end))).toContain('Nothing was written')
  })

  test('two pieces that changed places, and a file that is longer than it was', () => {
    const piece = 65_536 + 16
    const start = whole.length - (150_000 + 512 + 432 + 1024 + 3 * 16)
    const [first, second] = [whole.subarray(start, start + piece), whole.subarray(start + piece, start + 2 * piece)]
    const swapped = Buffer.concat([whole.subarray(0, start), second, first, whole.subarray(start + 2 * piece)])
    expect(refused(swapped)).toContain('altered or cut off')
    expect(refused(Buffer.concat([whole, Buffer.from('more')]))).toContain('altered or cut off')
  })
})

test('a file is never written over: what is there already is said', () => {
  const folder = seal({ 'a.csv': Buffer.from('a') })
  expect(open(folder).status).toBe(0)
  const again = open(folder)
  expect(again.status).toBe(2)
  expect(again.said).toContain('is there already')
})

test('neither the names of the files nor what they hold can be read in what lies in the folder', () => {
  const folder = seal({ 'wide/DEMOG.csv': Buffer.from('Karimzadeh') })
  const bytes = readFileSync(sealedIn(folder))
  expect(bytes.includes('DEMOG')).toBe(false)
  expect(bytes.includes('Karimzadeh')).toBe(false)
  expect(existsSync(join(folder, 'README.txt'))).toBe(true)
})

test('a disk that gives back other bytes than were written is noticed before anything is handed over', () => {
  const place = join(root, 'bad')
  mkdirSync(place)
  const scratch = sealedScratch()
  writeFileSync(join(place, 'a.csv'), scratch.writer('a.csv')(Buffer.from('a true value')))
  const files = [{ name: 'a.csv', bytes: 12, sha256: createHash('sha256').update('another value').digest('hex') }]
  const sealing = { from: place, files, scratch, passphrase: PASSPHRASE, into: join(place, 'x'), name: 'x', workFactor }
  expect(() => sealFiles(sealing)).toThrow(/reads otherwise.*record is whole/)
})
