import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { KeyRing } from './keyRing.ts'
import { carryOut, COORDINATOR, NOON, NURSE, PaperStore, setUpStudy, signInTo, type Study } from './studyFixture.ts'
import { openWeakKeyRing, removeFolder, temporaryFolder } from './testing.ts'

const WRONG = 'not the right password'

let study: Study
let folder: string
let clock: Date
let ring: KeyRing
const folders: string[] = []

beforeAll(async () => {
  study = await setUpStudy(temporaryFolder())
  folders.push(study.folder)
})
beforeEach(beginAnew)
afterAll(() => folders.forEach(removeFolder))

function beginAnew() {
  folder = temporaryFolder(study.folder)
  folders.push(folder)
  clock = NOON
  ring = restart()
}
const restart = () => openWeakKeyRing({ folder, now: () => clock })
const pass = (seconds: number) => (clock = new Date(clock.getTime() + seconds * 1000))
const after = (seconds: number) => new Date(NOON.getTime() + seconds * 1000).toISOString()

/** Signs in with a wrong password several times and gives the last answer. */
async function failTimes(times: number, userName = NURSE.userName) {
  let answer = await ring.signIn(userName, WRONG)
  for (let done = 1; done < times; done += 1) answer = await ring.signIn(userName, WRONG)
  return answer
}

async function disableNurse() {
  const change = ring.beginChange(study.dataKey)
  change.disableUser(study.nurseId)
  carryOut(ring, change, new PaperStore(folder))
}

describe('signing in', () => {
  test('gives the data key for the right password, in any writing of the user name', async () => {
    expect(await signInTo(folder, { ...NURSE, userName: '  NURSE a\u0304 ' })).toEqual({
      kind: 'open',
      userId: study.nurseId,
      mustChangePassword: false,
      dataKey: study.dataKey,
      storeIsBehind: false,
    })
  })

  test('R22: counts wrong passwords down to a wait, and waits longer each time', async () => {
    expect(await failTimes(1)).toEqual({ kind: 'wrong', triesLeft: 4 })
    expect(await failTimes(3)).toEqual({ kind: 'wrong', triesLeft: 1 })
    expect(await failTimes(1)).toEqual({ kind: 'wait', until: after(30) })
    expect(await ring.signIn(NURSE.userName, NURSE.password)).toEqual({ kind: 'wait', until: after(30) })
    pass(30)
    expect(await failTimes(1)).toEqual({ kind: 'wait', until: after(90) })
    pass(60)
    expect(await ring.signIn(NURSE.userName, NURSE.password)).toMatchObject({ kind: 'ok' })
    expect(await failTimes(1)).toEqual({ kind: 'wrong', triesLeft: 4 })
  })

  test('remembers the wait across a restart and a clock set back', async () => {
    await failTimes(5)
    pass(-3600)
    ring = restart()
    expect(await ring.signIn(NURSE.userName, NURSE.password)).toEqual({ kind: 'wait', until: after(30 - 3600) })
    pass(30)
    expect(await ring.signIn(NURSE.userName, NURSE.password)).toMatchObject({ kind: 'ok' })
  })

  test('gives no extra guess to somebody who tries many passwords at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ring.signIn(NURSE.userName, WRONG)))
    expect(ring.openFailures(study.intakePrivateKey).records).toHaveLength(5)
    expect(answers.filter(({ kind }) => kind === 'wait').length).toBeGreaterThanOrEqual(15)
  })

  test('answers the same for a name that nobody has', async () => {
    const story = async (userName: string) => {
      beginAnew()
      const answers = [await failTimes(1, userName), await failTimes(4, userName), await failTimes(1, userName)]
      pass(31)
      ring = restart()
      return [...answers, await failTimes(1, userName), await failTimes(1, userName)]
    }
    const known = await story(NURSE.userName)
    expect(await story('nobody of that name')).toEqual(known)
  })

  test('does not let unknown names keep the others out or fill the file', async () => {
    for (let name = 0; name < 40; name += 1) await ring.signIn(`nobody ${name}`, WRONG)
    expect(await signInTo(folder, COORDINATOR)).toMatchObject({ kind: 'open' })
  })

  test('tells a disabled user so only for the right password', async () => {
    await disableNurse()
    expect(await ring.signIn(NURSE.userName, WRONG)).toEqual({ kind: 'wrong', triesLeft: 4 })
    expect(await ring.signIn(NURSE.userName, NURSE.password)).toEqual({ kind: 'disabled' })
  })

  test('is possible again for a user who was enabled, with the password of before', async () => {
    await disableNurse()
    const change = ring.beginChange(study.dataKey)
    change.enableUser(study.nurseId)
    carryOut(ring, change, new PaperStore(folder))
    expect(await signInTo(folder, NURSE)).toMatchObject({ kind: 'open', userId: study.nurseId })
  })

  test('is impossible without a key file, and says so', async () => {
    const empty = temporaryFolder()
    folders.push(empty)
    const strange = openWeakKeyRing({ folder: empty, now: () => clock })
    expect(strange.state()).toBe('none')
    await expect(strange.signIn(NURSE.userName, NURSE.password)).rejects.toMatchObject({ code: 'keyFileMissing' })
  })
})

