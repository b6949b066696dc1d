import { createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson, type Json } from '../../shared/record/canonical.ts'
import { auditRecordSchema, signedHeadSchema } from '../../shared/record/auditRecord.ts'
import golden from './golden/trail.json' with { type: 'json' }
import { chainHash, commitmentTo } from './trail.ts'

/** The record format as it was frozen (docs/decisions/0003-audit-record.md). If a test here fails, the program is wrong, not the file. */

test('the frozen records are read, written again byte for byte, and hash as they did', () => {
  let previous = Buffer.alloc(32)
  for (const { bytes, hash } of golden.records) {
    const record = auditRecordSchema.parse(JSON.parse(bytes))
    expect(canonicalJson(record as unknown as Json)).toBe(bytes)
    previous = Buffer.from(chainHash(previous, bytes))
    expect(previous.toString('hex')).toBe(hash)
  }
})

test('the frozen values open the frozen commitments', () => {
  for (const { bytes, values } of golden.records) {
    const record = auditRecordSchema.parse(JSON.parse(bytes))
    for (const part of ['old', 'new', 'reason'] as const) {
      const value = (values as Partial<Record<string, { salt: string; value: string }>>)[part]
      expect(value ? commitmentTo(Buffer.from(value.salt, 'hex'), value.value) : null).toBe(record[part])
    }
  }
})

test('the frozen head is signed by the frozen key', () => {
  const { bytes, signature } = golden.head
  const head = signedHeadSchema.parse(JSON.parse(bytes))
  expect(canonicalJson(head)).toBe(bytes)
  expect(head.head).toBe(golden.records.at(-1)?.hash)
  const key = createPublicKey({ key: Buffer.from(golden.publicKey, 'hex'), format: 'der', type: 'spki' })
  expect(verify(null, Buffer.from(bytes), key, Buffer.from(signature, 'hex'))).toBe(true)
})
