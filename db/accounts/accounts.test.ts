import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openWeakKeyRing } from '../keys/testing.ts'
import { userById } from '../read/people.ts'
import { handClock } from '../store/temporaryStore.ts'
import { openStore } from '../store/store.ts'
import type { OpenAccount } from './account.ts'
import { confirmStudy, dropUnconfirmed, hasStudy, prepareStudy, type RecoveryKit } from './createStudy.ts'
import { changePassword } from './password.ts'
import { addPerson, disablePerson, enablePerson, resetPassword } from './people.ts'
import { recover } from './recover.ts'
import { leave, signIn } from './signIn.ts'

const ADMINISTRATOR = { username: 'admin.one', name: 'Ada Admin', password: 'seven herons over the lake' }
const NURSE = { username: 'nina.n', name: 'Nina Nurse', role: 'nurse', organisation: 'Clinic' } as const
const TEMPORARY = 'a red kettle on the stove'
const OWN = 'four quiet cups of green tea'

let root: string
let folder: string
let kit: RecoveryKit
const clock = handClock()
const ring = () => openWeakKeyRing({ folder, now: () => new Date(clock.now()) })

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'trialbook-accounts-'))
  folder = join(root, 'store')
  kit = await prepare()
  confirmStudy(folder)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function prepare() {
  const site = { code: 'TEH', name: 'Clinic', organisation: 'Clinic' }
  const wanted = { site, administrator: ADMINISTRATOR, synthetic: false }
  return prepareStudy(folder, wanted, { clock, openRing: openWeakKeyRing })
}

async function enter(username: string, password: string, unlocks = false): Promise<OpenAccount> {
  const answer = await signIn(folder, ring(), { username, password, unlocks: () => unlocks }, clock)
  if (answer.kind !== 'signedIn') throw new Error(answer.kind)
  return answer.account
}

const asAdministrator = () => enter(ADMINISTRATOR.username, ADMINISTRATOR.password)

/** The kinds of the acts in the trail, oldest first, each once for an act. */
function kinds({ store }: OpenAccount): string[] {
  const rows = store.db.prepare<{ kind: string }>('SELECT kind FROM audit_record GROUP BY act ORDER BY sequence').all()
  return rows.map(({ kind }) => kind)
}

describe('the first run', () => {
  test('leaves nothing behind when the kit is never confirmed', async () => {
    rmSync(folder, { recursive: true })
    await prepare()
    expect(hasStudy(folder)).toBe(false)
    dropUnconfirmed(folder)
    expect(readdirSync(root)).toEqual([])
  })

  test('does not touch a study that is there', async () => {
    await expect(prepare()).rejects.toMatchObject({ code: 'storeExists' })
    leave(await asAdministrator(), 'session.signedOut')
  })

  test('refuses a poor password and leaves nothing', async () => {
    rmSync(folder, { recursive: true })
    const site = { code: 'TEH', name: 'Clinic', organisation: 'Clinic' }
    const administrator = { ...ADMINISTRATOR, password: 'password2026' }
    const making = prepareStudy(folder, { site, administrator, synthetic: false }, { clock, openRing: openWeakKeyRing })
    await expect(making).rejects.toMatchObject({ code: 'passwordRefused' })
    expect(readdirSync(root)).toEqual([])
  })
})

describe('R13: signing in and out', () => {
  test('R22: a wrong password is refused, sealed, and in the trail once somebody gets in', async () => {
    const wrong = await signIn(
      folder,
      ring(),
      { username: ADMINISTRATOR.username, password: 'not this one', unlocks: () => false },
      clock,
    )
    expect(wrong).toEqual({ kind: 'wrong', triesLeft: 4 })
    const answer = await signIn(
      folder,
      ring(),
      { username: ADMINISTRATOR.username, password: ADMINISTRATOR.password, unlocks: () => false },
      clock,
    )
    if (answer.kind !== 'signedIn') throw new Error(answer.kind)
    expect(answer.failures).toEqual({ count: 1, unreadable: 0 })
    expect(kinds(answer.account)).toEqual(['store.created', 'session.failed', 'session.signedIn'])
    const told = answer.account.store.db
      .prepare<{ bytes: string }>(`SELECT bytes FROM audit_record WHERE kind = 'session.failed' ORDER BY sequence`)
      .all()
      .map(({ bytes }) => bytes)
    expect(told[1]).toContain(`"account":"${answer.account.person.id}"`)
    expect(told.join()).not.toContain('not this one')
    leave(answer.account, 'session.signedOut')
  })

  test('failures that already joined the trail are not told twice', async () => {
    await signIn(folder, ring(), { username: 'nobody', password: 'whatever', unlocks: () => false }, clock)
    leave(await asAdministrator(), 'session.signedOut')
    const account = await asAdministrator()
    expect(kinds(account).filter((kind) => kind === 'session.failed')).toHaveLength(1)
    leave(account, 'session.signedOut')
  })

  test('coming back after a lock is told from signing in', async () => {
    leave(await asAdministrator(), 'session.locked')
    const account = await enter(ADMINISTRATOR.username, ADMINISTRATOR.password, true)
    expect(kinds(account).slice(1)).toEqual(['session.signedIn', 'session.locked', 'session.unlocked'])
    leave(account, 'session.signedOut')
  })

  test('leaving wipes the key', async () => {
    const account = await asAdministrator()
    const { dataKey } = account
    leave(account, 'session.locked')
    expect(dataKey.every((byte) => byte === 0)).toBe(true)
  })
})

