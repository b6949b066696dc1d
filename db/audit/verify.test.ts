import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contentHash } from '../record/content.ts'
import { answers, fields, sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { insideOf, openReader } from '../store/store.ts'
import { redactValue } from './redact.ts'
import { verifyTrail, type VerifyOptions } from './verify.ts'

let kept: TemporaryStore
let place: ReturnType<typeof sampleForm>
beforeEach(() => {
  kept = temporaryStore()
  place = sampleForm(kept)
  const { nurse, monitor, investigator } = kept.actors
  const { formId, subjectId } = place
  const save = (values: Record<string, string>, reason?: string) =>
    kept.store.commit(nurse, {
      kind: 'form.saved',
      changes: answers(formId, values),
      ...(reason !== undefined && { reason }),
    })
  save({ 'A/1/A01': '1', 'A/1/A02': '2', 'A/1/A03': '3' })
  kept.store.commit(nurse, {
    kind: 'form.saved',
    changes: [{ entity: 'identityItem', id: formId, field: 'ID/1/NAME', value: { value: 'Invented Name' } }],
  })
  kept.store.commit(nurse, { kind: 'form.completed', changes: fields('form', formId, { state: 'complete' }) })
  save({ 'A/1/A01': '2' }, 'Read the wrong line')
  kept.store.commit(monitor, {
    kind: 'query.raised',
    changes: fields('query', randomUUID(), { subjectId, formId, text: 'Sure?', status: 'open', origin: 'manual' }),
  })
  kept.store.commit(monitor, {
    kind: 'verification.ticked',
    changes: fields('verification', randomUUID(), { subjectId, formId, address: 'A/1/A01', status: 'verified' }),
  })
  kept.store.commit(investigator, {
    kind: 'signature.signed',
    changes: fields('signature', randomUUID(), {
      subjectId,
      formId,
      scope: 'form',
      meaning: 'I confirm these data',
      signer: investigator.id,
      printedName: investigator.name,
      signedAt: new Date(kept.clock.now()).toISOString(),
      contentHash: contentHash(kept.store.db, 'form', formId),
      signedSequence: lastSequence(),
      status: 'valid',
    }),
  })
})
afterEach(() => kept.remove())

const lastSequence = () =>
  kept.store.db.prepare<{ n: number }>('SELECT max(sequence) AS n FROM audit_record').get()?.n ?? 0
async function verification(options: VerifyOptions = {}) {
  const reader = openReader(kept.folder, kept.dataKey)
  try {
    return await reader.longSnapshot(() => verifyTrail(reader, options))
  } finally {
    reader.close()
  }
}
/** Somebody with the key in hand: drops the triggers and writes what they like. */
function tamper(sql: string) {
  const { writer } = insideOf(kept.store)
  const triggers = writer.prepare<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all()
  for (const { name } of triggers) writer.exec(`DROP TRIGGER "${name}"`)
  writer.exec('PRAGMA foreign_keys = OFF')
  writer.exec(sql)
}

describe('R08: verification', () => {
  test('finds nothing in a record that nobody touched, and names the head and the key', async () => {
    const result = await verification()
    expect(result).toMatchObject({ whole: true, firstBad: null, findings: [], lastSequence: lastSequence() })
    expect(result.records).toBe(lastSequence())
    expect(result.keyFingerprint).toBe(kept.store.publicKeyFingerprint)
  })

  test.each([
    ['an edited item', `UPDATE item SET value = '{"value":"3"}' WHERE item = 'A02'`, 'currentAltered'],
    ['an edited identity item', `UPDATE identity_item SET value = '{"value":"X"}'`, 'currentAltered'],
    ['an edited query', `UPDATE query SET status = 'closed'`, 'currentAltered'],
    ['an edited query text', `UPDATE query SET text = 'Other'`, 'currentAltered'],
    ['a withdrawn tick', `UPDATE verification SET status = 'withdrawn'`, 'currentAltered'],
    ['a lock that was never set', `UPDATE form SET locked = 1`, 'currentExtra'],
    ['a lock on the child', `UPDATE subject SET frozen = 1`, 'currentExtra'],
    ['a borrowed role', `UPDATE user SET role = 'administrator' WHERE role = 'nurse'`, 'currentAltered'],
    ['a signature with another meaning', `UPDATE signature SET meaning = 'seen'`, 'currentAltered'],
    ['a deleted item', `DELETE FROM item WHERE item = 'A03'`, 'currentMissing'],
    ['a deleted query', `DELETE FROM query`, 'currentMissing'],
    ['a deleted signature', `DELETE FROM signature`, 'currentMissing'],
    [
      'an added item',
      `INSERT INTO item SELECT form_id, 'A', 1, 'A99', '{"value":"1"}', 1 FROM item LIMIT 1`,
      'currentExtra',
    ],
    [
      'an added user',
      `INSERT INTO user SELECT 'x', 'x', name, role, organisation, status, 0, NULL, NULL, 1, 1 FROM user LIMIT 1`,
      'currentExtra',
    ],
    ['a row that points at another record', `UPDATE item SET sequence = 1 WHERE item = 'A02'`, 'rowTouched'],
    ['a JSON column that is none', `UPDATE user SET delegation = '{' WHERE role = 'nurse'`, 'currentExtra'],
    [
      'a value changed beside its record',
      `UPDATE audit_value SET new_value = '{"value":"0"}' WHERE new_value = '{"value":"3"}'`,
      'valueAltered',
    ],
    [
      'a reason changed beside its record',
      `UPDATE audit_value SET reason = '"Other"' WHERE reason IS NOT NULL`,
      'valueAltered',
    ],
    [
      'a reason deleted',
      `UPDATE audit_value SET reason = NULL, reason_salt = NULL WHERE reason IS NOT NULL`,
      'valueMissing',
    ],
    ['a side row deleted', `DELETE FROM audit_value WHERE new_value = '{"value":"3"}'`, 'valueMissing'],
    [
      'a side row added',
      `INSERT INTO audit_value (sequence, reason, reason_salt) VALUES (9999, '"x"', x'00')`,
      'valueWithoutRecord',
    ],
    [
      'an altered record',
      `UPDATE audit_record SET bytes = replace(bytes, '"mode":"single"', '"mode":"bulk"') WHERE sequence = 9`,
      'hash',
    ],
    ['an altered hash', `UPDATE audit_record SET hash = zeroblob(32) WHERE sequence = 9`, 'hash'],
    ['a removed record', `DELETE FROM audit_record WHERE sequence = 9`, 'gap'],
    ['bytes that are no record', `UPDATE audit_record SET bytes = '[]' WHERE sequence = 9`, 'notARecord'],
    [
      'a head that is not signed by this key',
      `UPDATE signed_head SET signature = zeroblob(64) WHERE sequence = (SELECT max(sequence) FROM signed_head)`,
      'headSignature',
    ],
    [
      'a head removed',
      `DELETE FROM signed_head WHERE sequence = (SELECT max(sequence) FROM signed_head)`,
      'headMissing',
    ],
    [
      'a head removed in the middle',
      `DELETE FROM signed_head WHERE sequence = (SELECT min(sequence) FROM signed_head)`,
      'headMissing',
    ],
    [
      'a cut trail',
      `DELETE FROM audit_record WHERE sequence >= (SELECT max(sequence) FROM audit_record) - 3`,
      'headWithoutRecord',
    ],
    [
      'two records that changed places',
      `UPDATE audit_record SET sequence = -1 WHERE sequence = 9; UPDATE audit_record SET sequence = 9 WHERE sequence = 10;
       UPDATE audit_record SET sequence = 10 WHERE sequence = -1`,
      'wrongSequence',
    ],
  ])('finds %s', async (_, sql, problem) => {
    tamper(sql)
    const result = await verification()
    expect(result.whole).toBe(false)
    expect(result.findings.map((finding) => finding.problem)).toContain(problem)
    expect(result.firstBad).toEqual(expect.any(String))
  })

  test('names the item that was edited and says nothing of its value', async () => {
    tamper(`UPDATE item SET value = '{"value":"3"}' WHERE item = 'A02'`)
    const result = await verification()
    expect(result.firstBad).toMatch(
      new RegExp(`^Record \\d+ \\(item ${place.formId} A/1/A02\\): the current value is not the last one recorded`),
    )
    expect(result.findingCount).toBe(1)
  })

  test('finds a chain that somebody wove anew without the key of the installation', async () => {
    const { createHash } = await import('node:crypto')
    const rows = kept.store.db
      .prepare<{ sequence: number; bytes: string }>('SELECT sequence, bytes FROM audit_record ORDER BY sequence')
      .all()
    tamper(`SELECT 1`)
    const { writer } = insideOf(kept.store)
    let previous: Buffer = Buffer.alloc(32)
    for (const { sequence, bytes } of rows) {
      const next = sequence === 9 ? bytes.replace('"mode":"single"', '"mode":"bulk"') : bytes
      previous = createHash('sha256').update(previous).update(next).digest()
      writer.statement('UPDATE audit_record SET bytes = ?, hash = ? WHERE sequence = ?').run(next, previous, sequence)
    }
    const problems = (await verification()).findings.map(({ problem }) => problem)
    expect(problems).not.toContain('hash')
    expect(problems).toContain('headWrong')
  })

  test('keeps a bounded list and counts them all', async () => {
    tamper(`UPDATE audit_record SET hash = zeroblob(32)`)
    const result = await verification({ limit: 3 })
    expect(result.findings).toHaveLength(3)
    expect(result.findingCount).toBeGreaterThan(20)
  })

  test('says how far it is and can be cancelled', async () => {
    const said: number[] = []
    await verification({ progress: (done) => said.push(done) })
    expect(said.at(-1)).toBe(lastSequence())
    const stop = new AbortController()
    stop.abort(new Error('stopped'))
    await expect(verification({ signal: stop.signal })).rejects.toThrow('stopped')
  })
})

describe('redaction (R07)', () => {
  const recordOf = (field: string) =>
    kept.store.db.prepare<{ n: number }>('SELECT min(sequence) AS n FROM audit_record WHERE field = ?').get(field)!.n
  const everything = () =>
    JSON.stringify(
      ['item', 'identity_item', 'audit_value', 'audit_record', 'draft_item', 'query'].map((table) =>
        kept.store.db.prepare(`SELECT * FROM ${table}`).all(),
      ),
    )

  test('takes the value out everywhere, replaces the current one, and the trail still verifies', async () => {
    const { investigator, administrator } = kept.actors
    expect(everything()).toContain('Invented Name')
    redactValue(kept.store, investigator, administrator, {
      sequence: recordOf('ID/1/NAME'),
      part: 'new',
      reason: 'A real name was typed',
    })
    expect(everything()).not.toContain('Invented Name')
    expect(kept.store.db.prepare<{ value: string }>('SELECT value FROM identity_item').get()?.value).toBe(
      '{"value":"[redacted]"}',
    )
    expect(await verification()).toMatchObject({ whole: true })
  })

  test('takes a value that is no longer current, from both records that hold it, and leaves the current one', async () => {
    const { investigator } = kept.actors
    redactValue(kept.store, investigator, kept.otherInvestigator, {
      sequence: recordOf('A/1/A01'),
      part: 'new',
      reason: 'Not to be here',
    })
    const side = kept.store.db
      .prepare<{ old_value: string | null; new_value: string | null }>(
        `SELECT old_value, new_value FROM audit_record JOIN audit_value USING (sequence) WHERE field = 'A/1/A01' ORDER BY sequence`,
      )
      .all()
    expect(side).toEqual([
      { old_value: null, new_value: null },
      { old_value: null, new_value: '{"value":"2"}' },
    ])
    expect(await verification()).toMatchObject({ whole: true })
  })

  test('takes a reason', async () => {
    const { investigator, administrator } = kept.actors
    const { n } = kept.store.db
      .prepare<{ n: number }>('SELECT sequence AS n FROM audit_value WHERE reason IS NOT NULL')
      .get()!
    redactValue(kept.store, investigator, administrator, { sequence: n, part: 'reason', reason: 'Named a child' })
    expect(everything()).not.toContain('Read the wrong line')
    expect(await verification()).toMatchObject({ whole: true })
  })

  test('needs two different persons with the right and a reason', () => {
    const { investigator, administrator, nurse, coordinator } = kept.actors
    const attempt = (first: typeof nurse, second: typeof nurse, reason = 'a reason') => {
      try {
        redactValue(kept.store, first, second, { sequence: recordOf('ID/1/NAME'), part: 'new', reason })
        return 'done'
      } catch (thrown) {
        return (thrown as { code: string }).code
      }
    }
    expect(attempt(investigator, investigator)).toBe('notAllowed')
    expect(attempt(investigator, nurse)).toBe('notAllowed')
    expect(attempt(coordinator, administrator)).toBe('notAllowed')
    expect(attempt(administrator, investigator)).toBe('notAllowed')
    expect(attempt(investigator, administrator, ' ')).toBe('needsReason')
    expect(everything()).toContain('Invented Name')
  })

  test('a value that is put back after its redaction is found', async () => {
    const { investigator, administrator } = kept.actors
    const sequence = recordOf('ID/1/NAME')
    redactValue(kept.store, investigator, administrator, { sequence, part: 'new', reason: 'A real name was typed' })
    tamper(`UPDATE audit_value SET new_value = '"x"', new_salt = x'00' WHERE sequence = ${sequence}`)
    expect((await verification()).findings.map(({ problem }) => problem)).toContain('redactedStillThere')
  })
})
