import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderSource, verifyExport } from '../audit/verifier/verify-trail.mjs'
import { Refusal } from '../record/refusal.ts'
import { openReader } from '../store/store.ts'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import type { Role } from '../../shared/roles.ts'
import { exportFolderForTest, filesIn, runExport, textOfFile } from './testing/runExport.ts'
import { addPlantedChild, PLANTED } from './testing/plantedStore.ts'
import { orderTrailDocument } from './trailAct.ts'
import { TrailStopped, writeTrailDocument, type HiddenCalendar } from './trailDocument.ts'

type Line = Readonly<Record<string, string>>

const PROFILES: readonly HiddenCalendar[] = ['safe-harbor', 'date-shifted']
const folder = exportFolderForTest()
let temporary: TemporaryStore
let children: readonly string[]
let number = 0

beforeAll(() => {
  temporary = temporaryStore()
  children = [1, 2].map((child) => {
    temporary.clock.pass(95 * 60_000)
    return addPlantedChild(temporary, child).subjectId
  })
  const { store, actors, clock } = temporary
  for (const subjectId of children) {
    clock.pass(49 * 3_600_000 + 12_345)
    const form = store.db
      .prepare<{ id: string }>(`SELECT id FROM form WHERE oid = 'GMFM88' AND subject_id = ?`)
      .get(subjectId)
    store.commit(actors.nurse, {
      kind: 'form.changed',
      form: form?.id ?? '',
      reason: `${PLANTED.name} was mistaken on ${PLANTED.visit}`,
      changes: [{ entity: 'item', id: form?.id ?? '', field: 'GMFM_A/1/GMFM01', value: { value: '2' } }],
    })
  }
})
afterAll(() => {
  temporary.remove()
  folder.remove()
})

async function writeAs(role: Role, profile: HiddenCalendar) {
  const target = join(folder.parent, `trail-${(number += 1)}`)
  const request = { profile, recipient: 'Statistics group', purpose: 'Primary analysis', target }
  const order = orderTrailDocument(temporary.store, temporary.actors[role], request)
  const reader = openReader(temporary.folder, temporary.dataKey)
  try {
    return { target, order, written: await writeTrailDocument(reader, order) }
  } finally {
    reader.close()
  }
}

const linesOf = (target: string) => parse<Line>(textOfFile(target, 'deidentified-trail.csv'), { columns: true })
const minute = (time: string) => Math.floor(Date.parse(time) / 60_000)

/** The real stamps of a child, oldest first. */
const stampsOf = (subjectId: string) =>
  temporary.store.db
    .prepare<{ time: string }>('SELECT time FROM audit_record WHERE subject_id = ? ORDER BY sequence')
    .all(subjectId)
    .map(({ time }) => time)

describe.each(PROFILES)('the trail under %s', (profile) => {
  test('holds no planted name, date or number, no internal id, no hash, salt or real time of the trail', async () => {
    const { target } = await writeAs('coordinator', profile)
    const texts = filesIn(target).map((name) => textOfFile(target, name))
    const whole = texts.join('\n')
    const { name, persianName, record, phone, mail, lot, birth, hijri, visit, dose } = PLANTED
    const secrets = [name, persianName, record, phone, mail, lot, birth, hijri, 'T01-0', 'Test site', 'Test nurse']
    expect([...secrets, 'mistaken'].filter((secret) => whole.includes(secret))).toEqual([])
    const days = profile === 'safe-harbor' ? [visit, dose, '2026-03-01'] : []
    expect(days.filter((day) => whole.includes(day))).toEqual([])
    const { db } = temporary.store
    const inside = [
      ...db
        .prepare<{ text: string }>('SELECT id AS text FROM form UNION SELECT id FROM subject UNION SELECT id FROM user')
        .all(),
      ...db.prepare<{ text: string }>('SELECT lower(hex(hash)) AS text FROM audit_record').all(),
      ...db
        .prepare<{ text: string }>(
          `SELECT bytes ->> '$.new' AS text FROM audit_record WHERE bytes ->> '$.new' IS NOT NULL`,
        )
        .all(),
      ...db
        .prepare<{ text: string }>('SELECT lower(hex(new_salt)) AS text FROM audit_value WHERE new_salt IS NOT NULL')
        .all(),
      ...db.prepare<{ text: string }>('SELECT time AS text FROM audit_record').all(),
      ...db.prepare<{ text: string }>('SELECT substr(time, 1, 16) AS text FROM audit_record').all(),
      { text: temporary.store.installation },
    ]
    const parts = new Set(whole.split(/[^0-9A-Za-z:.-]+/).flatMap((part) => [part, part.replace(/Z$/, '')]))
    expect(inside.filter(({ text }) => parts.has(text))).toEqual([])
  })

  test('names each child as the other exports of the release line do, and people by role', async () => {
    const { target } = await writeAs('coordinator', profile)
    const csv = await runExport(temporary, folder.parent, { profile, formats: ['csv'] })
    const lines = linesOf(target)
    const names = [...new Set(lines.map((line) => line['PSEUDONYM']))]
    expect(names).toEqual([...csv.order.pseudonyms.values()].map((own) => own.pseudonym).toSorted())
    expect(textOfFile(csv.order.target, 'subjects.csv')).toContain(names[0])
    expect(new Set(lines.map((line) => line['ROLE']))).toEqual(new Set(['nurse']))
  })

  test('is verified as a document of its own, which says that the chain is not in it', async () => {
    const { target, written } = await writeAs('investigator', profile)
    const paper = { keyFingerprint: written.keyFingerprint }
    const verdict = await verifyExport(folderSource(target), paper)
    expect(verdict.findings).toEqual([])
    expect(verdict.unproven.join()).toContain('the chain is not in a de-identified trail')
    expect(execFileSync(process.execPath, [join(target, 'verify-trail.mjs'), target], { encoding: 'utf8' })).toContain(
      'Nothing is wrong',
    )
    const held = await verifyExport(folderSource(target), { ...paper, head: 'ab'.repeat(32) })
    expect(held.findings.join()).toContain('cannot be held against this document')
    appendFileSync(join(target, 'deidentified-trail.csv'), 'P-000000,1\r\n')
    expect((await verifyExport(folderSource(target), paper)).findings.join()).toContain('was altered')
  })

  test.each(['nurse', 'monitor', 'administrator'] as const)(
    'is refused to the %s, with nothing written',
    async (role) => {
      const before = filesIn(folder.parent)
      await expect(writeAs(role, profile)).rejects.toThrow(Refusal)
      expect(filesIn(folder.parent)).toEqual(before)
    },
  )
})

