import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fields, sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { openReader } from '../store/store.ts'
import type { Reader } from '../store/database.ts'
import { placeReportOrder, recordReport, reportInput } from './order.ts'
import { ReportStopped } from './reportStopped.ts'
import { writeReport, type ReportOrder } from './writeReport.ts'

let site: TemporaryStore
let reader: Reader
let parent: string

beforeEach(() => {
  site = temporaryStore()
  sampleForm(site, 'BBS')
  reader = openReader(site.folder, site.dataKey)
  parent = mkdtempSync(join(tmpdir(), 'trialbook-report-'))
})
afterEach(() => {
  reader.close()
  site.remove()
  rmSync(parent, { recursive: true, force: true })
})

const tools = {
  png: (svg: string) => Promise.resolve(Buffer.from(svg)),
  render: () => Promise.resolve(Buffer.from('%PDF-')),
}
const order = () => placeReportOrder(site.store, site.actors.coordinator, { parent, productVersion: '1.0.0' })
const made = () =>
  site.store.db
    .prepare<{ outcome: string }>(
      `SELECT bytes ->> '$.detail.outcome' AS outcome FROM audit_record WHERE kind = 'report.made' ORDER BY sequence`,
    )
    .all()
    .map(({ outcome }) => outcome)

describe('the files of a report', () => {
  test('R13: are ordered in the trail first, appear whole with their hashes, and are recorded', async () => {
    const placed = order()
    expect(made()).toEqual(['ordered'])
    const manifest = await writeReport(reader, placed, tools)
    recordReport(site.store, site.actors.coordinator, manifest)
    expect(made()).toEqual(['ordered', 'written'])
    expect(readdirSync(parent)).toEqual([placed.target.slice(parent.length + 1)])
    for (const { name, sha256 } of manifest.files)
      expect(
        createHash('sha256')
          .update(readFileSync(join(placed.target, name)))
          .digest('hex'),
        name,
      ).toBe(sha256)
    const names = manifest.files.map(({ name }) => name)
    for (const name of ['report.html', 'report.pdf', 'tables/tables.csv', 'tables/tests.csv'])
      expect(names).toContain(name)
    expect(manifest.auditHead.hash).toBe(placed.about.head.hash)
    expect(readFileSync(join(placed.target, 'report.html'), 'utf8')).toContain('One arm, no control group')
  })

  test('a role without the right gets none, and nothing is in the trail', () => {
    for (const role of ['nurse', 'monitor', 'administrator'] as const)
      expect(() => placeReportOrder(site.store, site.actors[role], { parent, productVersion: '1' })).toThrow(/role/)
    expect(made()).toEqual([])
  })

  test.each([
    [
      'cancelled',
      {
        ...tools,
        signal: {
          throwIfAborted: () => {
            throw new Error('stop')
          },
        },
      },
    ],
    ['without a page', { ...tools, render: () => Promise.reject(new Error('no page')) }],
  ])('%s: nothing is left behind', async (_, broken) => {
    await expect(writeReport(reader, order(), broken)).rejects.toThrow(/stop|no page/)
    expect(readdirSync(parent)).toEqual([])
  })

  test('what tells a child apart stops it before anything is written', async () => {
    const code = site.store.db.prepare<{ code: string }>('SELECT code FROM subject').get()?.code ?? ''
    const placed = order()
    const told: ReportOrder = { ...placed, labels: new Map([...placed.labels.keys()].map((id) => [id, code])) }
    await expect(writeReport(reader, told, tools)).rejects.toBeInstanceOf(ReportStopped)
    expect(readdirSync(parent)).toEqual([])
  })
})

describe('what a report is made from', () => {
  test('names children by pseudonyms that stay from one report to the next', () => {
    const first = reportInput(site.store, '1.0.0')
    sampleForm(site, 'BBS')
    const second = reportInput(site.store, '1.0.0')
    expect(first.children.map(({ label }) => label)).toHaveLength(1)
    expect(second.children.map(({ label }) => label)).toContain(first.children[0]?.label)
    expect(first.children[0]?.label).toMatch(/^P-[0-9A-Z]{6}$/)
    expect(JSON.stringify(second)).not.toMatch(/T01-\d/)
  })

  test('a score counts once its form is complete', () => {
    const { formId } = sampleForm(site, 'BBS')
    const score = (visit: string) =>
      reportInput(site.store, '1')
        .children.flatMap(({ scores }) => scores)
        .filter((each) => each.visit === visit)
    const value = { answer: { value: '12' }, rule: 'balance_total/1' }
    site.store.commit(site.actors.nurse, {
      kind: 'form.saved',
      form: formId,
      changes: [{ entity: 'calculatedItem', id: formId, field: 'BBS_SCORES/1/BBS_TOTAL', value }],
    })
    expect(score('BL')).toEqual([])
    site.store.commit(site.actors.nurse, {
      kind: 'form.completed',
      form: formId,
      changes: fields('form', formId, { state: 'complete' }),
    })
    expect(score('BL')).toEqual([{ visit: 'BL', item: 'BBS_TOTAL', value: 12, rule: 'balance_total/1' }])
  })
})

test('a child without a pseudonym is never named in another way', async () => {
  const placed = { ...order(), labels: new Map([[randomBytes(4).toString('hex'), 'P-000000']]) }
  await expect(writeReport(reader, placed, tools)).rejects.toThrow(/no pseudonym/)
})
