import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openWeakKeyRing } from '../keys/testing.ts'
import { wipe } from '../keys/index.ts'
import { backTo } from '../migrations/testing/backTo.ts'
import { MIGRATIONS, STORE_VERSION } from '../migrations/migrations.ts'
import { insideOf, openReader } from '../store/store.ts'
import { backupFolder, writeBackup } from './backup.ts'
import { readAbout } from './copyFiles.ts'
import { keyOfCopy, presentAt, proveStaged, stageCopy, type DrillResult } from './drill.ts'
import { NoCopy, writeBackups } from './places.ts'
import { pruneBackups } from './prune.ts'
import { backedUp, PEOPLE, type BackedUp } from './testing/study.ts'

let study: BackedUp
beforeEach(async () => void (study = await backedUp()))
afterEach(() => study.remove())

/** Tries a copy out as the application does: staged, opened with its own key file, replayed, held against the study. */
async function drill(
  copy: string,
  credentials: { username: string; password: string } = PEOPLE.administrator,
): Promise<DrillResult> {
  const stage = join(study.root, 'drill')
  const about = await stageCopy(copy, stage)
  const ring = openWeakKeyRing({ folder: stage, now: () => new Date() })
  const { dataKey } = await keyOfCopy(stage, ring, credentials)
  const reader = openReader(stage, dataKey)
  try {
    const present = existsSync(study.folder)
      ? await study.as('administrator', ({ store }) => presentAt(store.db, about))
      : null
    return await proveStaged(reader, { about, present })
  } finally {
    reader.close()
    wipe(dataKey)
  }
}

describe('R37: a backup', () => {
  test('is encrypted, verified to its last record, and says what it holds without a name or a value', async () => {
    const { folder, whole, lastSequence, head, files } = await study.backup()
    expect(readdirSync(folder).toSorted()).toEqual(['backup.json', 'keys.json', 'trialbook.db'])
    expect(whole).toBe(true)
    expect(files.every(({ bytes }) => bytes > 0)).toBe(true)
    expect(readAbout(folder)).toMatchObject({ lastSequence, head, scheduled: false })
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name)).toString('latin1')
      for (const secret of ['Rezaei', 'Ali', 'SQLite format', 'Ada Admin', 'The nurse'])
        expect(bytes).not.toContain(secret)
    }
  })

  test('goes to every place that is there, and names the one that is not', async () => {
    const away = join(study.root, 'stick that is not plugged in')
    await study.as('administrator', async ({ dataKey }) => {
      const reader = openReader(study.folder, dataKey)
      const order = { folder: study.folder, madeAt: '2026-03-01T09:00:00.000Z', scheduled: true, keep: 3 }
      const made = await writeBackups(reader, dataKey, { ...order, places: [away, study.place] })
      expect(made.copies).toHaveLength(1)
      expect(made.failed).toMatchObject([{ place: 'stick that is not plugged in', code: 'placeMissing' }])
      await expect(writeBackups(reader, dataKey, { ...order, places: [away] })).rejects.toThrow(NoCopy)
      await expect(writeBackups(reader, dataKey, { ...order, places: [away] })).rejects.toThrow(
        'plug it in and try again',
      )
      reader.close()
    })
    expect(existsSync(away)).toBe(false)
  })

  test('of the schedule gives way to newer ones; what a person made, and what cannot be read, stays', async () => {
    const byHand = await study.backup('2026-01-01T09:00:00.000Z')
    for (const day of ['02', '03', '04', '05']) await study.backup(`2026-01-${day}T09:00:00.000Z`, { scheduled: true })
    const { installation = '' } = readAbout(byHand.folder)
    mkdirSync(join(study.place, 'trialbook-backup-damaged'))
    expect(await pruneBackups(study.place, '00000000-0000-4000-8000-000000000000', 1)).toEqual([])
    expect(await pruneBackups(study.place, installation, 2)).toEqual([
      'trialbook-backup-2026-01-03T090000',
      'trialbook-backup-2026-01-02T090000',
    ])
    expect(readdirSync(study.place).toSorted()).toEqual([
      'trialbook-backup-2026-01-01T090000',
      'trialbook-backup-2026-01-04T090000',
      'trialbook-backup-2026-01-05T090000',
      'trialbook-backup-damaged',
    ])
  })

  test('that is damaged pushes no good one out', async () => {
    await study.backup('2026-01-02T09:00:00.000Z', { scheduled: true })
    const newest = await study.backup('2026-01-03T09:00:00.000Z', { scheduled: true })
    appendFileSync(join(newest.folder, 'trialbook.db'), 'x')
    expect(await pruneBackups(study.place, newest.installation ?? '', 1)).toEqual([])
    expect(readdirSync(study.place)).toHaveLength(2)
  })
})

