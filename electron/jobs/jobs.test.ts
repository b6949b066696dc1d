import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenAccount } from '../../db/accounts/account.ts'
import { confirmStudy, prepareStudy } from '../../db/accounts/createStudy.ts'
import { leave, signIn } from '../../db/accounts/signIn.ts'
import { backupFolder } from '../../db/backup/backup.ts'
import { openWeakKeyRing } from '../../db/keys/testing.ts'
import type { JobView } from '../../shared/ipc/views/export.ts'
import { createLog } from '../log.ts'
import { Jobs, type JobOrder } from './jobs.ts'

const ADMINISTRATOR = { username: 'ada.admin', name: 'Ada Admin', password: 'seven herons over the lake' }

let root: string
let account: OpenAccount
let open: boolean
let said: JobView[]
let jobs: Jobs

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'trialbook-jobs-'))
  const folder = join(root, 'store')
  const site = { code: 'TEH', name: 'Clinic', organisation: 'Clinic' }
  await prepareStudy(folder, { site, administrator: ADMINISTRATOR, synthetic: false }, { openRing: openWeakKeyRing })
  confirmStudy(folder)
  await enter()
  said = []
  jobs = new Jobs({
    workerFile: new URL('worker.ts', import.meta.url),
    openStore: () => (open ? account.store : null),
    say: (_person, view) => void said.push(view),
    log: createLog(null),
    render: (document) => Promise.resolve(Buffer.from(document.title)),
  })
})
afterEach(async () => {
  await jobs.stopAll()
  if (open) lock()
  rmSync(root, { recursive: true, force: true })
})

async function enter(): Promise<void> {
  const ring = openWeakKeyRing({ folder: join(root, 'store'), now: () => new Date() })
  const answer = await signIn(join(root, 'store'), ring, { ...ADMINISTRATOR, unlocks: () => true })
  if (answer.kind !== 'signedIn') throw new Error(answer.kind)
  account = answer.account
  open = true
}

function lock(): void {
  open = false
  leave(account, 'session.locked')
}

const verification = (): JobOrder<'verify'> => ({
  kind: 'verify',
  order: {},
  view: (result) => ({ message: '', result: { ...result } }),
  record: (store, { whole }) =>
    void store.commit(account.person, { kind: 'trail.verified', changes: [], detail: { whole } }),
})

const backup = (parent: string): JobOrder<'backup'> => {
  const target = backupFolder(parent, '2026-03-01T09:00:00.000Z')
  return {
    kind: 'backup',
    order: {
      folder: account.store.folder,
      places: [parent],
      madeAt: '2026-03-01T09:00:00.000Z',
      scheduled: false,
      keep: 2,
    },
    folder: target,
    view: (result) => ({ message: '', result: { ...result } }),
    record: (store, { copies }) =>
      void store.commit(account.person, { kind: 'backup.made', changes: [], detail: { copies: copies.length } }),
  }
}

async function ended(id: string): Promise<JobView> {
  while (jobs.get(id, account.person).state === 'running') await new Promise((resolve) => setTimeout(resolve, 10))
  return jobs.get(id, account.person)
}

const recorded = (kind: string) =>
  account.store.db.prepare('SELECT 1 FROM audit_record WHERE kind = ?').all(kind).length

test('a verification ends with its result, says so, and joins the trail', async () => {
  const { id, state } = jobs.start(account, verification())
  expect(state).toBe('running')
  expect(await ended(id)).toMatchObject({ state: 'done', result: { whole: true, findingCount: 0 } })
  expect(said.at(-1)).toMatchObject({ id, state: 'done' })
  expect(recorded('trail.verified')).toBe(1)
})

test('the account keeps its own key when a job takes one along', async () => {
  const before = Buffer.from(account.dataKey)
  await ended(jobs.start(account, verification()).id)
  expect(account.dataKey.equals(before)).toBe(true)
})

test('a job goes on over a lock; its result is found and recorded after the unlock', async () => {
  const { id } = jobs.start(account, verification())
  lock()
  expect((await ended(id)).state).toBe('done')
  await enter()
  expect(recorded('trail.verified')).toBe(0)
  jobs.recordWaiting()
  expect(recorded('trail.verified')).toBe(1)
  jobs.recordWaiting()
  expect(recorded('trail.verified')).toBe(1)
})

test('a cancelled job leaves no half file and no trace in the trail', async () => {
  const parent = mkdtempSync(join(root, 'backups-'))
  const { id } = jobs.start(account, backup(parent))
  jobs.cancel(id, account.person)
  expect((await ended(id)).state).toBe('cancelled')
  expect(readdirSync(parent)).toEqual([])
  expect(recorded('backup.made')).toBe(0)
})

test('a backup can be opened with the same password', async () => {
  const parent = mkdtempSync(join(root, 'backups-'))
  const done = await ended(jobs.start(account, backup(parent)).id)
  expect(done.state).toBe('done')
  const folder = jobs.folder(done.id, account.person)
  const ring = openWeakKeyRing({ folder, now: () => new Date() })
  const answer = await signIn(folder, ring, { ...ADMINISTRATOR, unlocks: () => false })
  if (answer.kind !== 'signedIn') throw new Error(answer.kind)
  leave(answer.account, 'session.signedOut')
})

test('a job that cannot write says so in words for people and leaves nothing', async () => {
  const parent = join(root, 'not-there', 'below')
  const failed = await ended(jobs.start(account, backup(join(root, 'store', 'trialbook.db', parent))).id)
  expect(failed.state).toBe('failed')
  expect(failed.message).not.toMatch(/ENO|trialbook\.db|Error/)
})

test('nobody else sees a job, cancels it, or learns where it wrote', async () => {
  const other = { ...account.person, id: '0b0d5c9e-8f0e-4c55-b0a5-3a3b4c4d5e6f' }
  const { id } = jobs.start(account, verification())
  for (const attempt of [() => jobs.get(id, other), () => jobs.cancel(id, other), () => jobs.folder(id, other)]) {
    expect(attempt).toThrow(expect.objectContaining({ code: 'notFound' }))
  }
  expect((await ended(id)).state).toBe('done')
})

const ends = () =>
  account.store.db
    .prepare<{ bytes: string }>(`SELECT bytes FROM audit_record WHERE kind = 'backup.made'`)
    .all()
    .map(({ bytes }) => (JSON.parse(bytes) as { detail: object }).detail)

test('what was cancelled or failed is recorded once where its kind wants it, after a lock too', async () => {
  const parent = mkdtempSync(join(root, 'backups-'))
  const order = (place: string): JobOrder<'backup'> => ({
    ...backup(place),
    recordUnfinished: (store, end) =>
      void store.commit(account.person, { kind: 'backup.made', changes: [], detail: { ...end } }),
  })
  const { id } = jobs.start(account, order(parent))
  jobs.cancel(id, account.person)
  lock()
  expect((await ended(id)).state).toBe('cancelled')
  await enter()
  expect(ends()).toEqual([])
  jobs.recordWaiting()
  expect(ends()).toEqual([{ outcome: 'cancelled' }])
  // A folder that is no store: the worker fails before it begins.
  const dataKey = new Uint8Array(32)
  const lost = jobs.start(account, { ...order(parent), on: { folder: join(root, 'no-store'), dataKey } })
  expect((await ended(lost.id)).state).toBe('failed')
  expect(ends()).toEqual([{ outcome: 'cancelled' }, { outcome: 'failed', code: 'storeMissing' }])
})

test('two jobs of one kind do not run at once', () => {
  jobs.start(account, verification())
  expect(() => jobs.start(account, verification())).toThrow(expect.objectContaining({ code: 'notAllowed' }))
})
