import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toText } from './bytes.ts'
import type { KeyFile, KeyUser } from './keyFile.ts'
import type { KeyRing } from './keyRing.ts'
import { newKeyPair } from './keyPair.ts'
import { readKeyText, writeKeyText } from './keyText.ts'
import {
  carryOut,
  COORDINATOR,
  enter,
  NOON,
  NURSE,
  PaperStore,
  setUpStudy,
  signInTo,
  type Study,
} from './studyFixture.ts'
import { openWeakKeyRing, removeFolder, temporaryFolder } from './testing.ts'

const RENEWED = { ...NURSE, password: 'the second nurse password' }

let study: Study
let folder: string
let ring: KeyRing
let store: PaperStore
const folders: string[] = []

beforeAll(async () => {
  study = await setUpStudy(temporaryFolder())
  folders.push(study.folder)
})
beforeEach(() => {
  folder = temporaryFolder(study.folder)
  folders.push(folder)
  ring = openWeakKeyRing({ folder, now: () => NOON })
  store = new PaperStore(folder)
})
afterAll(() => folders.forEach(removeFolder))

const path = (name: string) => join(folder, name)
const open = (account = NURSE) => signInTo(folder, account)

async function resetNurse() {
  const change = ring.beginChange(study.dataKey)
  await change.setPassword(study.nurseId, { ...RENEWED, mustChangePassword: true })
  return change
}

/** What somebody who may write the file, but has no key, can do: change it and make the checksum anew, in both copies. */
function tamper(change: (file: KeyFile) => KeyFile) {
  const text = writeKeyText(change(readKeyText(readFileSync(path('keys.json'), 'utf8'))))
  for (const name of ['keys.json', 'keys.copy.json']) writeFileSync(path(name), text)
}

function tamperUsers(change: (user: KeyUser, others: readonly KeyUser[]) => KeyUser) {
  tamper((file) => {
    const { users } = file.roster
    return { ...file, roster: { ...file.roster, users: users.map((user) => change(user, users)) } }
  })
}

