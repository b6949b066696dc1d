import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settleRestore } from '../../db/backup/restore.ts'
import { openWeakKeyRing } from '../../db/keys/testing.ts'
import { openReader } from '../../db/store/store.ts'
import { handClock } from '../../db/store/temporaryStore.ts'
import { createLog } from '../log.ts'
import { Session, type SessionOptions } from './session.ts'

const ADMINISTRATOR = { username: 'ada.admin', name: 'Ada Admin', password: 'seven herons over the lake' }
const SITE = { code: 'TEH', name: 'Clinic', organisation: 'Clinic' }
const NEW_STUDY = { site: SITE, administrator: ADMINISTRATOR, synthetic: false }

let root: string
let said: string[]
let sessions: Session[]
const clock = handClock()

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'trialbook-session-'))
  said = []
  sessions = []
})
afterEach(() => {
  for (const session of sessions) session.signOut()
  rmSync(root, { recursive: true, force: true })
})

function newSession(options: Partial<SessionOptions> = {}): Session {
  const session = new Session({
    folder: join(root, 'store'),
    trainingFolder: join(root, 'training'),
    version: '1.0.0',
    log: createLog(null),
    say: (event, payload) => void said.push(`${event} ${JSON.stringify(payload)}`),
    onEnded: () => void said.push('page forgets'),
    claim: () => true,
    clock,
    openRing: openWeakKeyRing,
    ...options,
  })
  sessions.push(session)
  return session
}

async function withStudy(options: Partial<SessionOptions> = {}): Promise<Session> {
  const session = newSession(options)
  const kit = await session.create(NEW_STUDY)
  session.confirmKit(kit.ask.map((place) => kit.words[place - 1] ?? ''))
  return session
}

async function signedIn(options: Partial<SessionOptions> = {}): Promise<Session> {
  const session = await withStudy(options)
  expect((await session.signIn(ADMINISTRATOR)).result).toBe('signedIn')
  return session
}

describe('R37: putting another store in place', () => {
  test('is said where everybody signs in again, and not after that', async () => {
    const session = await signedIn()
    session.replaceStore(() => 'The copy is in its place.')
    expect(session.state()).toMatchObject({
      phase: 'signedOut',
      notices: [{ code: 'restore.done', message: 'The copy is in its place.' }],
    })
    expect(said).not.toContain('page forgets')
    await new Promise(setImmediate)
    expect(said).toContain('page forgets')
    expect((await session.signIn(ADMINISTRATOR)).result).toBe('signedIn')
    expect(session.state().notices).toEqual([])
  })

  test('that fails is thrown and said, the store is in its place and lets everybody in', async () => {
    const session = await signedIn()
    const fail = () => {
      throw new Error('a disk that says no to Sara Karimi')
    }
    expect(() => session.replaceStore(fail)).toThrow('says no')
    const [notice] = session.state().notices
    expect(notice?.code).toBe('restore.failed')
    expect(notice?.message).toContain('with every entry')
    expect(notice?.message).not.toContain('Sara')
    expect((await session.signIn(ADMINISTRATOR)).result).toBe('signedIn')
  })

  test('that leaves no store at all never offers to begin a new study', async () => {
    const session = await signedIn()
    const folder = join(root, 'store')
    const stepAside = () => {
      renameSync(folder, `${folder}.before-restore-x`)
      writeFileSync(`${folder}.restore-swap.json`, '{"kept":"store.before-restore-x"}')
      throw new Error('stuck')
    }
    expect(() => session.replaceStore(stepAside)).toThrow('stuck')
    expect(session.state().phase).toBe('signedOut')
    expect(session.state().notices[0]?.message).toContain('Do not begin a new study')
    await expect(session.create(NEW_STUDY)).rejects.toMatchObject({ code: 'storeExists' })
    expect(settleRestore(folder)).toBe(false)
    expect((await newSession().signIn(ADMINISTRATOR)).result).toBe('signedIn')
  })

  test('does nothing while another program has the store', async () => {
    const session = await signedIn()
    const { store, dataKey } = session.work().account
    const other = openReader(store.folder, dataKey)
    expect(() => session.replaceStore(() => 'never')).toThrow('open in another command')
    other.close()
    expect(session.state()).toMatchObject({ phase: 'signedIn', notices: [] })
  }, 20_000)
})

