import fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditRecordSchema, type AuditRecord } from '../../shared/record/auditRecord.ts'
import { canonicalJson } from '../../shared/record/canonical.ts'
import golden from './golden/trail.json' with { type: 'json' }
import { recordBytes } from './recordBytes.ts'

const sample = auditRecordSchema.parse(JSON.parse(golden.records.at(-1)!.bytes))
const text = fc.string({ unit: 'grapheme', maxLength: 40 })

test('writes what the general canonicalizer writes, for every record there can be', () => {
  const record = fc.record({
    kind: text,
    zone: text,
    entity: fc.option(text),
    field: fc.option(text),
    sequence: fc.integer({ min: 1 }),
    check: fc.option(fc.string({ unit: 'grapheme', maxLength: 8 })),
    detail: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean())),
    user: fc.option(
      fc.record({
        organisation: text,
        role: fc.constantFrom('nurse' as const, 'monitor' as const),
        name: text,
        id: fc.constant(sample.user!.id),
      }),
    ),
  })
  fc.assert(
    fc.property(record, (change) => {
      const whole: AuditRecord = { ...sample, ...change }
      fc.pre(auditRecordSchema.safeParse(whole).success)
      expect(recordBytes(whole)).toBe(canonicalJson(whole))
    }),
  )
})

test('takes a name that only looks like an escape', () => {
  const user = { ...sample.user!, name: String.raw`\ud800` }
  expect(recordBytes({ ...sample, user })).toBe(canonicalJson({ ...sample, user }))
})

test.each([
  ['a member too many', { more: 1 }],
  ['a commitment that is none', { new: 'x' }],
  ['a time without milliseconds', { time: '2026-03-01T05:30:00Z' }],
  ['a lone surrogate', { zone: '\ud800' }],
])('refuses %s', (_, change) => {
  const record = { ...sample, ...change } as AuditRecord
  expect(() => recordBytes(record)).toThrow('not of the kind')
})
