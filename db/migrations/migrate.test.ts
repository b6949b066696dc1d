import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chainEnd } from '../record/trail.ts'
import { copyStore } from '../store/copy.ts'
import type { WritableDb } from '../store/database.ts'
import { openWritable } from '../store/open.ts'
import { migrationBackup } from '../store/paths.ts'
import { insideOf } from '../store/store.ts'
import { deriveKey } from '../keys/purpose.ts'
import { temporaryStore } from '../store/temporaryStore.ts'
import { migrate, storeVersion } from './migrate.ts'
import { MIGRATIONS } from './migrations.ts'
import type { Migration } from './migration.ts'

let folder: string
let db: WritableDb
const key = randomBytes(32)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trialbook-'))
  db = openWritable({ path: join(folder, 'test.db'), key, mode: 'create' })
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const STEPS: readonly Migration[] = [
  { version: 1, name: 'one', sql: 'CREATE TABLE one (a TEXT) STRICT' },
  { version: 2, name: 'two', sql: 'CREATE TABLE two (a TEXT) STRICT; INSERT INTO two SELECT a FROM one' },
]

describe('migrations', () => {
  test('are numbered without a gap, in the order of their file names', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1))
    const files = readdirSync(import.meta.dirname).filter((name) => /^\d{4}-.*(?<!\.test)\.ts$/.test(name))
    expect(files.toSorted()).toEqual(
      MIGRATIONS.map(({ version, name }) => `${String(version).padStart(4, '0')}-${name}.ts`),
    )
  })

  test('bring an empty store up without a backup, and an older one after exactly one', () => {
    let backups = 0
    migrate(db, () => (backups += 1), STEPS.slice(0, 1))
    expect([storeVersion(db), backups]).toEqual([1, 0])
    db.exec(`INSERT INTO one VALUES ('kept')`)
    migrate(db, () => (backups += 1), STEPS)
    expect([storeVersion(db), backups]).toEqual([2, 1])
    expect(db.prepare('SELECT a FROM two').all()).toEqual([{ a: 'kept' }])
    migrate(db, () => (backups += 1), STEPS)
    expect(backups).toBe(1)
  })

  test('a step that fails leaves the store at the version before it', () => {
    migrate(db, () => {}, STEPS.slice(0, 1))
    const broken = [STEPS[0]!, { version: 2, name: 'broken', sql: 'CREATE TABLE two (a TEXT); SELECT nothing' }]
    expect(() => migrate(db, () => {}, broken)).toThrow('could not finish')
    expect(storeVersion(db)).toBe(1)
    expect(db.prepare(`SELECT name FROM sqlite_schema WHERE name = 'two'`).all()).toEqual([])
  })

  test('nothing is migrated when the backup fails', () => {
    migrate(db, () => {}, STEPS.slice(0, 1))
    const failing = () => {
      throw new Error('no space')
    }
    expect(() => migrate(db, failing, STEPS)).toThrow('no space')
    expect(storeVersion(db)).toBe(1)
  })

  test('the backup is a verified copy that opens with the same key', () => {
    const kept = temporaryStore()
    const { writer } = insideOf(kept.store)
    const path = migrationBackup(kept.folder, 1)
    copyStore(writer, path, deriveKey(kept.dataKey, 'store'))
    expect(existsSync(path)).toBe(true)
    const copy = openWritable({ path, key: deriveKey(kept.dataKey, 'store'), mode: 'write' })
    expect(chainEnd(copy)).toEqual(chainEnd(writer))
    copy.close()
    kept.remove()
  })
})