test('under date-shifted every stamp of a child moves by its one offset, so that all intervals are the real ones', async () => {
  const { target, order } = await writeAs('coordinator', 'date-shifted')
  for (const subjectId of children) {
    const own = order.pseudonyms.get(subjectId)
    const moved = linesOf(target).flatMap((line) => (line['PSEUDONYM'] === own?.pseudonym ? [line['TIME'] ?? ''] : []))
    const real = stampsOf(subjectId)
    expect(moved.length).toBe(real.length)
    const since = (times: readonly string[]) => times.map((time) => minute(time) - minute(times[0] ?? ''))
    expect(since(moved)).toEqual(since(real))
    expect(minute(moved[0] ?? '') - minute(real[0] ?? '')).toBe((own?.offset ?? 0) * 1_440)
  }
})

test('under safe-harbor a stamp is a study day and nothing else', async () => {
  const { target } = await writeAs('coordinator', 'safe-harbor')
  const days = new Set(linesOf(target).map((line) => line['TIME']))
  // Dose 1 on 25 February is day 1: 1 March is day 5, and the corrections stand two and four days further on.
  expect(days).toEqual(new Set(['5', '7', '9']))
})

test('a value leaves only as the release decides on its item', async () => {
  const { target, order } = await writeAs('coordinator', 'date-shifted')
  const lines = linesOf(target).filter(
    (line) => line['PSEUDONYM'] === order.pseudonyms.get(children[0] ?? '')?.pseudonym,
  )
  const of = (item: string) =>
    lines.filter((line) => line['ITEM'] === item).map(({ CHANGE, OLD, NEW }) => [CHANGE, OLD, NEW])
  expect(of('GMFM01')).toEqual([
    ['Insert', '', '0'],
    ['Update', '0', '2'],
  ])
  for (const hidden of ['FAMILY_NAME', 'BIRTH_DATE', 'SEX', 'LOT_NO']) expect(of(hidden)).toEqual([['Insert', '', '']])
  expect(of('INJ_START')[0]?.[2]).not.toContain(PLANTED.dose)
})

test.each([
  ['a name', PLANTED.name],
  ['a telephone number', PLANTED.phone],
  ['a date of the child', `seen ${PLANTED.visit}`],
])(
  '%s in a place for codes stops it, also when it stands in the past only, and nothing is left',
  async (_what, text) => {
    const own = temporary
    temporary = temporaryStore()
    try {
      const { subjectId } = addPlantedChild(temporary, 1)
      const id =
        temporary.store.db
          .prepare<{ id: string }>(`SELECT id FROM form WHERE oid = 'GMFM88' AND subject_id = ?`)
          .get(subjectId)?.id ?? ''
      for (const value of [text, '0'])
        temporary.store.commit(temporary.actors.nurse, {
          kind: 'form.changed',
          form: id,
          changes: [{ entity: 'item', id, field: 'GMFM_A/1/GMFM01', value: { value } }],
        })
      const before = filesIn(folder.parent)
      await expect(writeAs('coordinator', 'date-shifted')).rejects.toThrow(TrailStopped)
      expect(filesIn(folder.parent)).toEqual(before)
    } finally {
      temporary.remove()
      temporary = own
    }
  },
)

test('the manifest holds no name of staff and no time, not even that of its making', async () => {
  const { target } = await writeAs('coordinator', 'date-shifted')
  const { manifest } = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as { manifest: object }
  expect(manifest).toMatchObject({ madeBy: 'coordinator', profile: 'date-shifted', children: 2 })
  expect(JSON.stringify(manifest)).not.toMatch(/\d{4}-\d\d-\d\dT|Test /)
})
