import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { registerSubject } from '../../db/acts/registerSubject.ts'
import { backupFolder, writeBackup } from '../../db/backup/backup.ts'
import { openReader } from '../../db/store/store.ts'
import type { LacksView } from '../../shared/ipc/views/backup.ts'
import type { JobView } from '../../shared/ipc/views/export.ts'
import { Jobs } from '../jobs/jobs.ts'
import { createLog } from '../log.ts'
import { ORIGIN } from '../page.ts'
import type { Platform } from '../platform/platform.ts'
import { createDoor } from './door.ts'
import { createHandlers } from './handlers/index.ts'
import { passwordOf, SECOND, studyHouse, type StudyHouse } from './testing/studyHouse.ts'

const PASSWORD = passwordOf('ada.admin')
const AGREED = {
  reason: 'The laptop fell',
  password: PASSWORD,
  second: { username: SECOND, password: passwordOf(SECOND) },
}

let house: StudyHouse
let place: string
let copy: string
let jobs: Jobs
let ask: (channel: string, input?: object) => Promise<unknown>

beforeAll(async () => {
  house = await studyHouse('open')
  place = mkdtempSync(join(tmpdir(), 'trialbook-restore-'))
  await house.enter('administrator')
  const { store, dataKey } = house.session.work().account
  const reader = openReader(store.folder, dataKey)
  const madeAt = '2026-03-01T09:00:00.000Z'
  copy = (await writeBackup(reader, dataKey, { folder: store.folder, target: backupFolder(place, madeAt), madeAt }))
    .folder
  reader.close()
})
afterAll(() => {
  house.remove()
  rmSync(place, { recursive: true, force: true })
})

/** A study that went on since its backup by one child, with an administrator who is signed in and chose the copy. */
beforeEach(async () => {
  await house.enter('nurse')
  registerSubject(house.session.work().act, { givenName: 'Sara', familyName: 'Karimi', recordNumber: '' })
  house.session.signOut()
  await house.session.signIn({ username: 'ada.admin', password: PASSWORD })
  const { session } = house
  const log = createLog(null)
  jobs = new Jobs({
    workerFile: new URL('../jobs/worker.ts', import.meta.url),
    openStore: () => (session.standing().phase === 'signedIn' ? session.work().account.store : null),
    say: () => 0,
    log,
    render: () => Promise.reject(new Error('no page is asked for here')),
  })
  const platform = { version: '1.0.0', chooseFolder: () => Promise.resolve(copy) } as Partial<Platform> as Platform
  const door = createDoor({ origin: ORIGIN, handlers: createHandlers(session, jobs, platform), session, log })
  ask = async (channel, input = {}) => {
    const answer = await door({ channel, input, sender: { ownWindow: true, topFrame: true, origin: ORIGIN } })
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value
  }
  await ask('backup.chooseCopy')
})
afterEach(() => jobs.stopAll())

async function tryOut(): Promise<LacksView> {
  const { id } = (await ask('backup.drill', { password: PASSWORD })) as JobView
  await ended(id)
  return (await ask('backup.lacks')) as LacksView
}

async function ended(id: string): Promise<void> {
  while (((await ask('jobs.get', { id })) as JobView).state === 'running') await new Promise((go) => setTimeout(go, 10))
}

const children = () => house.session.work().read.db.prepare('SELECT 1 FROM subject').all().length
const beside = () =>
  readdirSync(dirname(house.session.work().account.store.folder)).filter((name) => /restor/.test(name))

test('R37: a copy that nobody tried out is not put back', async () => {
  await expect(ask('backup.lacks')).rejects.toThrow('Only a copy that was tried out')
  await expect(ask('backup.restore', { ...AGREED, lacking: 0 })).rejects.toThrow('Only a copy that was tried out')
  await tryOut()
  await ask('backup.chooseCopy')
  await expect(ask('backup.restore', { ...AGREED, lacking: 0 })).rejects.toThrow('Only a copy that was tried out')
  expect([children(), beside()]).toEqual([2, []])
})

test('R37: two people agree to what the copy lacks, and to nothing else', async () => {
  const lacks = await tryOut()
  expect(lacks.people).toMatchObject([{ name: 'nora the nurse', role: 'nurse', changes: lacks.changes }])
  expect(lacks).toMatchObject({ children: 1 })
  await expect(ask('backup.restore', { ...AGREED, lacking: lacks.changes - 1 })).rejects.toThrow('went on since')
  expect([children(), beside()]).toEqual([2, []])
  expect(house.session.state().phase).toBe('signedIn')
  await ask('backup.restore', { ...AGREED, lacking: lacks.changes })
  expect(house.session.state()).toMatchObject({ phase: 'signedOut', notices: [{ code: 'restore.done' }] })
  await house.session.signIn({ username: 'ada.admin', password: PASSWORD })
  expect(children()).toBe(1)
  const [kept = ''] = beside()
  expect(existsSync(join(dirname(house.session.work().account.store.folder), kept, 'trialbook.db'))).toBe(true)
  rmSync(join(dirname(house.session.work().account.store.folder), kept), { recursive: true })
})

test('R37: no copy is put in place while a job runs, and no job starts while one is', async () => {
  const { changes } = await tryOut()
  const { id } = (await ask('verify.start')) as JobView
  await expect(ask('backup.restore', { ...AGREED, lacking: changes })).rejects.toThrow('Other work is under way')
  await ended(id)
  const held = jobs.hold()
  expect(jobs.isBusy()).toBe(true)
  await expect(ask('verify.start')).rejects.toThrow('a copy is being put in the place')
  held.release()
  expect(jobs.isBusy()).toBe(false)
  expect([children(), beside()]).toEqual([2, []])
})

test('R37: a study that another command has open at the moment of the swap stays, and so does the person', async () => {
  const { changes } = await tryOut()
  const { store, dataKey } = house.session.work().account
  const command = openReader(store.folder, dataKey)
  await expect(ask('backup.restore', { ...AGREED, lacking: changes })).rejects.toThrow('open in another command')
  command.close()
  expect([children(), beside(), jobs.isBusy()]).toEqual([2, [], false])
}, 20_000)
