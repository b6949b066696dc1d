import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deriveKey } from '../keys/purpose.ts'
import { verifyTrail } from '../audit/verify.ts'
import { copyStore } from './copy.ts'
import type { StoreErrorCode } from './errors.ts'
import { openWritable } from './open.ts'
import { markPath, storeFile } from './paths.ts'
import { createStore, insideOf, openReader, openStore } from './store.ts'
import { answers, handClock, sampleForm, temporaryStore, type TemporaryStore } from './temporaryStore.ts'

let kept: TemporaryStore
beforeEach(() => void (kept = temporaryStore()))
afterEach(() => kept.remove())

const errorOf = (work: () => unknown): { code?: string; message: string } => {
  try {
    work()
  } catch (thrown) {
    return thrown as { code?: string; message: string }
  }
  return { message: 'nothing was thrown' }
}
const codeOf = (work: () => unknown) => errorOf(work).code as StoreErrorCode | undefined
const save = (formId: string, value: string, item = 'A01') =>
  kept.store.commit(kept.actors.nurse, { kind: 'form.saved', changes: answers(formId, { [`A/1/${item}`]: value }) })
const kinds = () =>
  kept.store.db
    .prepare<{ kind: string }>('SELECT kind FROM audit_record ORDER BY sequence')
    .all()
    .map(({ kind }) => kind)
const storeFiles = () => ['trialbook.db', 'trialbook.db-wal'].map((name) => join(kept.folder, name)).filter(existsSync)

describe('the file', () => {
  test('R38: is SQLCipher 4 and nothing in it can be read without the key', () => {
    const { formId } = sampleForm(kept)
    save(formId, 'Invented words')
    for (const file of storeFiles()) {
      const bytes = readFileSync(file)
      for (const plain of ['SQLite format 3', 'Invented words', 'audit_record', 'Test nurse', 'private_key']) {
        expect(bytes.includes(plain), `${plain} in ${file}`).toBe(false)
      }
    }
    // Read back by a connection that is told nothing but SQLCipher's fourth format.
    kept.store.close()
    const raw = new Database(storeFile(kept.folder), { readonly: true })
    raw.pragma(`cipher = 'sqlcipher'`)
    raw.pragma('legacy = 4')
    raw.pragma(`key = "x'${deriveKey(kept.dataKey, 'store').toString('hex')}'"`)
    expect(raw.prepare('SELECT count(*) AS n FROM user').get()).toEqual({ n: 6 })
    const setting = (name: string) => raw.prepare(`SELECT sqlite3mc_config('sqlcipher', ?) AS v`).pluck().get(name)
    expect(
      [
        'legacy',
        'legacy_page_size',
        'kdf_iter',
        'kdf_algorithm',
        'hmac_use',
        'hmac_algorithm',
        'plaintext_header_size',
      ].map(setting),
    ).toEqual([4, 4096, 256_000, 2, 1, 2, 0])
    raw.close()
    kept.store = openStore(kept.folder, kept.dataKey, kept.clock)
  })

  test('does not open with the cipher the library would choose by itself', () => {
    kept.store.close()
    const raw = new Database(storeFile(kept.folder), { readonly: true })
    raw.pragma(`key = "x'${deriveKey(kept.dataKey, 'store').toString('hex')}'"`)
    expect(() => raw.prepare('SELECT count(*) FROM user').get()).toThrow('not a database')
    raw.close()
    kept.store = openStore(kept.folder, kept.dataKey, kept.clock)
  })

  test('is opened with every safety on', () => {
    const { writer } = insideOf(kept.store)
    const pragma = (name: string) => Object.values(writer.prepare<object>(`PRAGMA ${name}`).get() ?? {})[0] as unknown
    expect(
      Object.fromEntries(
        [
          'journal_mode',
          'synchronous',
          'foreign_keys',
          'temp_store',
          'secure_delete',
          'trusted_schema',
          'cell_size_check',
          'busy_timeout',
        ].map((name) => [name, pragma(name)]),
      ),
    ).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      temp_store: 2,
      secure_delete: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      busy_timeout: 5000,
    })
  })

  test('has only STRICT tables', () => {
    const tables = kept.store.db
      .prepare<{ name: string; strict: number }>(
        `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'`,
      )
      .all()
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([])
  })
})

