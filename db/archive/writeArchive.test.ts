import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, relative, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ARCHIVE_STEPS, type ArchiveSummary } from '../../shared/ipc/views/archive.ts'
import { addPlantedChild } from '../export/testing/plantedStore.ts'
import { orderExport } from '../export/index.ts'
import { openReader } from '../store/store.ts'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { writeArchive, type ArchiveTools } from './writeArchive.ts'

let kept: TemporaryStore
let made: ArchiveSummary
const render = (page: { title: string }) => Promise.resolve(Buffer.from(`%PDF ${page.title}`))

async function archive(name: string, draw: typeof render = render, more: Partial<ArchiveTools> = {}) {
  const { store, actors, folder, dataKey, clock } = kept
  const order = orderExport(store, actors.investigator, {
    profile: 'full',
    formats: ['odm', 'csv'],
    csv: { delimiter: ',', decimalMark: '.', byteOrderMark: true },
    smallCells: 'report',
    k: 5,
    recipient: 'archive',
    purpose: 'End of the study',
    productVersion: '9.9.9',
    parent: folder,
  })
  const reader = openReader(folder, dataKey)
  try {
    return await writeArchive(
      reader,
      actors.investigator,
      { ...order, target: join(folder, name) },
      { clock, render: draw, ...more },
    )
  } finally {
    reader.close()
  }
}

beforeAll(async () => {
  kept = temporaryStore()
  addPlantedChild(kept, 1)
  made = await archive('archive')
})
afterAll(() => kept.remove())

const verify = (...more: string[]) =>
  spawnSync(process.execPath, [join(made.folder, 'verify-archive.mjs'), ...more], { encoding: 'utf8' })

/** The same bytes, but not in the archive. */
function swapForLink(path: string): void {
  const outside = join(kept.folder, 'outside.html')
  renameSync(path, outside)
  symlinkSync(outside, path)
}

function inManifest(folder: string, change: (text: string) => string): void {
  const path = join(folder, 'manifest.json')
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}