describe('failed sign-ins', () => {
  test('wait sealed in the file, by id for a user and by tag for an unknown name', async () => {
    await ring.signIn(NURSE.userName, WRONG)
    pass(1)
    await ring.signIn('my password by mistake', WRONG)
    await ring.recover('legal winner thank year wave sausage worth useful legal winner thank yellow'.split(' '))
    const { records, unreadable, unrecorded } = ring.openFailures(study.intakePrivateKey)
    expect({ records, unreadable, unrecorded }).toMatchObject({
      records: [
        { time: after(0), userId: study.nurseId, nameTag: null, reason: 'wrongPassword' },
        { time: after(1), userId: null, nameTag: expect.any(String) as unknown, reason: 'unknownName' },
        { time: after(1), userId: null, nameTag: null, reason: 'wrongKit' },
      ],
      unreadable: 0,
      unrecorded: 0,
    })
    expect(JSON.stringify(records)).not.toContain('mistake')
  })

  test('leave the file when they have joined the trail, and those that came meanwhile stay', async () => {
    await failTimes(2)
    const taken = ring.openFailures(study.intakePrivateKey)
    await failTimes(1)
    ring.forgetFailures(taken)
    const left = ring.openFailures(study.intakePrivateKey)
    expect(left.records).toHaveLength(1)
    expect(taken.ids).not.toContain(left.ids[0])
  })

  test('include a right password of a disabled user', async () => {
    await disableNurse()
    await ring.signIn(NURSE.userName, NURSE.password)
    expect(ring.openFailures(study.intakePrivateKey).records).toMatchObject([
      { userId: study.nurseId, reason: 'disabled' },
    ])
  })

  test('cannot be read with another key', async () => {
    await failTimes(1)
    expect(ring.openFailures(study.dataKey)).toMatchObject({ records: [], unreadable: 1 })
  })
})

describe('asking for the password again', () => {
  test('accepts the own password and nothing else', async () => {
    expect(await ring.confirmPassword(study.nurseId, NURSE.password)).toEqual({ kind: 'ok' })
    expect(await ring.confirmPassword(study.nurseId, COORDINATOR.password)).toEqual({ kind: 'wrong', triesLeft: 4 })
  })

  test('counts in the same place as signing in', async () => {
    await failTimes(4)
    expect(await ring.confirmPassword(study.nurseId, WRONG)).toMatchObject({ kind: 'wait' })
    expect(await ring.signIn(NURSE.userName, NURSE.password)).toMatchObject({ kind: 'wait' })
    const nurse = ring.users().find(({ id }) => id === study.nurseId)
    expect(nurse).toMatchObject({ status: 'active', failures: 5, notBefore: after(30) })
  })

  test('refuses an id that nobody has', async () => {
    await expect(ring.confirmPassword('nobody', WRONG)).rejects.toMatchObject({ code: 'unknownUser' })
  })
})