describe('changing the keys', () => {
  test('a new user signs in and has to change the password', async () => {
    const change = ring.beginChange(study.dataKey)
    const account = { userName: 'monitor', password: 'a ladder beside the barn' }
    const userId = await change.addUser({ ...account, mustChangePassword: true })
    carryOut(ring, change, store)
    expect(await open(account)).toMatchObject({ kind: 'open', userId, mustChangePassword: true })
  })

  test('a password that the person changed is their own again', async () => {
    carryOut(ring, await resetNurse(), store)
    const { nurseId: userId, dataKey } = study
    const passwords = { oldPassword: RENEWED.password, newPassword: 'a third one, of my choice' }
    const answer = await ring.changePassword({ userId, userName: NURSE.userName, dataKey, ...passwords })
    if (answer.kind !== 'ok') throw new Error(answer.kind)
    carryOut(ring, answer.change, store)
    const settled = await open({ ...NURSE, password: passwords.newPassword })
    expect(settled).toMatchObject({ kind: 'open', mustChangePassword: false })
  })

  test.each([
    ['the same password', NURSE.password, { code: 'passwordRefused' }],
    ['a short password', 'short', { code: 'passwordRefused' }],
  ])('%s is refused before anything is counted', async (_case, newPassword, error) => {
    const { nurseId: userId, dataKey } = study
    const request = { userId, userName: NURSE.userName, dataKey, oldPassword: NURSE.password, newPassword }
    await expect(ring.changePassword(request)).rejects.toMatchObject(error)
    expect(ring.users().every(({ failures }) => failures === 0)).toBe(true)
  })

  test('a change of password with the wrong old one is counted and refused', async () => {
    const { nurseId: userId, dataKey } = study
    const passwords = { oldPassword: 'not hers at all', newPassword: RENEWED.password }
    const answer = await ring.changePassword({ userId, userName: NURSE.userName, dataKey, ...passwords })
    expect(answer).toEqual({ kind: 'wrong', triesLeft: 4 })
  })

  test('a reset ends the wait of that account', async () => {
    for (let tries = 0; tries < 5; tries += 1) await ring.signIn(NURSE.userName, 'wrong wrong wrong')
    expect(await open()).toMatchObject({ kind: 'wait' })
    carryOut(ring, await resetNurse(), store)
    expect(await open(RENEWED)).toMatchObject({ kind: 'open' })
  })

  test('a user name is taken once, also by a disabled account', async () => {
    const change = ring.beginChange(study.dataKey)
    change.disableUser(study.nurseId)
    const again = { userName: NURSE.userName.toUpperCase(), password: 'a ladder beside the barn' }
    await expect(change.addUser({ ...again, mustChangePassword: true })).rejects.toMatchObject({ code: 'nameTaken' })
  })

  test('the last account that can sign in cannot be disabled', () => {
    const change = ring.beginChange(study.dataKey)
    change.disableUser(study.nurseId)
    expect(() => change.disableUser(study.coordinatorId)).toThrow(expect.objectContaining({ code: 'lastUser' }))
  })

  test("a password is not set under another account's name, nor for a disabled account", async () => {
    const change = ring.beginChange(study.dataKey)
    const setting = change.setPassword(study.nurseId, { ...COORDINATOR, mustChangePassword: true })
    await expect(setting).rejects.toMatchObject({ code: 'unknownUser' })
    change.disableUser(study.nurseId)
    const reset = change.setPassword(study.nurseId, { ...RENEWED, mustChangePassword: true })
    await expect(reset).rejects.toMatchObject({ code: 'unknownUser' })
  })

  test('one change at a time: a second one has to begin anew', async () => {
    const [first, second] = [await resetNurse(), await resetNurse()]
    const generation = ring.stage(first)
    expect(() => ring.stage(second)).toThrow(expect.objectContaining({ code: 'changePending' }))
    store.commit(first.dataKey, generation)
    ring.promote()
    expect(() => ring.stage(second)).toThrow(expect.objectContaining({ code: 'changePending' }))
    expect(() => ring.promote()).toThrow(expect.objectContaining({ code: 'nothingStaged' }))
  })

  test('a set-up never takes the place of the keys of a study', async () => {
    const other = await ring.prepareFirst({ userName: 'stranger', password: 'a ladder beside the barn' })
    expect(() => ring.stage(other.change)).toThrow(expect.objectContaining({ code: 'changePending' }))
  })

  test('a change that was dropped leaves everything as it was', async () => {
    ring.stage(await resetNurse())
    ring.discard()
    expect(await open()).toMatchObject({ kind: 'open' })
    expect(await open(RENEWED)).toMatchObject({ kind: 'wrong' })
  })

  test('a committed change is put in force even if another process dropped the staged file', async () => {
    const change = await resetNurse()
    const generation = ring.stage(change)
    expect(await open(COORDINATOR)).toMatchObject({ kind: 'open' })
    store.commit(change.dataKey, generation)
    ring.promote()
    expect(await open(RENEWED)).toMatchObject({ kind: 'open' })
  })
})

describe('the two copies of the key file', () => {
  test.each(['keys.json', 'keys.copy.json'])('%s damaged: the other serves and mends it', async (name) => {
    const text = readFileSync(path(name), 'utf8')
    writeFileSync(
      path(name),
      text.replace(/[0-9a-f]{64}/, (sum) => sum.split('').toReversed().join('')),
    )
    expect(await open()).toMatchObject({ kind: 'open' })
    expect(readFileSync(path(name), 'utf8')).toBe(readFileSync(path('keys.json'), 'utf8'))
  })

  test('the file lost: the copy serves', async () => {
    rmSync(path('keys.json'))
    expect(await open()).toMatchObject({ kind: 'open' })
  })

  test('both damaged: said, and nothing is written', () => {
    for (const name of ['keys.json', 'keys.copy.json']) writeFileSync(path(name), 'x')
    const opening = () => openWeakKeyRing({ folder, now: () => NOON })
    expect(opening).toThrow(expect.objectContaining({ code: 'keyFileDamaged' }))
    expect(readFileSync(path('keys.json'), 'utf8')).toBe('x')
  })
})