describe('phases', () => {
  test('follow each other from first run to signed out again', async () => {
    const session = newSession()
    expect(session.state()).toMatchObject({ phase: 'firstRun', person: null, site: null, synthetic: false })
    const kit = await session.create(NEW_STUDY)
    expect(session.state().phase).toBe('confirmKit')
    expect(session.confirmKit(kit.ask.map((place) => kit.words[place - 1] ?? '')).phase).toBe('signedOut')
    await session.signIn(ADMINISTRATOR)
    expect(session.state()).toMatchObject({
      phase: 'signedIn',
      site: 'Clinic',
      person: { name: 'Ada Admin', role: 'administrator', username: 'ada.admin' },
      mustChangePassword: false,
      notices: [],
    })
    session.signOut()
    expect(session.state()).toMatchObject({ phase: 'signedOut', person: null, site: null })
    expect(session.standing().locked).toBe(false)
  })

  test('a kit is confirmed by its own two words only', async () => {
    const session = newSession()
    const kit = await session.create(NEW_STUDY)
    const right = kit.ask.map((place) => kit.words[place - 1] ?? '')
    for (const words of [['wrong', 'words'], right.toReversed(), [], [right[0] ?? '']]) {
      expect(() => session.confirmKit(words)).toThrow(expect.objectContaining({ code: 'badInput' }))
    }
    expect(existsSync(join(root, 'store'))).toBe(false)
    session.confirmKit(right.map((word) => ` ${word.toUpperCase()} `))
    expect(() => session.kitInHand()).toThrow(expect.objectContaining({ code: 'notAllowed' }))
  })

  test('a damaged study is no reason to begin a new one', async () => {
    await withStudy()
    rmSync(join(root, 'store', 'keys.json'))
    expect(newSession().state().phase).toBe('signedOut')
  })
})

describe('the lock', () => {
  test('closes the store, wipes the key, makes the page forget, and remembers who may come back', async () => {
    const session = await signedIn()
    const { account } = session.work()
    session.lock()
    expect(account.dataKey.every((byte) => byte === 0)).toBe(true)
    expect(() => account.store.db.prepare('SELECT 1').get()).toThrow()
    expect(() => session.work()).toThrow(expect.objectContaining({ code: 'signedOut' }))
    expect(session.standing()).toMatchObject({ phase: 'signedOut', role: null, locked: true })
    expect(said).toEqual(['session.locked {}', 'page forgets'])
  })

  test('of the laptop says that it comes and lets the last entry in', async () => {
    const session = await signedIn()
    const kept: string[] = []
    const locked = session.lockAfterLastEntries()
    expect(said).toEqual(['session.lockNear {"secondsLeft":0}'])
    await session.requests.during(() => kept.push(session.work().account.username))
    await locked
    expect(kept).toEqual(['ada.admin'])
    expect(said.slice(1)).toEqual(['session.locked {}', 'page forgets'])
  })

  test('does not wait for ever for a request that hangs', async () => {
    const session = await signedIn()
    void session.requests.during(() => new Promise(() => undefined))
    await session.lockAfterLastEntries()
    expect(session.standing().locked).toBe(true)
  })

  test('comes once, also when two reasons come together', async () => {
    const session = await signedIn()
    await Promise.all([session.lockAfterLastEntries(), session.lockAfterLastEntries()])
    session.lock()
    expect(said.filter((line) => line.startsWith('session.locked'))).toHaveLength(1)
  })

  test('comes by itself when nobody is there', async () => {
    const session = await signedIn({ idleSeconds: 60 })
    clock.pass(59_000)
    expect(session.touch()).toBe(60)
    clock.pass(61_000)
    await expect.poll(() => session.standing().locked, { timeout: 10_000 }).toBe(true)
    expect((await session.signIn(ADMINISTRATOR)).result).toBe('signedIn')
    expect(session.standing().locked).toBe(false)
  })

  test('keeps language and calendar on the screen for whoever comes next', async () => {
    const session = await signedIn()
    session.setPreferences({ language: 'fa', calendar: 'solarHijri' })
    session.lock()
    expect(session.state()).toMatchObject({ language: 'fa', calendar: 'solarHijri', person: null })
  })
})

describe('signing in', () => {
  test('twice at once leaves one store open and one person signed in', async () => {
    const session = await withStudy()
    const results = await Promise.allSettled([session.signIn(ADMINISTRATOR), session.signIn(ADMINISTRATOR)])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(session.work().account.store.db.prepare('SELECT 1').get()).toBeDefined()
  })

  test('tells of failures since the last time', async () => {
    const session = await withStudy()
    expect(await session.signIn({ ...ADMINISTRATOR, password: 'a wrong guess' })).toEqual({
      result: 'wrong',
      triesLeft: 4,
    })
    await session.signIn(ADMINISTRATOR)
    expect(session.state().notices.map(({ code }) => code)).toEqual(['session.failed'])
  })

  test('tells of a store that is behind its mark', async () => {
    const session = await signedIn()
    session.signOut()
    rmSync(join(root, 'store', 'trialbook.mark'))
    await session.signIn(ADMINISTRATOR)
    expect(session.state().notices.map(({ code }) => code)).toEqual(['store.missing'])
  })

  test('a wrong old password changes nothing', async () => {
    const session = await signedIn()
    const changing = session.changePassword({ current: 'a wrong guess', next: 'nine lamps along the pier' })
    await expect(changing).rejects.toMatchObject({ code: 'wrongPassword' })
    session.signOut()
    expect((await session.signIn(ADMINISTRATOR)).result).toBe('signedIn')
  })
})

test('the training study stands in a folder of its own and cannot be opened twice', async () => {
  const taken = newSession({ claim: (folder) => !folder.endsWith('training') })
  await expect(taken.explore()).rejects.toMatchObject({ code: 'storeInUse' })
  expect(readdirSync(root)).toEqual([])
})