describe('R01, R06: there is no other way in', () => {
  /** What has no record of its own in the trail: work that nobody has handed in yet, a person's taste, and the store's own parts. */
  const NO_RECORD = ['draft', 'draft_item', 'preference', 'door', 'meta', 'installation_key']

  test('every table that holds the record refuses inserts, updates and deletes outside the door', () => {
    const { writer } = insideOf(kept.store)
    const tables = writer
      .prepare<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .all()
      .map(({ name }) => name)
    expect(tables).toEqual(expect.arrayContaining(NO_RECORD))
    for (const table of tables.filter((name) => !NO_RECORD.includes(name))) refusesToBeWritten(table)
  })

  function refusesToBeWritten(table: string): void {
    const { writer } = insideOf(kept.store)
    const columns = writer
      .prepare<{ name: string; type: string }>(
        `SELECT name, type FROM pragma_table_info('${table}') WHERE "notnull" OR pk`,
      )
      .all()
    const values = columns.map(({ name, type }) =>
      name === 'hash' ? 'zeroblob(32)' : name === 'signature' ? 'zeroblob(64)' : type === 'INTEGER' ? '99999' : `'{}'`,
    )
    const insert = `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${values.join(', ')})`
    expect(
      codeOf(() => writer.exec(insert)),
      table,
    ).toBe('refused')
    if (writer.prepare(`SELECT 1 FROM ${table}`).get() === undefined) return
    const first = columns[0]!.name
    expect(
      codeOf(() => writer.exec(`UPDATE ${table} SET ${first} = ${first}`)),
      table,
    ).toBe('refused')
    expect(
      codeOf(() => writer.exec(`DELETE FROM ${table}`)),
      table,
    ).toBe('refused')
  }

  test('the door cannot be opened by writing into its table', () => {
    const { writer } = insideOf(kept.store)
    expect(codeOf(() => writer.exec(`INSERT INTO door VALUES ('act')`))).toBe('refused')
  })

  test('inside the door the trail still cannot be changed, and values leave it by redaction only', () => {
    const { writer } = insideOf(kept.store)
    const inDoor = (purpose: 'act' | 'redaction', sql: string) =>
      codeOf(() => writer.immediate(() => writer.throughDoor(purpose, () => writer.exec(sql))))
    for (const sql of [
      'UPDATE audit_record SET hash = zeroblob(32)',
      'DELETE FROM audit_record',
      'DELETE FROM signed_head',
    ]) {
      expect(inDoor('act', sql)).toBe('refused')
      expect(inDoor('redaction', sql)).toBe('refused')
    }
    expect(inDoor('act', 'DELETE FROM audit_value')).toBe('refused')
    expect(codeOf(() => writer.exec("UPDATE installation_key SET private_key = x'00'"))).toBe('refused')
  })

  test('what is handed out for reading refuses to write', () => {
    expect(codeOf(() => kept.store.db.prepare('DELETE FROM meta').all())).toBe('refused')
    expect(codeOf(() => kept.store.db.prepare(`INSERT INTO meta VALUES ('a', 'b') RETURNING key`).get())).toBe(
      'refused',
    )
    const reader = openReader(kept.folder, kept.dataKey)
    expect(codeOf(() => reader.prepare('DELETE FROM meta').all())).toBe('refused')
    reader.close()
  })
})

