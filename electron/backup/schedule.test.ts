import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenAccount } from '../../db/accounts/account.ts'
import { confirmStudy, prepareStudy } from '../../db/accounts/createStudy.ts'
import { leave, signIn } from '../../db/accounts/signIn.ts'
import { addBackupPlace } from '../../db/acts/setBackupPlaces.ts'
import { setSetting } from '../../db/acts/setSetting.ts'
import { openWeakKeyRing } from '../../db/keys/testing.ts'
import { readBackupLog } from '../../db/read/backupLog.ts'
import { readBackupPlan } from '../../db/read/backupPlan.ts'
import { Jobs } from '../jobs/jobs.ts'
import { createLog } from '../log.ts'
import { BackupSchedule, RETRY } from './schedule.ts'

const ADMINISTRATOR = { username: 'ada.admin', name: 'Ada Admin', password: 'seven herons over the lake' }
const DAY = 86_400_000

let root: string
let stick: string
let account: OpenAccount | null
let jobs: Jobs
let schedule: BackupSchedule
let now: number

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'trialbook-schedule-'))
  stick = join(root, 'stick')
  mkdirSync(stick)
  const site = { code: 'TEH', name: 'Clinic', organisation: 'Clinic' }
  const wanted = { site, administrator: ADMINISTRATOR, synthetic: false }
  await prepareStudy(join(root, 'store'), wanted, { openRing: openWeakKeyRing })
  confirmStudy(join(root, 'store'))
  now = Date.now()
  jobs = new Jobs({
    workerFile: new URL('../jobs/worker.ts', import.meta.url),
    render: () => Promise.resolve(Buffer.of()),
    openStore: () => account?.store ?? null,
    say: () => undefined,
    log: createLog(null),
  })
  schedule = new BackupSchedule({ jobs, account: () => account, now: () => now })
  await enter()
})
afterEach(async () => {
  await jobs.stopAll()
  lock()
  rmSync(root, { recursive: true, force: true })
})

async function enter(): Promise<void> {
  const folder = join(root, 'store')
  const ring = openWeakKeyRing({ folder, now: () => new Date() })
  const answer = await signIn(folder, ring, { ...ADMINISTRATOR, unlocks: () => true })
  if (answer.kind !== 'signedIn') throw new Error(answer.kind)
  account = answer.account
}

function lock(): void {
  if (account !== null) leave(account, 'session.locked')
  account = null
}

function open(): OpenAccount {
  if (account === null) throw new Error('locked')
  return account
}

const settle = (path = stick) => addBackupPlace(open(), { path, reason: 'A stick in the safe' })
const every = (value: string) => setSetting(open(), { key: 'backup.every', value, reason: 'As the site wants' })
const idle = async () => {
  while (jobs.isBusy()) await new Promise((resolve) => setTimeout(resolve, 10))
}
const log = () =>
  readBackupLog(open().store.db).map(({ kind, by, scheduled }) => `${kind} ${by ?? 'itself'} ${scheduled}`)

test('R37: a backup is made by itself when it is due, verified, and not again before its time', async () => {
  expect(schedule.check()).toBe(false)
  settle()
  expect(schedule.check()).toBe(true)
  expect(schedule.check()).toBe(false)
  await idle()
  expect(log()).toEqual(['backup.made itself true'])
  expect(readdirSync(stick)).toHaveLength(1)
  now += DAY - 60_000
  expect(schedule.check()).toBe(false)
  now += 120_000
  expect(schedule.check()).toBe(true)
  await idle()
  expect(readdirSync(stick)).toHaveLength(2)
})

test('follows the setting: every week, or never', async () => {
  settle()
  every('never')
  expect(schedule.check()).toBe(false)
  expect(readBackupPlan(open().store.db).nextDue).toBeNull()
  every('weekly')
  expect(schedule.check()).toBe(true)
  await idle()
  now += 6 * DAY
  expect(schedule.check()).toBe(false)
  now += 2 * DAY
  expect(schedule.check()).toBe(true)
})

test('one that is due while nobody is signed in runs at the next unlock', async () => {
  settle()
  lock()
  expect(schedule.check()).toBe(false)
  await enter()
  expect(schedule.check()).toBe(true)
})

test('one that meets a lock ends on its own and is recorded at the unlock, not made twice', async () => {
  settle()
  expect(schedule.check()).toBe(true)
  lock()
  await idle()
  await enter()
  jobs.recordWaiting()
  expect(schedule.check()).toBe(false)
  expect(log()).toEqual(['backup.made itself true'])
  expect(readdirSync(stick)).toHaveLength(1)
})

test('a stick that is away is said once in the trail, tried again later, and made good when it is back', async () => {
  settle()
  rmSync(stick, { recursive: true })
  for (let round = 0; round < 3; round += 1) {
    expect(schedule.check()).toBe(true)
    await idle()
    expect(schedule.check()).toBe(false)
    now += RETRY
  }
  expect(log()).toEqual(['backup.failed itself true'])
  expect(existsSync(stick)).toBe(false)
  mkdirSync(stick)
  expect(schedule.check()).toBe(true)
  await idle()
  expect(log()).toEqual(['backup.made itself true', 'backup.failed itself true'])
})

test('a place that is there gets its copy though another is away', async () => {
  settle(join(root, 'away'))
  settle()
  expect(schedule.check()).toBe(true)
  await idle()
  expect(log().toSorted()).toEqual(['backup.failed itself true', 'backup.made itself true'])
})

test('older backups of the schedule give way, and those made by hand stay', async () => {
  settle()
  setSetting(open(), { key: 'backup.keep', value: '2', reason: 'The stick is small' })
  mkdirSync(join(stick, 'something else'))
  for (let round = 0; round < 4; round += 1) {
    expect(schedule.check()).toBe(true)
    await idle()
    now += 2 * DAY
  }
  expect(readdirSync(stick)).toHaveLength(3)
})
