import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backedUp, PEOPLE, type BackedUp } from '../../../db/backup/testing/study.ts'
import { openWeakKeyRing } from '../../../db/keys/testing.ts'
import { Finding, UsageError } from '../io.ts'
import { testIo } from '../testIo.ts'
import { importData } from './import.ts'

const openRing = (options: { folder: string; now: () => Date }) => openWeakKeyRing(options)
const MAPPING = JSON.stringify({
  form: 'DEMOG',
  columns: { code: '@subject', weight: 'WEIGHT' },
  visit: 'SCR',
  complete: false,
})
const GOOD = 'TEH-007,14.5'
const BAD = 'TEH-008,400'

let study: BackedUp
beforeEach(async () => void (study = await backedUp()))
afterEach(() => study.remove())

interface Asked {
  readonly who?: keyof typeof PEOPLE
  readonly format?: string
  readonly mapping?: string
  readonly more?: readonly string[]
}

/** Imports a table of children and their weights, as somebody types the command. */
async function bring(lines: readonly string[], { who = 'nurse', format = 'csv', mapping = MAPPING, more }: Asked = {}) {
  const file = join(study.root, 'weights.csv')
  writeFileSync(file, ['code,weight', ...lines].join('\n'))
  const { username, password } = PEOPLE[who]
  const { io, out } = testIo({ 'mapping.json': mapping }, password)
  const args = ['--store', study.folder, '--user', username, '--format', format, '--file', file]
  const ends = await importData(
    [...args, '--mapping', 'mapping.json', ...(more ?? ['--new-children'])],
    io,
    openRing,
  ).catch((thrown: unknown) => thrown)
  return { ends, printed: (out.length === 0 ? null : JSON.parse(out.join(''))) as unknown }
}

const counted = (sql: string) => study.as('administrator', ({ store }) => store.db.prepare(sql).all().length)
const children = () => counted('SELECT 1 FROM subject')
const imports = () => counted("SELECT 1 FROM audit_record WHERE kind = 'import.made' AND entity IS NULL")
const weights = () => counted("SELECT 1 FROM item WHERE item = 'WEIGHT' AND value ->> '$.value' = '14.5'")

test('with --preview it says what would come in, and writes nothing', async () => {
  const { ends, printed } = await bring([GOOD], { more: ['--new-children', '--preview'] })
  expect(ends).toBe(0)
  expect(printed).toMatchObject({ written: false, newSubjects: ['TEH-007'], forms: 1, values: 1, refusedCount: 0 })
  expect([await children(), await imports()]).toEqual([1, 0])
})

test('R13: a file without fault is written in one act of the trail, and a second time brings nothing', async () => {
  const before = await weights()
  const { ends, printed } = await bring([GOOD])
  expect(ends).toBe(0)
  expect(printed).toMatchObject({ written: true, newSubjects: ['TEH-007'], forms: 1 })
  expect([await children(), await imports(), (await weights()) - before]).toEqual([2, 1, 1])
  const again = await bring([GOOD])
  expect(again.ends).toBeInstanceOf(UsageError)
  expect(String(again.ends)).toContain('nothing that is not in the record already')
  expect(await imports()).toBe(1)
})

test('one refused row keeps everything out, unless the others are let in without it', async () => {
  const { ends, printed } = await bring([GOOD, BAD])
  expect(ends).toBeInstanceOf(Finding)
  expect(String(ends)).toContain('Nothing was imported')
  const refused = [{ place: 'line 3', subject: 'TEH-008', item: 'Weight' }]
  expect(printed).toMatchObject({ written: false, refusedCount: 1, refused })
  expect([await children(), await imports()]).toEqual([1, 0])
  const without = await bring([GOOD, BAD], { more: ['--new-children', '--without-refused'] })
  expect(without).toMatchObject({ ends: 1, printed: { written: true, refusedCount: 1 } })
  expect(await imports()).toBe(1)
})

test('a table registers nobody unless it is told to', async () => {
  const { ends, printed } = await bring([GOOD], { more: [] })
  expect(ends).toBeInstanceOf(Finding)
  expect(printed).toMatchObject({ written: false, refused: [{ subject: 'TEH-007' }] })
  expect(await children()).toBe(1)
})

test('a format that is none, a file of another format and a mapping that is none are refused in words', async () => {
  const unknown = await bring([GOOD], { format: 'xlsx' })
  expect(String(unknown.ends)).toContain('Usage: ecrf import --store DIR')
  const other = await bring([GOOD], { format: 'odm' })
  expect(other.ends).toBeInstanceOf(UsageError)
  const mapping = await bring([GOOD], { mapping: '{"form":"DEMOG"}' })
  expect(String(mapping.ends)).toContain('mapping.json is no mapping')
  for (const { printed } of [unknown, other, mapping]) expect(printed).toBeNull()
  expect(await imports()).toBe(0)
})

test('R24: who may not enter data may not import', async () => {
  const { ends } = await bring([GOOD], { who: 'administrator' })
  expect(ends).toBeInstanceOf(UsageError)
  expect(String(ends)).toContain('role does not allow')
  expect([await children(), await imports()]).toEqual([1, 0])
})