describe('errors', () => {
  test('are sorted, and say neither SQL nor values nor paths nor keys', () => {
    const wrong = errorOf(() => openStore(kept.folder, randomBytes(32)))
    expect(wrong.code).toBe('wrongKey')
    expect(wrong.message).not.toMatch(/SELECT|PRAGMA|x'|\/|sqlite/i)
    expect(codeOf(() => openStore(join(kept.folder, 'nowhere'), kept.dataKey))).toBe('storeMissing')
    expect(codeOf(() => createStore(kept.folder, kept.dataKey, newStore()))).toBe('storeExists')
    expect(errorOf(() => kept.store.db.prepare('SELECT secret FROM nothing').get()).message).not.toContain('secret')
  })

  test('a flipped byte in a page is a damaged store, not an odd value', () => {
    kept.store.close()
    const bytes = readFileSync(storeFile(kept.folder))
    for (let at = 4096 * 3 + 100; at < bytes.length; at += 4096) bytes[at]! ^= 1
    writeFileSync(storeFile(kept.folder), bytes)
    expect(['storeDamaged', 'wrongKey']).toContain(codeOf(() => openStore(kept.folder, kept.dataKey)))
    kept.store = { ...kept.store, close: () => {} }
  })

  test('a full disk refuses the entry whole and leaves what was there', () => {
    const { formId } = sampleForm(kept)
    save(formId, '1')
    const { writer } = insideOf(kept.store)
    const pages = writer.prepare<{ page_count: number }>('PRAGMA page_count').get()!.page_count
    writer.exec(`PRAGMA max_page_count = ${pages}`)
    const fill = () => Array.from({ length: 50 }, (_, index) => save(formId, 'x'.repeat(9_000), `B${index}`))
    expect(codeOf(fill)).toBe('diskFull')
    writer.exec('PRAGMA max_page_count = 100000')
    expect(save(formId, '2').lastSequence).toBeGreaterThan(1)
    expect(kept.reopen().opening.mark).toBe('ok')
  })

  test('a store that another program is writing is busy, and says so', () => {
    const { formId } = sampleForm(kept)
    const other = openWritable({ path: storeFile(kept.folder), key: deriveKey(kept.dataKey, 'store'), mode: 'write' })
    insideOf(kept.store).writer.exec('PRAGMA busy_timeout = 20')
    const code = other.immediate(() => codeOf(() => save(formId, '1')))
    other.close()
    expect(code).toBe('storeInUse')
    expect(save(formId, '1').lastSequence).toBeGreaterThan(1)
  })
})

describe('migration', () => {
  test('a store that a newer program wrote is refused and not touched', () => {
    insideOf(kept.store).writer.exec('PRAGMA user_version = 999')
    kept.store.close()
    const before = readFileSync(storeFile(kept.folder))
    const error = errorOf(() => openStore(kept.folder, kept.dataKey))
    expect(error.code).toBe('storeNewer')
    expect(error.message).toContain('newer')
    expect(codeOf(() => openReader(kept.folder, kept.dataKey))).toBe('storeNewer')
    expect(readFileSync(storeFile(kept.folder)).equals(before)).toBe(true)
    kept.store = { ...kept.store, close: () => {} }
  })
})

describe('the high-water mark', () => {
  const copyAside = () => {
    insideOf(kept.store).writer.checkpoint()
    const aside = join(kept.folder, 'aside')
    copyFileSync(storeFile(kept.folder), aside)
    return aside
  }

  test('agrees with the store after each commit and across a restart', () => {
    const { formId } = sampleForm(kept)
    save(formId, '1')
    expect(kept.reopen().opening).toMatchObject({ mark: 'ok' })
    expect(kinds()).not.toContain('store.behindMark')
  })

  test('an old copy put back is noticed, said and recorded, once', async () => {
    const { formId } = sampleForm(kept)
    save(formId, '1')
    const aside = copyAside()
    const { lastSequence } = save(formId, '2')
    kept.store.close()
    copyFileSync(aside, storeFile(kept.folder))
    kept.store = openStore(kept.folder, kept.dataKey, kept.clock)
    expect(kept.store.opening).toEqual({ mark: 'behind', lastSequence: lastSequence - 1, markSequence: lastSequence })
    expect(kinds().at(-1)).toBe('store.behindMark')
    expect(kept.reopen().opening.mark).toBe('ok')
    const reader = openReader(kept.folder, kept.dataKey)
    expect(await reader.longSnapshot(() => verifyTrail(reader))).toMatchObject({ whole: true })
    reader.close()
  })

  test('an old copy that went on by itself is noticed too', () => {
    const { formId } = sampleForm(kept)
    const aside = copyAside()
    const mark = join(kept.folder, 'mark-aside')
    save(formId, '1')
    copyFileSync(markPath(kept.folder), mark)
    kept.store.close()
    copyFileSync(aside, storeFile(kept.folder))
    rmSync(markPath(kept.folder))
    kept.store = openStore(kept.folder, kept.dataKey, kept.clock)
    expect(kept.store.opening.mark).toBe('missing')
    save(formId, '2')
    kept.store.close()
    copyFileSync(mark, markPath(kept.folder))
    kept.store = openStore(kept.folder, kept.dataKey, kept.clock)
    expect(kept.store.opening.mark).toBe('otherHistory')
    expect(kinds().filter((kind) => ['store.markMissing', 'store.otherHistory'].includes(kind))).toEqual([
      'store.markMissing',
      'store.otherHistory',
    ])
  })

  test('a mark that was removed or made by somebody else is said and recorded', () => {
    kept.store.close()
    rmSync(markPath(kept.folder))
    kept.store = openStore(kept.folder, kept.dataKey, kept.clock)
    expect(kept.store.opening.mark).toBe('missing')
    expect(kinds().at(-1)).toBe('store.markMissing')
    kept.store.close()
    const bytes = readFileSync(markPath(kept.folder))
    for (const at of [31, 31 + 512]) bytes[at]! ^= 1
    writeFileSync(markPath(kept.folder), bytes)
    kept.store = openStore(kept.folder, kept.dataKey, kept.clock)
    expect(kept.store.opening.mark).toBe('forged')
    expect(kinds().at(-1)).toBe('store.markForged')
  })

  test('a write of the mark that was cut short leaves the other slot', () => {
    const { formId } = sampleForm(kept)
    save(formId, '1')
    save(formId, '2')
    kept.store.close()
    const bytes = readFileSync(markPath(kept.folder))
    const newer = bytes.readBigUInt64BE(24) > bytes.readBigUInt64BE(512 + 24) ? 0 : 512
    bytes.fill(0xff, newer + 40, newer + 128)
    writeFileSync(markPath(kept.folder), bytes)
    kept.store = openStore(kept.folder, kept.dataKey, kept.clock)
    expect(kept.store.opening.mark).toBe('ok')
  })

  test('commits lost from a damaged log are noticed though SQLite calls the rest whole', () => {
    const { formId } = sampleForm(kept)
    insideOf(kept.store).writer.checkpoint()
    const receipts = Array.from({ length: 20 }, (_, index) => save(formId, String(index)))
    const wal = `${storeFile(kept.folder)}-wal`
    const files = Object.fromEntries(
      ['trialbook.db', 'trialbook.db-wal', 'trialbook.mark'].map((name) => [
        name,
        readFileSync(join(kept.folder, name)),
      ]),
    )
    const damaged = mkdtempSync(join(tmpdir(), 'trialbook-'))
    for (const [name, bytes] of Object.entries(files)) {
      if (name.endsWith('-wal')) bytes[Math.floor(bytes.length * 0.8)]! ^= 1
      writeFileSync(join(damaged, name), bytes)
    }
    expect(existsSync(wal)).toBe(true)
    const store = openStore(damaged, kept.dataKey, kept.clock)
    expect(store.opening.mark).toBe('behind')
    expect(store.opening.lastSequence).toBeLessThan(receipts.at(-1)!.lastSequence)
    expect(store.opening.markSequence).toBe(receipts.at(-1)!.lastSequence)
    store.close()
    rmSync(damaged, { recursive: true })
  })

  test('two programs that write side by side keep one chain and one mark', async () => {
    const { formId } = sampleForm(kept)
    const other = openStore(kept.folder, kept.dataKey, kept.clock)
    for (let round = 0; round < 10; round += 1) {
      save(formId, `mine ${round}`)
      other.commit(kept.actors.investigator, {
        kind: 'form.saved',
        changes: answers(formId, { 'A/1/A02': `theirs ${round}` }),
      })
    }
    other.close()
    expect(kept.reopen().opening.mark).toBe('ok')
    const reader = openReader(kept.folder, kept.dataKey)
    expect(await reader.longSnapshot(() => verifyTrail(reader))).toMatchObject({ whole: true })
    reader.close()
  })
})

describe('a copy of the store', () => {
  test('is whole, opens with its own key only, and leaves no half file', () => {
    const { formId } = sampleForm(kept)
    save(formId, '1')
    const to = join(kept.folder, 'copy.db')
    const [key, newKey] = [deriveKey(kept.dataKey, 'store'), randomBytes(32)]
    copyStore(insideOf(kept.store).writer, to, key, { newKey })
    expect(codeOf(() => openWritable({ path: to, key, mode: 'write' }))).toBe('wrongKey')
    const copy = openWritable({ path: to, key: newKey, mode: 'write' })
    expect(copy.prepare('SELECT value FROM item').all()).toEqual([{ value: '{"value":"1"}' }])
    copy.close()
    expect(readdirSync(kept.folder).filter((name) => name.includes('.part'))).toEqual([])
  })
})

describe('a power cut', () => {
  test('between any two steps leaves every receipted save and a whole trail', { timeout: 60_000 }, async () => {
    const { formId } = sampleForm(kept)
    for (const lifetime of [60, 130, 250]) {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'crashingWriter.ts'), kept.folder, formId], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      child.stdin.end(JSON.stringify({ key: kept.dataKey.toString('hex'), actor: kept.actors.nurse }))
      let said = ''
      const first = new Promise<void>((go) =>
        child.stdout.on('data', (data: Buffer) => ((said += data.toString()), go())),
      )
      await first
      await new Promise((go) => setTimeout(go, lifetime))
      child.kill('SIGKILL')
      await new Promise((go) => child.on('close', go))
      const receipts = said.split('\n').slice(0, -1).map(Number)
      expect(receipts.length).toBeGreaterThan(0)
      const store = kept.reopen()
      expect(store.opening.mark).toBe('ok')
      expect(store.opening.lastSequence).toBeGreaterThanOrEqual(receipts.at(-1)!)
      const reader = openReader(kept.folder, kept.dataKey)
      expect(await reader.longSnapshot(() => verifyTrail(reader))).toMatchObject({ whole: true })
      reader.close()
    }
  })
})

function newStore() {
  const { administrator } = kept.actors
  return {
    site: { code: 'T01', name: 'Test site' },
    study: { oid: 'TEST', version: '1' },
    firstAdministrator: { ...administrator, username: 'administrator' },
    clock: handClock(),
  }
}
