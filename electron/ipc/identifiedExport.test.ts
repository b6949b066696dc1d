import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Role } from '../../shared/roles.ts'
import { Jobs } from '../jobs/jobs.ts'
import { createLog } from '../log.ts'
import { ORIGIN } from '../page.ts'
import { createDoor } from './door.ts'
import { createHandlers } from './handlers/index.ts'
import { passwordOf, studyHouse, USERNAMES, type StudyHouse } from './testing/studyHouse.ts'

const FULL = { profile: 'full', formats: ['csv'], recipient: 'The hospital', purpose: 'Named copy for the archive' }

let house: StudyHouse
let out: string
let jobs: Jobs

beforeEach(async () => {
  house = await studyHouse('open')
  out = mkdtempSync(join(tmpdir(), 'trialbook-identified-'))
})
afterEach(async () => {
  await jobs.stopAll()
  house.remove()
  rmSync(out, { recursive: true, force: true })
})

/** Everything behind the door, as somebody of this role. */
async function enter(role: Role) {
  await house.enter(role)
  const { session } = house
  const log = createLog(null)
  const openStore = () => (session.standing().phase === 'signedIn' ? session.work().account.store : null)
  jobs = new Jobs({
    workerFile: new URL('../jobs/worker.ts', import.meta.url),
    openStore,
    say: () => 0,
    log,
    render: () => Promise.resolve(Buffer.of()),
  })
  const platform = {
    version: '1.0.0',
    chooseFolder: () => Promise.resolve(out),
    chooseFile: () => Promise.resolve(null),
    openFile: () => Promise.resolve(null),
    showFolder: () => undefined,
    print: () => Promise.resolve(false),
  }
  const door = createDoor({ origin: ORIGIN, handlers: createHandlers(session, jobs, platform), session, log })
  const sender = { ownWindow: true, topFrame: true, origin: ORIGIN }
  return async (channel: string, input: unknown) => {
    const answer = await door({ channel, input, sender })
    return answer.ok ? 'ok' : answer.error.code
  }
}

const idle = async () => {
  while (jobs.isBusy()) await new Promise((resolve) => setTimeout(resolve, 10))
}
const recorded = (kind: string) =>
  house.session.work().read.db.prepare('SELECT DISTINCT act FROM audit_record WHERE kind = ?').all(kind).length

test('an export that names children is made by an investigator with the password, and the trail holds why', async () => {
  const ask = await enter('investigator')
  expect(await ask('export.chooseFolder', {})).toBe('ok')
  expect(await ask('export.start', { ...FULL, password: passwordOf(USERNAMES.investigator) })).toBe('ok')
  await idle()
  const [folder = ''] = readdirSync(out)
  const files = readdirSync(join(out, folder), { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  const text = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
  expect(text.join('')).toContain('Rezaei')
  const record = house.session
    .work()
    .read.db.prepare<{ reason: string }>(
      `SELECT reason FROM audit_record JOIN audit_value USING (sequence) WHERE kind = 'export.identified' AND reason IS NOT NULL`,
    )
    .get()
  expect(record?.reason).toContain('Named copy for the archive')
})

test.each([
  ['a wrong password', 'a wrong guess altogether'],
  ['somebody else’s password', passwordOf(USERNAMES.coordinator)],
  ['none', undefined],
])('with %s nothing is written, and the try counts as a failed sign-in', async (_what, password) => {
  const ask = await enter('investigator')
  await ask('export.chooseFolder', {})
  expect(await ask('export.start', { ...FULL, ...(password === undefined ? {} : { password }) })).toBe('wrongPassword')
  expect(jobs.isBusy()).toBe(false)
  expect(readdirSync(out)).toEqual([])
  expect(recorded('export.identified')).toBe(0)
  expect(recorded('session.failed')).toBe(1)
})

test('a coordinator is refused before the password is looked at, whoever’s it is', async () => {
  const ask = await enter('coordinator')
  await ask('export.chooseFolder', {})
  expect(await ask('export.preview', FULL)).toBe('notAllowed')
  for (const username of [USERNAMES.coordinator, USERNAMES.investigator]) {
    expect(await ask('export.start', { ...FULL, password: passwordOf(username) })).toBe('notAllowed')
  }
  expect(recorded('session.failed')).toBe(0)
  expect(readdirSync(out)).toEqual([])
})

test.each(['nurse', 'monitor', 'administrator'] as const)('a %s never gets that far', async (role) => {
  const ask = await enter(role)
  expect(await ask('export.start', { ...FULL, password: passwordOf(USERNAMES[role]) })).toBe('notAllowed')
})

test('a lock while the password is looked at leaves nothing behind', async () => {
  const ask = await enter('investigator')
  await ask('export.chooseFolder', {})
  const asked = ask('export.start', { ...FULL, password: passwordOf(USERNAMES.investigator) })
  house.session.lock()
  expect(await asked).not.toBe('ok')
  expect(jobs.isBusy()).toBe(false)
  expect(readdirSync(out)).toEqual([])
  await house.session.signIn({ username: USERNAMES.investigator, password: passwordOf(USERNAMES.investigator) })
  expect(recorded('export.identified')).toBe(0)
})

test('a de-identified export asks for no password', async () => {
  const ask = await enter('coordinator')
  await ask('export.chooseFolder', {})
  expect(await ask('export.start', { ...FULL, profile: 'safe-harbor' })).toBe('ok')
})

test('encrypted with a passphrase it lies in one file that only the passphrase opens, and the trail says so without it', async () => {
  const ask = await enter('investigator')
  const passphrase = 'abandon ability able about above absent'
  await ask('export.chooseFolder', {})
  const password = passwordOf(USERNAMES.investigator)
  expect(await ask('export.start', { ...FULL, password, passphrase: 'short' })).toBe('badInput')
  expect(await ask('export.start', { ...FULL, password, passphrase })).toBe('ok')
  await idle()
  const [name = '', ...more] = readdirSync(out)
  expect(more).toEqual([])
  const folder = join(out, name)
  expect(readdirSync(folder).toSorted()).toEqual(['README.txt', 'open-export.mjs', `${name}.tar.age`])
  expect(readFileSync(join(folder, `${name}.tar.age`)).includes('Rezaei')).toBe(false)
  const open = (typed: string) =>
    spawnSync(process.execPath, [join(folder, 'open-export.mjs'), '--out', join(out, 'opened')], { input: typed })
  expect(open('abandon ability able about above wrong').status).toBe(1)
  expect(existsSync(join(out, 'opened'))).toBe(false)
  expect(open(passphrase).status).toBe(0)
  expect(readFileSync(join(out, 'opened', 'wide', 'DEMOG.csv'), 'utf8')).toContain('Rezaei')
  const details = house.session
    .work()
    .read.db.prepare<{ bytes: string }>(
      `SELECT bytes FROM audit_record WHERE kind = 'export.identified' ORDER BY sequence`,
    )
    .all()
    .map(({ bytes }) => bytes)
  expect(details).toHaveLength(2)
  for (const bytes of details) {
    expect(JSON.parse(bytes)).toMatchObject({ detail: { encrypted: true } })
    expect(bytes).not.toContain(passphrase)
  }
})
