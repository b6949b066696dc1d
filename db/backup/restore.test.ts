import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyTrail } from '../audit/verify.ts'
import { openWeakKeyRing } from '../keys/testing.ts'
import { openReader } from '../store/store.ts'
import { dropStage, keyOfCopy, presentAt, proveStaged, stageCopy } from './drill.ts'
import { lacksOf } from './lacks.ts'
import {
  isSwapOpen,
  keptFolder,
  recordRestore,
  requireAlone,
  restoreReady,
  restoring,
  settleRestore,
  stageRestore,
  swapRestore,
  type ProvenCopy,
} from './restore.ts'
import { backedUp, PEOPLE, type BackedUp } from './testing/study.ts'

const STAMP = '2026-03-05T10:00:00.000Z'
const CRASH = fileURLToPath(new URL('testing/crashingRestore.ts', import.meta.url))

let study: BackedUp
let copy: string
/** A study of one child that was backed up, and went on with a second child. */
beforeEach(async () => {
  study = await backedUp()
  copy = (await study.backup()).folder
  await study.child('Sara')
})
afterEach(() => study.remove())

const children = () => study.as('administrator', ({ store }) => store.db.prepare('SELECT 1 FROM subject').all().length)
const idOf = (who: keyof typeof PEOPLE) => study.as(who, ({ person }) => person.id)

/** Tries the copy out as the application does before a restore. */
async function prove(from = copy): Promise<ProvenCopy> {
  const folder = join(study.root, 'drill')
  const about = await stageCopy(from, folder)
  const ring = openWeakKeyRing({ folder, now: () => new Date() })
  const { dataKey } = await keyOfCopy(folder, ring, PEOPLE.administrator)
  const present = existsSync(study.folder)
    ? await study.as('administrator', ({ store }) => presentAt(store.db, about))
    : null
  const reader = openReader(folder, dataKey)
  try {
    return { about, result: await proveStaged(reader, { about, present }) }
  } finally {
    reader.close()
    dropStage(folder)
  }
}

async function stage(
  act: Partial<Parameters<typeof recordRestore>[1]['act']> = {},
  proven?: ProvenCopy,
): Promise<void> {
  const [administratorId, investigatorId] = [await idOf('administrator'), await idOf('investigator')]
  const shown = proven ?? (await prove())
  const folder = await stageRestore(study.folder, copy, shown)
  const ring = openWeakKeyRing({ folder, now: () => new Date() })
  const { dataKey } = await keyOfCopy(folder, ring, PEOPLE.administrator)
  recordRestore(study.folder, {
    dataKey,
    act: { administratorId, investigatorId, reason: 'The laptop fell', ...act },
    proven: shown,
  })
}