describe('R11, R33, R34, R35, R36: the archive', () => {
  test('holds casebooks, forms, ODM, CSV, dictionary, trail with verifier, accounts, settings, checks and definition', () => {
    const files = readdirSync(made.folder, { recursive: true, encoding: 'utf8' })
    for (const name of [
      'casebooks/T01-01.pdf',
      'forms/blank.pdf',
      'forms/annotated.pdf',
      'trail/trail.ndjson',
      'trail/verify-trail.mjs',
      'study/accounts.json',
      'study/settings.json',
      'study/checks.json',
      'study/definition.json',
      'data/manifest.json',
      'index.html',
    ]) {
      expect(files).toContain(name)
    }
    expect(files.some((name) => /dictionary/.test(name))).toBe(true)
    expect(readFileSync(join(made.folder, 'index.html'), 'utf8')).not.toContain('<script')
  })

  test('is found whole by its own verifier, with the key from paper, and its trail too', () => {
    expect(verify('--key-fingerprint', made.keyFingerprint)).toMatchObject({ status: 0 })
    expect(verify('--key-fingerprint', '0'.repeat(64))).toMatchObject({ status: 1 })
    const trail = spawnSync(
      process.execPath,
      [join(made.folder, 'trail', 'verify-trail.mjs'), join(made.folder, 'trail')],
      { encoding: 'utf8' },
    )
    expect(trail.status, trail.stdout + trail.stderr).toBe(0)
  })

  test.each([
    [
      'an altered file',
      'study/settings.json was altered',
      (file: (name: string) => string) => appendFileSync(file('study/settings.json'), ' '),
    ],
    [
      'a missing file',
      'casebooks/T01-01.pdf is missing',
      (file: (name: string) => string) => rmSync(file('casebooks/T01-01.pdf')),
    ],
    [
      'a file that does not belong',
      'more.txt does not belong',
      (file: (name: string) => string) => writeFileSync(file('more.txt'), ''),
    ],
    [
      'a manifest that was written anew',
      'signature does not hold',
      (file: (name: string) => string) => {
        const text = readFileSync(file('manifest.json'), 'utf8')
        writeFileSync(file('manifest.json'), text.replace('"lastSequence":', '"lastSequence":1'))
      },
    ],
  ])('%s is found', (_what, said, alter) => {
    alter((name) => join(made.folder, name))
    const { status, stdout } = verify()
    expect(status).toBe(1)
    expect(stdout).toContain(said)
  })

  test.each([
    ['a link in place of a file', (at: string) => swapForLink(join(at, 'index.html')), /index\.html is no plain file/],
    [
      'a link beside the files',
      (at: string) => symlinkSync('/etc/passwd', join(at, 'linked.txt')),
      /linked\.txt is no plain file/,
    ],
    [
      'a link that leads nowhere',
      (at: string) => symlinkSync('/nowhere/at/all', join(at, 'gone')),
      /gone is no plain file/,
    ],
    ['a link to the folder itself', (at: string) => symlinkSync('.', join(at, 'loop')), /loop is no plain file/],
    [
      'a name that rewrites what was said',
      (at: string) => writeFileSync(join(at, 'x\n\u001b[2JWhole: 9 files'), ''),
      /x\?\?\[2JWhole: 9 files does not/,
    ],
    [
      'a signature with something behind it',
      (at: string) => inManifest(at, (text) => text.replace(/"}\n$/, 'zz"}\n')),
      /signature does not hold/,
    ],
    [
      'a signature in capitals',
      (at: string) =>
        inManifest(at, (text) =>
          text.replace(/"signature":"[^"]*"/, (all) => all.toUpperCase().replace('SIGNATURE', 'signature')),
        ),
      /signature does not hold/,
    ],
    [
      'a member twice',
      (at: string) => inManifest(at, (text) => text.replace('{"manifest":', '{"manifest":{"files":{}},"manifest":')),
      /not written as it was made/,
    ],
    [
      'something behind the manifest',
      (at: string) => inManifest(at, (text) => `${text} `),
      /not written as it was made/,
    ],
    [
      'line ends of another system',
      (at: string) => inManifest(at, (text) => text.replace(/\n$/, '\r\n')),
      /not written as it was made/,
    ],
    [
      'bytes that are no text',
      (at: string) => appendFileSync(join(at, 'manifest.json'), Buffer.of(0xff)),
      /cannot be read/,
    ],
    [
      'a file that the manifest says nothing of',
      (at: string) => inManifest(at, (text) => text.replace(/"index\.html":\{[^}]*\}/, '"index.html":null')),
      /index\.html was altered/,
    ],
    [
      'a way out of the folder',
      (at: string) => inManifest(at, (text) => text.replace('"index.html"', '"../index.html"')),
      /\.\.\/index\.html is missing/,
    ],
  ])('its verifier finds %s, and prints it on one line', (_name, attack, said) => {
    const copy = join(kept.folder, 'attacked')
    cpSync(made.folder, copy, { recursive: true })
    try {
      attack(copy)
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, 'verify-archive.mjs')], {
        encoding: 'utf8',
      })
      expect([status, stderr]).toEqual([1, ''])
      expect(stdout).toMatch(said)
      expect(stdout).not.toMatch(/^Whole/m)
      expect(stdout).not.toContain('\u001b')
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  })

  test('opens by its index page: every file of it is linked, every link leads to a file, and nothing is loaded', async () => {
    const fresh = await archive('opened')
    const page = readFileSync(join(fresh.folder, 'index.html'), 'utf8')
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, name = '']) => decodeURIComponent(name))
    const files = readdirSync(fresh.folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((each) => each.isFile())
      .map(({ parentPath, name }) => relative(fresh.folder, join(parentPath, name)).split(sep).join('/'))
    expect(links.toSorted()).toEqual(files.filter((name) => !/^(index\.html|manifest\.json)$/.test(name)).toSorted())
    expect(page).toContain(fresh.head)
    expect(page).toContain("default-src 'none'")
  })

  test('says how far it is, step by step, each from its beginning', async () => {
    const steps: string[] = []
    await archive('told', render, { progress: (step, done) => done === 0 && steps.push(step) })
    expect([...new Set(steps)]).toEqual([...ARCHIVE_STEPS])
  })

  test.each(ARCHIVE_STEPS)('stopped while it is at %s it leaves nothing', async (step) => {
    const stop = new AbortController()
    const stopped = archive('stopped', render, {
      signal: stop.signal,
      progress: (now) => now === step && stop.abort(new Error('stopped by a person')),
    })
    await expect(stopped).rejects.toThrow('stopped by a person')
    expect(readdirSync(kept.folder).filter((name) => name.includes('stopped'))).toEqual([])
  })

  test('a folder that goes away meanwhile is told as such and is not made anew', async () => {
    const stick = join(kept.folder, 'stick')
    mkdirSync(stick)
    const pulled = archive('stick/archive', () => {
      rmSync(stick, { recursive: true })
      return render({ title: '' })
    })
    await expect(pulled).rejects.toThrow(/folder you chose is not there any more.*record is whole/)
    expect(existsSync(stick)).toBe(false)
    await expect(archive('stick/archive')).rejects.toThrow(/not there any more/)
    expect(existsSync(stick)).toBe(false)
  })

  test('a full disk is told of the folder, and not of entries that are safe', async () => {
    const full = () => Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' }))
    await expect(archive('full', full)).rejects.toThrow(/disk of the folder you chose is full/)
    expect(existsSync(join(kept.folder, 'full'))).toBe(false)
  })

  test('leaves nothing when a page cannot be drawn, and never writes over a folder', async () => {
    await expect(archive('second', () => Promise.reject(new Error('no pages')))).rejects.toThrow('no pages')
    expect(existsSync(join(kept.folder, 'second'))).toBe(false)
    expect(readdirSync(kept.folder).filter((name) => name.endsWith('.part'))).toEqual([])
    await expect(archive('archive')).rejects.toThrow('there already')
  })
})