describe('R37: a drill', () => {
  test('opens the copy with its own key file, replays its trail and finds it in the history of the study', async () => {
    const { folder, lastSequence, head } = await study.backup()
    await study.child('Sara')
    expect(await drill(folder)).toMatchObject({
      proven: true,
      sameHistory: true,
      lastSequence,
      head,
      counts: { children: 1, forms: 1 },
      problems: [],
    })
    expect((await drill(folder)).recordsSince).toBeGreaterThan(5)
  })

  test('leaves the backup as it is, byte for byte', async () => {
    const { folder } = await study.backup()
    const before = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('base64'))
    await drill(folder)
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('base64'))).toEqual(before)
  })

  test('needs no study: a copy can be tried out on another laptop', async () => {
    const { folder } = await study.backup()
    renameSync(study.folder, join(study.root, 'gone'))
    expect(await drill(folder)).toMatchObject({ proven: true, recordsSince: 0 })
  })

  test('refuses a wrong password, a missing and an altered file, and a folder that is no backup', async () => {
    const { folder } = await study.backup()
    await expect(drill(folder, { username: 'ada.admin', password: 'not the one' })).rejects.toMatchObject({
      code: 'wrongPassword',
    })
    const bytes = readFileSync(join(folder, 'trialbook.db'))
    bytes[8_000] = (bytes[8_000] ?? 0) ^ 1
    writeFileSync(join(folder, 'trialbook.db'), bytes)
    await expect(drill(folder)).rejects.toMatchObject({ code: 'storeDamaged' })
    rmSync(join(folder, 'trialbook.db'))
    await expect(drill(folder)).rejects.toThrow('trialbook.db is missing')
    await expect(drill(study.root)).rejects.toMatchObject({ code: 'notFound' })
    expect(existsSync(join(study.root, 'drill'))).toBe(false)
  })

  test('proves a copy that an older release made, as it is', async () => {
    const folder = backupFolder(study.place, '2026-02-01T09:00:00.000Z')
    await study.as('administrator', async ({ store, dataKey }) => {
      backTo(store, 3)
      const reader = openReader(study.folder, dataKey)
      await writeBackup(reader, dataKey, { folder: study.folder, target: folder, madeAt: '2026-02-01T09:00:00.000Z' })
      reader.close()
      insideOf(store).writer.exec(
        `${MIGRATIONS.slice(3)
          .map(({ sql }) => sql)
          .join('')} PRAGMA user_version = ${STORE_VERSION}`,
      )
    })
    expect(await drill(folder)).toMatchObject({ proven: true, sound: true, counts: { children: 1 } })
  })

  test('refuses a copy of another study, whole as it is', async () => {
    const other = await backedUp()
    const { folder } = await other.backup()
    const found = await drill(folder)
    other.remove()
    expect(found).toMatchObject({ proven: false, sound: false, sameHistory: false, shared: 0 })
    expect(found.problems).toEqual(['The copy is of another study, so it cannot take the place of this one.'])
  })

  test('finds a copy that is of another history than the study', async () => {
    const { folder } = await study.backup()
    const stash = join(study.root, 'stash')
    cpSync(study.folder, stash, { recursive: true })
    const forked = await study.as('administrator', ({ store }) => store.opening.lastSequence)
    await study.child('Sara')
    const later = await study.backup('2026-03-02T09:00:00.000Z')
    rmSync(study.folder, { recursive: true })
    cpSync(stash, study.folder, { recursive: true })
    for (const name of ['Reza', 'Mina', 'Omid']) await study.child(name)
    // Whole in itself, and the newest that there is: a restore may take it, and says from where on the two differ.
    expect(await drill(later.folder)).toMatchObject({ proven: false, sound: true, sameHistory: false, shared: forked })
    expect(await drill(folder)).toMatchObject({ proven: true, sameHistory: true })
  })
})
