import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createHash, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { currentForm } from '../../shared/study/study.ts'
import { openReader } from '../store/store.ts'
import { fields, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { orderExport, recordExport, type ExportRequest } from './exportAct.ts'
import { ResidualHit, writeExport } from './writeExport.ts'

const NAMES = { GIVEN_NAME: 'زهرا', FAMILY_NAME: 'Karimzadeh', RECORD_NUMBER: 'MR-55120', BIRTH_DATE: '2020-02-29' }

let temporary: TemporaryStore
let parent: string
beforeEach(() => {
  temporary = temporaryStore()
  parent = mkdtempSync(join(tmpdir(), 'trialbook-export-'))
})
afterEach(() => {
  temporary.remove()
  rmSync(parent, { recursive: true, force: true })
})

/** A child with identity, a sex, a level at baseline and GMFM scores, through the door. */
function addChild(number: number, answers: { readonly sex: string; readonly level: string; readonly score: string }) {
  const { store, actors } = temporary
  const subjectId = randomUUID()
  const event = { SCR: randomUUID(), BL: randomUUID() }
  const place = (oid: 'SCR' | 'BL') => ({ subjectId, oid, repeat: 1, status: 'occurred', actualDate: '2026-02-20' })
  const form = (oid: string, at: 'SCR' | 'BL') => {
    const id = randomUUID()
    const definition = currentForm(oid)
    return {
      id,
      changes: fields('form', id, {
        subjectId,
        studyEventId: event[at],
        oid,
        version: definition.version,
        repeat: 1,
        state: 'open',
        observedAt: '2026-02-20T09:00',
      }),
      answer: (item: string, value: string) => {
        const group = definition.itemGroups.find((g) => g.items.some((i) => i.oid === item))
        const entity = group?.items.find((i) => i.oid === item)?.identity ? 'identityItem' : 'item'
        return { entity, id, field: `${group?.oid}/1/${item}`, value: { value } } as const
      },
    }
  }
  const demog = form('DEMOG', 'SCR')
  const gmfcs = form('GMFCS', 'BL')
  const gmfm = form('GMFM88', 'BL')
  const items = currentForm('GMFM88').itemGroups.flatMap((g) => g.items.filter((i) => i.type === 'score'))
  store.commit(actors.nurse, {
    kind: 'subject.registered',
    subject: subjectId,
    changes: [
      ...fields('subject', subjectId, { siteId: store.site, code: `T01-00${number}`, status: 'screening' }),
      ...fields('studyEvent', event.SCR, place('SCR')),
      ...fields('studyEvent', event.BL, place('BL')),
      ...demog.changes,
      ...gmfcs.changes,
      ...gmfm.changes,
      ...Object.entries(NAMES).map(([item, value]) => demog.answer(item, value)),
      demog.answer('SEX', answers.sex),
      demog.answer('WEIGHT', '14.5'),
      gmfcs.answer('GMFCS', answers.level),
      gmfcs.answer('GMFCS_DATE', '2026-02-20'),
      ...items.map((item) => gmfm.answer(item.oid, answers.score)),
    ],
  })
  return { subjectId, gmfm }
}

const request = (more: Partial<ExportRequest> = {}): ExportRequest => ({
  profile: 'safe-harbor',
  formats: ['csv'],
  csv: { delimiter: ',', decimalMark: '.', byteOrderMark: true },
  smallCells: 'report',
  k: 5,
  recipient: 'Statistics group',
  purpose: 'Primary analysis',
  productVersion: '0.1.0',
  parent,
  ...more,
})

async function run(more: Partial<ExportRequest> = {}) {
  const { store, actors, folder, dataKey } = temporary
  const order = orderExport(store, actors.coordinator, request(more))
  const reader = openReader(folder, dataKey)
  try {
    return { order, manifest: await writeExport(reader, order) }
  } finally {
    reader.close()
  }
}

const everyFile = (folder: string) =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((name) => statSync(join(folder, name)).isFile())
const table = (folder: string, name: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, name), 'utf8'), { columns: true, bom: true })

