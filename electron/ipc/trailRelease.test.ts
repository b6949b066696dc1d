import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { folderSource, verifyExport } from '../../db/audit/verifier/verify-trail.mjs'
import type { JobView } from '../../shared/ipc/views/export.ts'
import { exportAudit } from '../cli/commands/exportTrail.ts'
import { Jobs } from '../jobs/jobs.ts'
import { createLog } from '../log.ts'
import { ORIGIN } from '../page.ts'
import type { Platform } from '../platform/platform.ts'
import { createDoor } from './door.ts'
import { createHandlers } from './handlers/index.ts'
import { studyHouse, type StudyHouse, type Who } from './testing/studyHouse.ts'

const WANTED = { profile: 'date-shifted', recipient: 'A university', purpose: 'A paper' } as const

let house: StudyHouse
let parent: string
let jobs: Jobs
let ask: (channel: string, input?: object) => Promise<unknown>

beforeAll(async () => void (house = await studyHouse('open')))
afterAll(() => house.remove())
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'trialbook-trail-'))
  await enter('coordinator')
})

async function enter(who: Who): Promise<void> {
  await house.enter(who)
  const { session } = house
  const log = createLog(null)
  jobs = new Jobs({
    workerFile: new URL('../jobs/worker.ts', import.meta.url),
    openStore: () => (session.standing().phase === 'signedIn' ? session.work().account.store : null),
    say: () => 0,
    log,
    render: () => Promise.reject(new Error('no page is asked for here')),
  })
  const platform = { version: '1.0.0', chooseFolder: () => Promise.resolve(parent) } as Partial<Platform> as Platform
  const door = createDoor({ origin: ORIGIN, handlers: createHandlers(session, jobs, platform), session, log })
  ask = async (channel, input = {}) => {
    const answer = await door({ channel, input, sender: { ownWindow: true, topFrame: true, origin: ORIGIN } })
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value
  }
}
afterEach(async () => {
  await jobs.stopAll()
  rmSync(parent, { recursive: true, force: true })
})

async function ended(started: unknown): Promise<JobView> {
  const { id } = started as JobView
  for (;;) {
    const view = (await ask('jobs.get', { id })) as JobView
    if (view.state !== 'running') return view
    await new Promise((go) => setTimeout(go, 10))
  }
}

/** What the trail says of de-identified exports, oldest first. */
const said = () =>
  house.session
    .work()
    .read.db.prepare<{ detail: string }>(
      `SELECT json_extract(bytes, '$.detail') AS detail FROM audit_record WHERE kind = 'export.deidentified' ORDER BY sequence`,
    )
    .all()
    .map(({ detail }) => JSON.parse(detail) as Record<string, unknown>)

test('R10: the screen writes the very document that the command line writes, signed, and the trail names its manifest', async () => {
  const { state, result } = await ended(await ask('trail.release', WANTED))
  expect(state).toBe('done')
  const { folder, manifest } = result as { folder: string; manifest: string }
  expect(await verifyExport(folderSource(folder))).toMatchObject({ findings: [] })
  expect(said()).toMatchObject([{ outcome: 'ordered' }, { outcome: 'written', profile: 'date-shifted', manifest }])

  await exportAudit(house.session.work().account, WANTED, join(parent, 'by-command'))
  const table = (of: string) => readFileSync(join(of, 'deidentified-trail.csv'), 'utf8')
  expect(table(folder)).toBe(table(join(parent, 'by-command')))
})

test('no identity, no staff, no moment and no hash of the trail is in it, nor a day in the name of its folder', async () => {
  const { result } = await ended(await ask('trail.release', { ...WANTED, profile: 'safe-harbor' }))
  const { folder } = result as { folder: string }
  const { store } = house.session.work().account
  const head = store.db.prepare<{ hash: string }>('SELECT lower(hex(hash)) AS hash FROM audit_record').all()
  const text = readdirSync(folder)
    .filter((name) => name !== 'verify-trail.mjs')
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  for (const secret of [
    'Rezaei',
    'Ali',
    'nora',
    '77-1',
    'TEH',
    '2026-',
    store.installation,
    ...head.map(({ hash }) => hash),
  ])
    expect(text).not.toContain(secret)
  expect(folder).not.toMatch(/\d{4}-\d\d/)
})

test('R13: one that is cancelled leaves nothing, and the order has its end in the trail', async () => {
  const started = (await ask('trail.release', WANTED)) as JobView
  await ask('jobs.cancel', { id: started.id })
  const { state } = await ended(started)
  // A short trail may be whole before the cancelling is heard; then it is said to be written.
  expect(said().at(-1)).toMatchObject({ outcome: state === 'cancelled' ? 'cancelled' : 'written' })
  expect(readdirSync(parent)).toHaveLength(state === 'cancelled' ? 0 : 1)
})

test('a monitor, who may take the masked trail along, makes no release', async () => {
  await enter('monitor')
  await expect(ask('trail.release', WANTED)).rejects.toThrow('role does not allow')
  expect(readdirSync(parent)).toEqual([])
})