describe('R37: a restore', () => {
  test('puts the copy in place, keeps the store that was there, and the trail names both people and why', async () => {
    await stage()
    const kept = swapRestore(study.folder, STAMP)
    expect(kept).toBe(keptFolder(study.folder, STAMP))
    expect(readdirSync(kept ?? '')).toContain('trialbook.db')
    expect(await children()).toBe(1)
    const second = await idOf('investigator')
    await study.as('administrator', async ({ store }) => {
      const record = store.db
        .prepare<{ bytes: string; reason: string }>(
          `SELECT bytes, reason FROM audit_record JOIN audit_value USING (sequence) WHERE kind = 'store.restored'`,
        )
        .get()
      expect(JSON.parse(record?.bytes ?? '{}')).toMatchObject({
        user: { name: 'Ada Admin' },
        detail: { second },
      })
      expect(record?.reason).toContain('The laptop fell')
      expect((await verifyTrail(store.db)).whole).toBe(true)
      expect(store.opening.mark).toBe('ok')
    })
  })

  test('can be taken back: the store that was kept is whole, with everything entered since the copy', async () => {
    await stage()
    const kept = swapRestore(study.folder, STAMP) ?? ''
    rmSync(study.folder, { recursive: true })
    renameSync(kept, study.folder)
    expect(await children()).toBe(2)
  })

  test('never writes over a store that an earlier restore kept', async () => {
    await stage()
    const first = swapRestore(study.folder, STAMP)
    await stage()
    const second = swapRestore(study.folder, STAMP)
    expect(second).not.toBe(first)
    for (const kept of [first, second]) expect(existsSync(join(kept ?? '', 'trialbook.db'))).toBe(true)
  })

  test('brings a study to a laptop that has none', async () => {
    await stage()
    rmSync(study.folder, { recursive: true })
    expect(swapRestore(study.folder, STAMP)).toBeNull()
    expect(await children()).toBe(1)
  })

  test('does nothing with an altered copy, without an investigator, without a reason, or for somebody the copy does not know', async () => {
    const nurse = await idOf('nurse')
    const administrator = await idOf('administrator')
    for (const act of [
      { investigatorId: nurse },
      { investigatorId: administrator },
      { administratorId: nurse },
      { reason: ' ' },
      { investigatorId: '0b0d5c9e-8f0e-4c55-b0a5-3a3b4c4d5e6f' },
    ]) {
      await expect(stage(act)).rejects.toMatchObject({ name: 'Refusal' })
      expect(existsSync(restoring(study.folder))).toBe(false)
    }
    appendFileSync(join(copy, 'trialbook.db'), 'x')
    await expect(stage()).rejects.toMatchObject({ code: 'storeDamaged' })
    expect(await children()).toBe(2)
  })

  test('takes nothing that was not proven: not tried out, with findings, or exchanged since', async () => {
    const proven = await prove()
    await expect(stageRestore(study.folder, copy, undefined as never)).rejects.toMatchObject({ code: 'badInput' })
    const found = { ...proven, result: { ...proven.result, sound: false } }
    await expect(stageRestore(study.folder, copy, found)).rejects.toThrow('Only a copy that was tried out')
    // A whole backup of this very study, put where the proven one was.
    const newer = await study.backup('2026-03-02T09:00:00.000Z')
    rmSync(copy, { recursive: true })
    renameSync(newer.folder, copy)
    await expect(stage({}, proven)).rejects.toThrow('not the one that was tried out')
    expect(existsSync(restoring(study.folder))).toBe(false)
    expect(await children()).toBe(2)
  })

  test('finds that the copy was altered inside although its files are what backup.json says', async () => {
    const proven = await prove()
    const stray = { ...proven, result: { ...proven.result, head: '0'.repeat(64) } }
    await expect(stage({}, stray)).rejects.toMatchObject({ code: 'storeDamaged' })
    expect(existsSync(restoring(study.folder))).toBe(false)
  })

  test('says before what the copy lacks: how many changes, of whom, and what is new since', async () => {
    const { result } = await prove()
    await study.as('administrator', ({ store }) => {
      const lacks = lacksOf(store.db, result.shared)
      expect(lacks).toMatchObject({ shared: result.lastSequence, children: 1, signatures: 0, drafts: 0 })
      expect(lacks.forms).toBeGreaterThan(0)
      expect(lacks.records).toBeGreaterThan(lacks.changes)
      expect(lacks.people.map(({ name, role, changes }) => [name, role, changes === lacks.changes])).toEqual([
        ['The nurse', 'nurse', true],
      ])
      expect(JSON.stringify(lacks)).not.toContain('Sara')
      expect(lacksOf(store.db, store.opening.lastSequence + 100)).toMatchObject({ changes: 0, people: [] })
    })
  })

  test('refuses while anything else has the store open, and the store stays as it was', async () => {
    await study.as('administrator', ({ store, dataKey }) => {
      const other = openReader(study.folder, dataKey)
      expect(() => requireAlone(store)).toThrow('open in another command or job')
      other.close()
      requireAlone(store)
    })
    expect(await children()).toBe(2)
  }, 20_000)

  test('puts the store that was there back when the copy cannot take its place', async () => {
    await stage()
    const vanish = (at: string) => at === 'kept' && rmSync(restoreReady(study.folder), { recursive: true })
    expect(() => swapRestore(study.folder, STAMP, vanish)).toThrow(/ENOENT/)
    expect(existsSync(keptFolder(study.folder, STAMP))).toBe(false)
    expect(isSwapOpen(study.folder)).toBe(false)
    expect(await children()).toBe(2)
  })

  test('that can put neither in place is no reason to begin a new study, and the next start brings it back', async () => {
    await stage()
    const away = join(study.root, 'held')
    const vanish = (at: string) => {
      if (at !== 'kept') return
      rmSync(restoreReady(study.folder), { recursive: true })
      renameSync(keptFolder(study.folder, STAMP), away)
    }
    expect(() => swapRestore(study.folder, STAMP, vanish)).toThrow(/ENOENT/)
    expect([existsSync(study.folder), isSwapOpen(study.folder)]).toEqual([false, true])
    renameSync(away, keptFolder(study.folder, STAMP))
    expect(settleRestore(study.folder)).toBe(false)
    expect(isSwapOpen(study.folder)).toBe(false)
    expect(await children()).toBe(2)
  })

  test('killed after the store stepped aside, with the copy lost as well, still leaves the store that was there', async () => {
    await stage()
    spawnSync(process.execPath, [CRASH, study.folder, STAMP, 'kept'])
    rmSync(restoreReady(study.folder), { recursive: true })
    expect(isSwapOpen(study.folder)).toBe(true)
    expect(settleRestore(study.folder)).toBe(false)
    expect(await children()).toBe(2)
  })

  test.each([
    ['recorded', 2],
    ['ready', 2],
    ['kept', 1],
    ['done', 1],
  ] as const)(
    'killed at the step “%s” leaves one whole store with %d children, and nothing lost',
    async (step, count) => {
      await stage()
      const killed = spawnSync(process.execPath, [CRASH, study.folder, STAMP, step], { encoding: 'utf8' })
      expect(killed.signal, killed.stderr).toBe('SIGKILL')
      expect(settleRestore(study.folder)).toBe(step === 'kept')
      expect(await children()).toBe(count)
      await study.as('administrator', async ({ store }) => expect((await verifyTrail(store.db)).whole).toBe(true))
      expect(isSwapOpen(study.folder)).toBe(false)
      for (const left of [restoring(study.folder), restoreReady(study.folder)]) expect(existsSync(left)).toBe(false)
      expect(existsSync(join(keptFolder(study.folder, STAMP), 'trialbook.db'))).toBe(count === 1)
    },
  )
})
