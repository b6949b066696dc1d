import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReader } from '../store/store.ts'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { orderExport } from './exportAct.ts'
import { WRITTEN_FORMATS } from './writtenFormats.ts'
import { addPlantedChild, PLANTED } from './testing/plantedStore.ts'
import { exportFolderForTest, filesIn, runExport } from './testing/runExport.ts'
import { unzip } from './testing/unzip.ts'
import { ResidualHit, writeExport } from './writeExport.ts'

let temporary: TemporaryStore
const folder = exportFolderForTest()

beforeAll(() => {
  temporary = temporaryStore()
  addPlantedChild(temporary, 1)
  addPlantedChild(temporary, 2)
})
afterAll(() => {
  temporary.remove()
  folder.remove()
})

/** Every file as text, a workbook unpacked; the manifest apart, which names people on purpose. */
function textsIn(target: string): readonly { readonly name: string; readonly text: string }[] {
  return filesIn(target)
    .filter((name) => name !== 'manifest.json')
    .map((name) => {
      const bytes = readFileSync(join(target, name))
      return { name, text: name.endsWith('.xlsx') ? [...unzip(bytes).values()].join('\n') : bytes.toString('utf8') }
    })
}

const { name, persianName, record, phone, mail, lot, birth, visit, dose, hijri } = PLANTED
const NEVER = [name, persianName, record, phone, mail, lot, birth, hijri, 'T01-0', 'Test site', 'Test nurse']

describe('what was typed into every text field of the study', () => {
  test.each(['safe-harbor', 'date-shifted', 'limited-dataset'] as const)(
    'is in no file of any format: %s',
    async (profile) => {
      const { order, manifest } = await runExport(temporary, folder.parent, { profile, formats: WRITTEN_FORMATS })
      const texts = textsIn(order.target)
      expect(texts.length).toBeGreaterThan(40)
      expect(manifest.residualScan.passed).toBe(true)
      const secrets = profile === 'limited-dataset' ? NEVER : [...NEVER, visit, dose]
      const found = texts.flatMap((file) =>
        secrets.filter((secret) => file.text.includes(secret)).map((s) => `${file.name}: ${s}`),
      )
      expect(found).toEqual([])
      const ids = temporary.store.db
        .prepare<{ id: string }>('SELECT id FROM form UNION SELECT id FROM subject UNION SELECT id FROM user')
        .all()
      const internal = texts.filter((file) => ids.some(({ id }) => file.text.includes(id)))
      expect(internal.map((file) => file.name)).toEqual([])
    },
  )

  test('is all in the full export, in every format', async () => {
    const { order, manifest } = await runExport(temporary, folder.parent, { profile: 'full', formats: WRITTEN_FORMATS })
    const texts = textsIn(order.target)
    for (const file of ['wide/DEMOG.csv', 'long.csv', 'workbook.xlsx', 'odm.xml', 'redcap/import.csv'])
      expect(texts.find((each) => each.name === file)?.text).toContain(name)
    expect(manifest.label).toContain('IDENTIFIED')
  })
})

test('a moved day that happens to equal another true day of the child stops nothing', async () => {
  const { store, actors, folder: storeFolder, dataKey } = temporary
  const order = orderExport(store, actors.coordinator, {
    profile: 'date-shifted',
    formats: ['csv'],
    csv: { delimiter: ',', decimalMark: '.', byteOrderMark: true },
    smallCells: 'report',
    k: 5,
    recipient: 'A',
    purpose: 'Chance',
    productVersion: '0',
    parent: folder.parent,
  })
  // Five days on, the day of the visits becomes the day of the injection.
  const pseudonyms = new Map([...order.pseudonyms].map(([id, own]) => [id, { ...own, offset: 5 }]))
  const reader = openReader(storeFolder, dataKey)
  try {
    const target = join(folder.parent, 'chance')
    const manifest = await writeExport(reader, { ...order, pseudonyms, target })
    expect(manifest.residualScan.passed).toBe(true)
    expect(readFileSync(join(target, 'wide/GMFCS.csv'), 'utf8')).toContain(dose)
  } finally {
    reader.close()
  }
})

describe('a secret in a place for codes', () => {
  test.each([
    ['a name', name],
    ['a telephone number', phone],
    ['an e-mail address', mail],
    ['a lot', lot.toLowerCase()],
    ['a date of the child', `seen ${visit}`],
    ['a date of the child in the Solar Hijri calendar', hijri],
  ])('%s stops every format, and nothing is left', async (_what, value) => {
    const before = readdirSync(folder.parent)
    const form = temporary.store.db.prepare<{ id: string }>(`SELECT id FROM form WHERE oid = 'GMFM88'`).get()?.id ?? ''
    const put = (answer: string) =>
      temporary.store.commit(temporary.actors.nurse, {
        kind: 'form.changed',
        form,
        changes: [{ entity: 'item', id: form, field: 'GMFM_A/1/GMFM01', value: { value: answer } }],
      })
    put(value)
    for (const format of WRITTEN_FORMATS)
      await expect(runExport(temporary, folder.parent, { formats: [format] }), format).rejects.toThrow(ResidualHit)
    put('0')
    expect(readdirSync(folder.parent)).toEqual(before)
  })
})
