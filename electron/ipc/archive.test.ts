import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noteLeftover } from '../../db/store/leftovers.ts'
import { archiveSummary } from '../../shared/ipc/views/archive.ts'
import type { JobView } from '../../shared/ipc/views/export.ts'
import type { Role } from '../../shared/roles.ts'
import { Jobs } from '../jobs/jobs.ts'
import { createLog } from '../log.ts'
import { ORIGIN } from '../page.ts'
import { createDoor } from './door.ts'
import { createHandlers } from './handlers/index.ts'
import { passwordOf, studyHouse, USERNAMES, type StudyHouse } from './testing/studyHouse.ts'

const PURPOSE = 'End of the study'

let house: StudyHouse
let out: string
let chosen: string | null
let jobs: Jobs
let said: JobView[]
let draw: () => Promise<Uint8Array>

beforeEach(async () => {
  house = await studyHouse('open')
  out = mkdtempSync(join(tmpdir(), 'trialbook-archive-'))
  chosen = out
  said = []
  draw = () => Promise.resolve(Buffer.from('%PDF'))
})
afterEach(async () => {
  await jobs.stopAll()
  house.remove()
  rmSync(out, { recursive: true, force: true })
})

/** Everything behind the door, as somebody of this role; pages are drawn by the test. */
async function enter(role: Role) {
  await house.enter(role)
  const { session } = house
  const log = createLog(null)
  jobs = new Jobs({
    workerFile: new URL('../jobs/worker.ts', import.meta.url),
    openStore: () => (session.standing().phase === 'signedIn' ? session.work().account.store : null),
    say: (_person, view) => said.push(view),
    log,
    render: () => draw(),
  })
  const platform = {
    version: '1.0.0',
    chooseFolder: () => Promise.resolve(chosen),
    chooseFile: () => Promise.resolve(null),
    openFile: () => Promise.resolve(null),
    showFolder: () => undefined,
    print: () => Promise.resolve(false),
  }
  const door = createDoor({ origin: ORIGIN, handlers: createHandlers(session, jobs, platform), session, log })
  return async (channel: string, input: unknown) => {
    const answer = await door({ channel, input, sender: { ownWindow: true, topFrame: true, origin: ORIGIN } })
    return answer.ok ? (answer.value as JobView) : answer.error.code
  }
}

const right = { purpose: PURPOSE, password: passwordOf(USERNAMES.investigator) }

async function ended(): Promise<JobView | undefined> {
  while (jobs.isBusy()) await new Promise((resolve) => setTimeout(resolve, 10))
  return said.at(-1)
}

/** What the trail says of archives, oldest first, with the reason. */
function recorded() {
  return house.session
    .work()
    .read.db.prepare<{ bytes: string; reason: string | null }>(
      `SELECT bytes, reason FROM audit_record LEFT JOIN audit_value USING (sequence)
       WHERE kind = 'export.identified' ORDER BY sequence`,
    )
    .all()
    .map(({ bytes, reason }) => {
      const { detail } = JSON.parse(bytes) as { detail: object }
      return { ...detail, reason: reason === null ? null : (JSON.parse(reason) as string) }
    })
}
const ORDERED = { outcome: 'ordered', profile: 'archive', reason: PURPOSE }

test('R33-R36: an investigator orders it with the password; it is proven by plain Node, and the trail says both ends', async () => {
  const ask = await enter('investigator')
  await ask('archive.start', right)
  const view = await ended()
  expect(view?.state, view?.message).toBe('done')
  const made = archiveSummary.parse(view?.result)
  expect(said.map(({ step }) => step).filter((step, index, all) => step !== all[index - 1])).toEqual(
    expect.arrayContaining(['forms', 'casebooks', 'data', 'trail', 'sealing']),
  )
  const verified = spawnSync(
    process.execPath,
    [join(made.folder, 'verify-archive.mjs'), '--key-fingerprint', made.keyFingerprint],
    { encoding: 'utf8' },
  )
  expect(verified.status, verified.stdout + verified.stderr).toBe(0)
  const { files, children, manifestSha256: sha256 } = made
  expect(recorded()).toEqual([ORDERED, { ...ORDERED, outcome: 'written', files, children, sha256 }])
})