describe('a safe-harbor export', () => {
  test('holds the scores of every child and no name, number, date or site of any', async () => {
    addChild(1, { sex: '2', level: 'V', score: '1' })
    addChild(2, { sex: '1', level: 'III', score: '2' })
    const { order } = await run()

    const long = table(order.target, 'long.csv')
    expect(long.filter((row) => row['FORM'] === 'GMFM88')).toHaveLength(2 * 88)
    const all = everyFile(order.target)
      .map((name) => (name === 'manifest.json' ? '' : readFileSync(join(order.target, name), 'utf8')))
      .join('\n')
    for (const secret of [...Object.values(NAMES), '2026-02-20', 'T01', 'Test site']) expect(all).not.toContain(secret)
  })

  test('gives a dictionary line for every column of every file, and a manifest that proves each file', async () => {
    addChild(1, { sex: '2', level: 'V', score: '1' })
    const { order, manifest } = await run()
    const lines = table(order.target, 'dictionary.csv')
    for (const name of everyFile(order.target).filter((n) => n.endsWith('.csv') && n !== 'dictionary.csv')) {
      const header = Object.keys(table(order.target, name)[0] ?? {})
      for (const column of header) expect(lines.some((l) => l['FILE'] === name && l['COLUMN'] === column)).toBe(true)
    }
    for (const file of manifest.files) {
      const bytes = readFileSync(join(order.target, file.name))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256)
    }
    expect(everyFile(order.target).toSorted()).toEqual(
      [...manifest.files.map((f) => f.name), 'manifest.json'].toSorted(),
    )
  })

  test('orders children by pseudonym, keeps it within a release line and draws another for another recipient', async () => {
    for (const n of [1, 2, 3, 4]) addChild(n, { sex: '1', level: 'IV', score: '0' })
    const first = (await run()).order
    const names = table(first.target, 'subjects.csv').map((row) => row['PSEUDONYM'])
    expect(names).toEqual(names.toSorted())
    rmSync(first.target, { recursive: true })
    expect((await run()).order.pseudonyms).toEqual(first.pseudonyms)
    rmSync(first.target, { recursive: true })
    const other = [...(await run({ recipient: 'Sponsor' })).order.pseudonyms.values()].map((entry) => entry.pseudonym)
    for (const name of names) expect(other).not.toContain(name)
  })

  test('leaves drafts inside', async () => {
    const { gmfm } = addChild(1, { sex: '2', level: 'V', score: '1' })
    const { order } = await run()
    expect(readFileSync(join(order.target, 'long.csv'), 'utf8')).not.toContain(gmfm.id)
  })
})

describe('nothing is left on disk', () => {
  test('when a value of the record would give a child away', async () => {
    const { gmfm } = addChild(1, { sex: '2', level: 'V', score: '1' })
    // A name in a coded place, as a damaged import might leave it there; the schema of the item would refuse it.
    temporary.store.commit(temporary.actors.nurse, {
      kind: 'form.changed',
      form: gmfm.id,
      changes: [gmfm.answer('GMFM01', 'karimzadeh')],
    })
    await expect(run()).rejects.toThrow(ResidualHit)
    expect(readdirSync(parent)).toEqual([])
  })

  test('when it is cancelled half way', async () => {
    addChild(1, { sex: '2', level: 'V', score: '1' })
    const { store, actors, folder, dataKey } = temporary
    const reader = openReader(folder, dataKey)
    const abort = new AbortController()
    const order = orderExport(store, actors.coordinator, request())
    await expect(writeExport(reader, order, () => abort.abort(), abort.signal)).rejects.toThrow()
    reader.close()
    expect(readdirSync(parent)).toEqual([])
  })

  test('when the folder is already there, which stays as it was', async () => {
    addChild(1, { sex: '2', level: 'V', score: '1' })
    const { order } = await run()
    const before = readFileSync(join(order.target, 'manifest.json'), 'utf8')
    await expect(run()).rejects.toThrow()
    expect(readFileSync(join(order.target, 'manifest.json'), 'utf8')).toBe(before)
    expect(existsSync(join(parent, `.${order.target.split('/').at(-1)}.part`))).toBe(false)
  })
})

describe('the trail', () => {
  test('holds that an export was made, and refuses it to a nurse', async () => {
    addChild(1, { sex: '2', level: 'V', score: '1' })
    const { manifest } = await run()
    const { store, actors } = temporary
    recordExport(store, actors.coordinator, manifest)
    const last = store.db
      .prepare<{ bytes: string }>('SELECT bytes FROM audit_record ORDER BY sequence DESC LIMIT 1')
      .get()
    expect(JSON.parse(last?.bytes ?? '{}')).toMatchObject({
      kind: 'export.deidentified',
      detail: { profile: 'safe-harbor', outcome: 'written', children: 1 },
    })
    expect(() => recordExport(store, actors.nurse, manifest)).toThrow()
  })
})
