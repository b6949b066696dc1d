import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyTrail } from '../audit/verify.ts'
import { pseudonymsOf } from '../export/pseudonyms.ts'
import { deriveKey } from '../keys/purpose.ts'
import { openWritable } from '../store/open.ts'
import { migrationBackup } from '../store/paths.ts'
import { insideOf, openReader } from '../store/store.ts'
import { answers, sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { storeVersion } from './migrate.ts'
import { STORE_VERSION } from './migrations.ts'
import { backTo } from './testing/backTo.ts'

let kept: TemporaryStore
beforeEach(() => {
  kept = temporaryStore()
  const { formId } = sampleForm(kept)
  kept.store.commit(kept.actors.nurse, { kind: 'form.saved', changes: answers(formId, { 'A/1/A01': '3' }) })
  // The store as the first version left it, with rows in it.
  backTo(kept.store, 1)
})
afterEach(() => kept.remove())

test('a store of the first version is backed up, gets its table, keeps every row and says so in its trail', async () => {
  const before = kept.store.db.prepare<{ n: number }>('SELECT max(sequence) AS n FROM audit_record').get()!.n
  const store = kept.reopen()
  expect(storeVersion(store.db)).toBe(STORE_VERSION)
  expect(store.opening.mark).toBe('ok')
  expect(store.db.prepare('SELECT value FROM item').all()).toEqual([{ value: '{"value":"3"}' }])
  expect(store.db.prepare('SELECT kind FROM audit_record ORDER BY sequence DESC LIMIT 1').get()).toEqual({
    kind: 'store.migrated',
  })

  const path = migrationBackup(kept.folder, 1)
  expect(existsSync(path)).toBe(true)
  const backup = openWritable({ path, key: deriveKey(kept.dataKey, 'store'), mode: 'write' })
  expect([storeVersion(backup), backup.prepare('SELECT max(sequence) AS n FROM audit_record').get()]).toEqual([
    1,
    { n: before },
  ])
  backup.close()

  const reader = openReader(kept.folder, kept.dataKey)
  expect(await reader.longSnapshot(() => verifyTrail(reader))).toMatchObject({ whole: true })
  reader.close()
})

test('a pseudonym is drawn once: it is neither changed nor deleted', () => {
  const store = kept.reopen()
  const { writer } = insideOf(store)
  expect(pseudonymsOf(store, null, 'line').size).toBe(1)
  expect(() => writer.exec(`UPDATE pseudonym SET pseudonym = 'P-2'`)).toThrow('refused')
  expect(() => writer.exec('DELETE FROM pseudonym')).toThrow('refused')
})
