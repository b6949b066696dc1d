import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPlantedChild } from '../export/testing/plantedStore.ts'
import { orderExport } from '../export/index.ts'
import { openReader } from '../store/store.ts'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { writeArchive, type ArchiveSummary } from './writeArchive.ts'

let kept: TemporaryStore
let made: ArchiveSummary
const render = (page: { title: string }) => Promise.resolve(Buffer.from(`%PDF ${page.title}`))

async function archive(name: string, draw: typeof render = render): Promise<ArchiveSummary> {
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
      { clock, render: draw },
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

  test('leaves nothing when a page cannot be drawn, and never writes over a folder', async () => {
    await expect(archive('second', () => Promise.reject(new Error('no pages')))).rejects.toThrow('no pages')
    expect(existsSync(join(kept.folder, 'second'))).toBe(false)
    expect(readdirSync(kept.folder).filter((name) => name.endsWith('.part'))).toEqual([])
    await expect(archive('archive')).rejects.toThrow('there already')
  })
})