describe('accounts', () => {
  async function withNurse(): Promise<string> {
    const account = await asAdministrator()
    const id = await addPerson(account, { ...NURSE, temporaryPassword: TEMPORARY })
    leave(account, 'session.signedOut')
    return id
  }

  test('a new person signs in with the temporary password and replaces it', async () => {
    await withNurse()
    const nurse = await enter(NURSE.username, TEMPORARY)
    expect(nurse.mustChangePassword).toBe(true)
    expect(await changePassword(nurse, { current: 'wrong guess', next: OWN })).toEqual({ kind: 'wrong', triesLeft: 4 })
    expect(await changePassword(nurse, { current: TEMPORARY, next: OWN })).toEqual({ kind: 'ok' })
    leave(nurse, 'session.signedOut')
    await expect(enter(NURSE.username, TEMPORARY)).rejects.toThrow('wrong')
    const again = await enter(NURSE.username, OWN)
    expect(again.mustChangePassword).toBe(false)
    leave(again, 'session.signedOut')
  })

  test('only an administrator makes accounts, and a refused one can not sign in', async () => {
    await withNurse()
    const nurse = await enter(NURSE.username, TEMPORARY)
    const friend = { ...NURSE, username: 'friend', temporaryPassword: OWN }
    await expect(addPerson(nurse, friend)).rejects.toMatchObject({ code: 'notAllowed' })
    leave(nurse, 'session.signedOut')
    await expect(enter('friend', OWN)).rejects.toThrow('wrong')
    leave(await enter(NURSE.username, TEMPORARY), 'session.signedOut')
  })

  test('R21: a disabled person cannot sign in, and the key they had opens the store no more', async () => {
    const id = await withNurse()
    const nurse = await enter(NURSE.username, TEMPORARY)
    const heldKey = Buffer.from(nurse.dataKey)
    leave(nurse, 'session.signedOut')

    const account = await asAdministrator()
    await disablePerson(account, id, 'left the hospital')
    expect(userById(account.store.db, id)?.status).toBe('disabled')
    expect(kinds(account).slice(-2)).toEqual(['user.disabled', 'key.rotated'])
    leave(account, 'session.signedOut')

    expect(() => openStore(folder, heldKey, clock)).toThrow(expect.objectContaining({ code: 'wrongKey' }))
    await expect(enter(NURSE.username, TEMPORARY)).rejects.toThrow('disabled')
    const back = await asAdministrator()
    await enablePerson(back, { userId: id, temporaryPassword: OWN, reason: 'came back to work' })
    leave(back, 'session.signedOut')
    leave(await enter(NURSE.username, OWN), 'session.signedOut')
  })

  test('an administrator cannot disable themselves', async () => {
    await withNurse()
    const account = await asAdministrator()
    await expect(disablePerson(account, account.person.id, 'by mistake')).rejects.toMatchObject({ code: 'notAllowed' })
    leave(account, 'session.signedOut')
  })

  test('R31: a reset password has to be changed', async () => {
    const id = await withNurse()
    const account = await asAdministrator()
    await resetPassword(account, { userId: id, temporaryPassword: OWN, reason: 'forgot it' })
    leave(account, 'session.signedOut')
    const nurse = await enter(NURSE.username, OWN)
    expect(nurse.mustChangePassword).toBe(true)
    leave(nurse, 'session.signedOut')
  })
})

describe('the recovery kit', () => {
  const SUCCESSOR = { person: 'Sara Successor', username: 'sara.s', password: 'nine lamps along the pier' }

  test('makes a new administrator, replaces itself, rotates the key and says so in the trail', async () => {
    const account = await asAdministrator()
    const heldKey = Buffer.from(account.dataKey)
    leave(account, 'session.signedOut')

    const answer = await recover(folder, ring(), { ...SUCCESSOR, words: kit.words }, clock)
    if (answer.kind !== 'recovered') throw new Error(answer.kind)
    expect(answer.kit.words).not.toEqual(kit.words)
    expect(answer.kit.fingerprint).toBe(kit.fingerprint)
    expect(() => openStore(folder, heldKey, clock)).toThrow(expect.objectContaining({ code: 'wrongKey' }))

    const successor = await enter(SUCCESSOR.username, SUCCESSOR.password)
    expect(successor.person).toMatchObject({ name: SUCCESSOR.person, role: 'administrator' })
    expect(kinds(successor).slice(-3)).toEqual(['recovery.used', 'key.rotated', 'session.signedIn'])
    leave(successor, 'session.signedOut')
    leave(await asAdministrator(), 'session.signedOut')

    const again = await recover(folder, ring(), { ...SUCCESSOR, username: 'third', words: kit.words }, clock)
    expect(again.kind).toBe('wrong')
  })

  test('words that cannot be a kit are refused without being counted', async () => {
    const mistyped = [...kit.words.slice(1), 'zebrazebra']
    await expect(recover(folder, ring(), { ...SUCCESSOR, words: mistyped }, clock)).rejects.toMatchObject({
      code: 'wordsMistyped',
    })
  })

  test('R19: a user name that is taken leaves keys and kit as they were', async () => {
    const taken = { ...SUCCESSOR, username: ADMINISTRATOR.username, words: kit.words }
    await expect(recover(folder, ring(), taken, clock)).rejects.toMatchObject({ code: 'nameTaken' })
    expect((await recover(folder, ring(), { ...SUCCESSOR, words: kit.words }, clock)).kind).toBe('recovered')
  })
})

test('nothing of a name or password stands beside the store', async () => {
  const account = await asAdministrator()
  await addPerson(account, { ...NURSE, temporaryPassword: TEMPORARY })
  leave(account, 'session.signedOut')
  expect(existsSync(join(folder, 'keys.json'))).toBe(true)
  for (const name of readdirSync(folder)) {
    expect(name).not.toMatch(/nina|ada|admin/i)
  }
})
