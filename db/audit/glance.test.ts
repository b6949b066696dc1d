import { expect, test } from 'vitest'
import { auditRecordSchema } from '../../shared/record/auditRecord.ts'
import { canonicalJson } from '../../shared/record/canonical.ts'
import golden from '../record/golden/trail.json' with { type: 'json' }
import { glanceAt } from './glance.ts'

const records = golden.records.map(({ bytes }) => auditRecordSchema.parse(JSON.parse(bytes)))
const sample = records.at(-2)!

test('reads of every frozen record what the parser reads', () => {
  for (const { bytes } of golden.records) {
    expect(JSON.parse(bytes)).toMatchObject({ ...glanceAt(bytes) })
  }
})

test.each([
  ['quotes, braces and backslashes in a name', { user: { ...sample.user!, name: 'A "B" \\ {C},"field":"X"' } }],
  ['a line feed and letters of another script', { user: { ...sample.user!, organisation: 'one\ntwo سطر' } }],
  ['a detail', { detail: { redactedSequence: 3, part: 'new' } }],
  ['no user', { user: null }],
  ['an escaped zone', { zone: 'a"b' }],
])('reads rightly past %s', (_, change) => {
  const bytes = canonicalJson({ ...sample, ...change })
  expect(JSON.parse(bytes)).toMatchObject({ ...glanceAt(bytes) })
})

test.each([
  ['nothing', ''],
  ['something else', '[]'],
  ['a record cut short', golden.records[0]!.bytes.slice(0, -1)],
  ['a record with something after it', `${golden.records[0]!.bytes} x`],
  ['a record with a field too many', golden.records[0]!.bytes.replace('{', '{"a":1,')],
  ['a commitment that is none', golden.records[0]!.bytes.replace(/"new":"[0-9a-f]{64}"/, '"new":"00"')],
])('refuses %s', (_, bytes) => {
  expect(bytes === golden.records[0]!.bytes ? undefined : glanceAt(bytes)).toBeUndefined()
})