describe('an attack on the key file', () => {
  test("one's own public key in another's place is noticed before the data key is sealed to it", async () => {
    tamperUsers((user) => (user.id === study.nurseId ? { ...user, publicKey: toText(newKeyPair().publicKey) } : user))
    await expect(open(COORDINATOR)).rejects.toMatchObject({ code: 'keyFileAltered' })
    expect(() => ring.beginChange(study.dataKey)).toThrow(expect.objectContaining({ code: 'keyFileAltered' }))
  })

  test("the wrap of one's own password in another's place opens nothing", async () => {
    tamperUsers((user, others) => {
      const nurse = others.find(({ id }) => id === study.nurseId) ?? user
      const { publicKey, wrappedPrivateKey, sealedDataKey } = nurse
      return user.id === study.coordinatorId ? { ...user, publicKey, wrappedPrivateKey, sealedDataKey } : user
    })
    expect(await open({ ...COORDINATOR, password: NURSE.password })).toEqual({ kind: 'wrong', triesLeft: 4 })
  })

  test('names exchanged between two accounts are noticed', async () => {
    tamperUsers((user, others) => ({
      ...user,
      nameTag: others.find(({ id }) => id !== user.id)?.nameTag ?? user.nameTag,
    }))
    const impostor = { ...COORDINATOR, password: NURSE.password }
    await expect(open(impostor)).rejects.toMatchObject({ code: 'keyFileAltered' })
  })

  test('a password made cheap to guess is refused', async () => {
    tamperUsers((user) => {
      const kdf = { ...user.wrappedPrivateKey.kdf, N: 2 }
      return { ...user, wrappedPrivateKey: { ...user.wrappedPrivateKey, kdf } }
    })
    await expect(open()).rejects.toMatchObject({ code: 'weakWrap' })
  })

  test('the duty to change the password cannot be taken out', async () => {
    carryOut(ring, await resetNurse(), store)
    tamperUsers((user) => ({ ...user, mustChangePassword: false }))
    await expect(open(RENEWED)).rejects.toMatchObject({ code: 'keyFileAltered' })
  })

  test('failed sign-ins sealed to another key are noticed', async () => {
    const intakePublicKey = toText(newKeyPair().publicKey)
    tamper((file) => ({ ...file, roster: { ...file.roster, intakePublicKey } }))
    await expect(open()).rejects.toMatchObject({ code: 'keyFileAltered' })
  })

  test('the key file of another installation opens nothing here', async () => {
    const other = await setUpStudy(temporaryFolder())
    folders.push(other.folder)
    for (const name of ['keys.json', 'keys.copy.json'])
      writeFileSync(path(name), readFileSync(join(other.folder, name)))
    await expect(open()).rejects.toMatchObject({ code: 'otherInstallation' })
  })

  test('a key file with another id is refused even when its key opens the store', async () => {
    store.write(study.dataKey, { ...store.contents(), fileId: '8b0d5f0e-3b51-4a8e-9f6a-6f1f5f6a7b01' })
    await expect(open()).rejects.toMatchObject({ code: 'otherInstallation' })
  })
})

describe('key file and store of different times', () => {
  async function withOlderKeyFile() {
    const before = readFileSync(path('keys.json'))
    carryOut(ring, await resetNurse(), store)
    for (const name of ['keys.json', 'keys.copy.json']) writeFileSync(path(name), before)
  }

  test('an older key file put back is refused, and with it the password that was changed', async () => {
    await withOlderKeyFile()
    await expect(open()).rejects.toMatchObject({ code: 'keyFileOlder' })
  })

  test('a restore that was decided takes it, and from then on it is in step', async () => {
    await withOlderKeyFile()
    const answer = await ring.signIn(NURSE.userName, NURSE.password)
    if (answer.kind !== 'ok') throw new Error(answer.kind)
    const settled = ring.enter(answer.candidates, () => store.contents(), { acceptOlderKeyFile: true })
    expect(settled).toMatchObject({ kind: 'open', userId: study.nurseId })
    expect(ring.facts().generation).toBe(store.contents().generation)
    expect(await open()).toMatchObject({ kind: 'open', storeIsBehind: false })
  })

  test('an older store put back opens, and it is said', async () => {
    const before = store.contents()
    carryOut(ring, await resetNurse(), store)
    store.write(study.dataKey, before)
    expect(await open(RENEWED)).toMatchObject({ kind: 'open', storeIsBehind: true })
  })
})

test('keys that are not given back are wiped', async () => {
  const answer = await ring.signIn(NURSE.userName, NURSE.password)
  if (answer.kind !== 'ok') throw new Error(answer.kind)
  expect(() => ring.enter(answer.candidates, () => null)).toThrow(
    expect.objectContaining({ code: 'otherInstallation' }),
  )
  expect(answer.candidates.map(({ dataKey }) => dataKey)).toEqual([Buffer.alloc(32)])
})

test('the recovery kit opens the store without naming a user', async () => {
  expect(enter(ring, folder, await ring.recover(study.words))).toMatchObject({ kind: 'open', userId: null })
})
