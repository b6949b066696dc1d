import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReader } from '../store/store.ts'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { orderExport } from './exportAct.ts'
import type { Manifest } from './manifest.ts'
import { addPlantedChild, PLANTED } from './testing/plantedStore.ts'
import { writeExport } from './writeExport.ts'
import { WRITTEN_FORMATS } from './writtenFormats.ts'

const PASSPHRASE = 'abandon ability able about above absent'
const encryption = { passphrase: PASSPHRASE, workFactor: 4 }

let kept: TemporaryStore
beforeAll(() => {
  kept = temporaryStore()
  addPlantedChild(kept, 1)
})
afterAll(() => kept.remove())

/** The same full order each time, in every format. `looks` is called whenever the work asks whether it is to stop. */
async function write(name: string, isEncrypted: boolean, looks: () => void = () => {}): Promise<string> {
  const { store, actors, folder, dataKey } = kept
  const order = orderExport(store, actors.investigator, {
    profile: 'full',
    formats: [...WRITTEN_FORMATS],
    csv: { delimiter: ',', decimalMark: '.', byteOrderMark: true },
    smallCells: 'report',
    k: 5,
    recipient: 'The ward',
    purpose: 'Named copy',
    productVersion: '0.1.0',
    parent: folder,
    ...(isEncrypted ? { encryption } : {}),
  })
  const target = join(folder, name)
  const reader = openReader(folder, dataKey)
  try {
    await writeExport(reader, { ...order, target, madeAt: '2026-03-01T09:00:00.000Z' }, undefined, {
      throwIfAborted: looks,
    })
    return target
  } finally {
    reader.close()
  }
}

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted()
const partsOf = (name: string) => readdirSync(kept.folder).filter((each) => each.startsWith(`.${name}`))

describe('an encrypted full export', () => {
  test('holds, once opened, byte for byte what the same export holds without encryption, in every format', async () => {
    const plain = await write('plain', false)
    const sealed = await write('sealed', true)
    expect(filesOf(sealed)).toEqual(['README.txt', 'open-export.mjs', 'sealed.tar.age'])
    const out = join(kept.folder, 'opened')
    const opened = spawnSync(process.execPath, [join(sealed, 'open-export.mjs'), '--out', out], { input: PASSPHRASE })
    expect(opened.status, String(opened.stderr)).toBe(0)
    expect(filesOf(out)).toEqual(filesOf(plain))
    // A workbook carries the moment in which it was made; its hash stands in the manifest.
    const same = filesOf(plain).filter((name) => !/\.xlsx$|^manifest\.json$/.test(name))
    const differ = same.filter((name) => !readFileSync(join(out, name)).equals(readFileSync(join(plain, name))))
    expect(differ).toEqual([])
    const { files } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Pick<Manifest, 'files'>
    expect(files.map(({ name }) => name).toSorted()).toEqual(filesOf(out).filter((name) => name !== 'manifest.json'))
    for (const { name, sha256 } of files) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
        name,
      ).toBe(sha256)
    }
  })

  test('never lies on the disk in clear, not while it is being written either', async () => {
    const secrets = [PLANTED.name, PLANTED.record, PLANTED.phone]
    const seen: string[] = []
    let bytes = 0
    const look = () => {
      for (const part of partsOf('watched')) {
        for (const file of filesOf(join(kept.folder, part))) {
          const content = readFileSync(join(kept.folder, part, file))
          bytes += content.length
          seen.push(...secrets.filter((secret) => content.includes(secret)))
        }
      }
    }
    const target = await write('watched', true, look)
    expect(bytes).toBeGreaterThan(10_000)
    expect(seen).toEqual([])
    for (const file of filesOf(target)) {
      for (const secret of secrets) expect(readFileSync(join(target, file)).includes(secret), file).toBe(false)
    }
  })

  test('stopped while it is being encrypted it leaves nothing', async () => {
    const stop = () => {
      if (partsOf('stopped').some((name) => name.includes('sealed'))) throw new Error('stopped by a person')
    }
    await expect(write('stopped', true, stop)).rejects.toThrow('stopped by a person')
    expect(existsSync(join(kept.folder, 'stopped'))).toBe(false)
    expect(partsOf('stopped')).toEqual([])
  })
})