describe('nothing is ordered and nothing written', () => {
  test.each([
    ['by a wrong password', { ...right, password: 'a wrong guess altogether' }, 'wrongPassword'],
    ['without a purpose', { ...right, purpose: '  ' }, 'badInput'],
  ])('%s', async (_what, input, code) => {
    const ask = await enter('investigator')
    expect(await ask('archive.start', input)).toBe(code)
    expect(recorded()).toEqual([])
    expect(readdirSync(out)).toEqual([])
  })

  test('when the dialog is closed', async () => {
    chosen = null
    const ask = await enter('investigator')
    expect(await ask('archive.start', right)).toBe('cancelled')
    expect(recorded()).toEqual([])
  })

  test.each(['nurse', 'coordinator', 'monitor', 'administrator'] as const)('by a %s', async (role) => {
    const ask = await enter(role)
    expect(await ask('archive.start', { purpose: PURPOSE, password: passwordOf(USERNAMES[role]) })).toBe('notAllowed')
    expect(readdirSync(out)).toEqual([])
  })

  test('by whoever was locked out while the dialog was open', async () => {
    const ask = await enter('investigator')
    const asked = ask('archive.start', right)
    house.session.lock()
    expect(typeof (await asked)).toBe('string')
    expect(jobs.isBusy()).toBe(false)
    expect(readdirSync(out)).toEqual([])
  })

  test('while another one is being written', async () => {
    draw = () => new Promise((done) => setTimeout(() => done(Buffer.from('%PDF')), 50))
    const ask = await enter('investigator')
    await ask('archive.start', right)
    expect(await ask('archive.start', right)).toBe('notAllowed')
    expect(recorded()).toEqual([ORDERED])
    await ended()
  })
})

test('cancelled half way it leaves no folder, and one record that says so', async () => {
  let drawn = 0
  const ask = await enter('investigator')
  const started = new Promise<string>((resolve) => {
    draw = () => {
      drawn += 1
      if (drawn === 3) resolve(said.at(-1)?.id ?? '')
      return Promise.resolve(Buffer.from('%PDF'))
    }
  })
  await ask('archive.start', right)
  await ask('jobs.cancel', { id: await started })
  expect((await ended())?.state).toBe('cancelled')
  expect(readdirSync(out)).toEqual([])
  expect(recorded()).toEqual([ORDERED, { ...ORDERED, outcome: 'cancelled' }])
})

test('what a power cut left of an archive is taken away at the next sign-in, and a whole one stays', async () => {
  const ask = await enter('investigator')
  await ask('archive.start', right)
  await ended()
  const whole = readdirSync(out)
  const partial = join(out, '.trialbook-archive-cut.part')
  mkdirSync(partial)
  const { session } = house
  noteLeftover(session.work().account.store, partial)
  session.lock()
  await ask('session.signIn', { username: USERNAMES.investigator, password: passwordOf(USERNAMES.investigator) })
  expect(readdirSync(out)).toEqual(whole)
})

test.each([
  ['a page that cannot be drawn', () => Promise.reject(new Error('no pages')), /could not be drawn/, 'failed'],
  [
    'a folder that goes away',
    () => {
      rmSync(out, { recursive: true })
      return Promise.resolve(Buffer.from('%PDF'))
    },
    /not there any more/,
    'storeMissing',
  ],
])('%s is said for people, leaves nothing, and is in the trail', async (_what, drawn, words, code) => {
  draw = drawn
  const ask = await enter('investigator')
  await ask('archive.start', right)
  const view = await ended()
  expect(view?.state).toBe('failed')
  expect(view?.message).toMatch(words)
  expect(recorded()).toEqual([ORDERED, { ...ORDERED, outcome: 'failed', code }])
})
