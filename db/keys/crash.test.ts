import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Disk } from './disk.ts'
import { exchangeStore, removeStoreCopy } from './exchangeStore.ts'
import type { KeyChange } from './keyChange.ts'
import { KEY_FILE_NAMES } from './keyFolder.ts'
import type { KeyRing } from './keyRing.ts'
import { carryOut, COORDINATOR, enter, NOON, NURSE, PaperStore, setUpStudy, signInTo } from './studyFixture.ts'
import type { Account, Study } from './studyFixture.ts'
import { CuttingDisk, openWeakKeyRing, removeFolder, temporaryFolder } from './testing.ts'

const NEWCOMER = { userName: 'newcomer', password: 'nine green bicycles' }
const RENEWED = { ...NURSE, password: 'the second nurse password' }
const EVERYBODY = [NURSE, RENEWED, COORDINATOR, NEWCOMER]

let study: Study
const folders: string[] = []

beforeAll(async () => {
  study = await setUpStudy(folderForTest())
})
afterAll(() => folders.forEach(removeFolder))

/** One change; `before` and `after` say who gets in when the store did not commit it, and when it did. */
type Act = {
  readonly name: string
  run(ring: KeyRing, store: PaperStore, disk: Disk, newKit: (words: readonly string[]) => void): Promise<void>
  readonly before: readonly Account[]
  readonly after: readonly Account[]
}

const ACTS: readonly Act[] = [
  {
    name: 'a password change',
    async run(ring, store) {
      const { nurseId: userId, dataKey } = study
      const passwords = { oldPassword: NURSE.password, newPassword: RENEWED.password }
      const answer = await ring.changePassword({ userId, userName: NURSE.userName, dataKey, ...passwords })
      if (answer.kind !== 'ok') throw new Error(answer.kind)
      carryOut(ring, answer.change, store)
    },
    before: [NURSE, COORDINATOR],
    after: [RENEWED, COORDINATOR],
  },
  {
    name: 'a reset by the administrator',
    async run(ring, store) {
      const change = ring.beginChange(study.dataKey)
      await change.setPassword(study.nurseId, { ...RENEWED, mustChangePassword: true })
      carryOut(ring, change, store)
    },
    before: [NURSE, COORDINATOR],
    after: [RENEWED, COORDINATOR],
  },
  {
    name: 'a new user',
    async run(ring, store) {
      const change = ring.beginChange(study.dataKey)
      await change.addUser({ ...NEWCOMER, mustChangePassword: true })
      carryOut(ring, change, store)
    },
    before: [NURSE, COORDINATOR],
    after: [NURSE, COORDINATOR, NEWCOMER],
  },
  {
    name: 'disabling a user with rotation',
    async run(ring, store, disk) {
      const change = ring.beginChange(study.dataKey)
      change.disableUser(study.nurseId)
      await rotate(ring, change, store, disk)
    },
    before: [NURSE, COORDINATOR],
    after: [COORDINATOR],
  },
  {
    name: 'a recovery: new administrator, new kit, rotation',
    async run(ring, store, disk, newKit) {
      const answer = await ring.recover(study.words)
      if (answer.kind !== 'ok') throw new Error(answer.kind)
      const change = ring.beginChange(study.dataKey)
      await change.addUser({ ...NEWCOMER, mustChangePassword: false })
      newKit((await change.replaceKit()).words)
      await rotate(ring, change, store, disk)
    },
    before: [NURSE, COORDINATOR],
    after: [NURSE, COORDINATOR, NEWCOMER],
  },
]

describe.each(ACTS)('when the machine stops in the middle of $name', (act) => {
  test('exactly the people of the store that is there get in', { timeout: 60_000 }, async () => {
    const whole = await runUntil(act, Infinity)
    expect(whole.disk.stopped).toBe(false)
    await expectEverybody(whole, act)
    for (let acts = 0; acts < whole.disk.done; acts += 1) {
      const cut = await runUntil(act, acts)
      expect(cut.disk.stopped).toBe(true)
      await expectEverybody(cut, act)
    }
  })
})

test('when the machine stops during the first set-up, the study is either not there or whole', async () => {
  const outcomes = new Set<string>()
  for (let acts = 0, stopped = true; stopped; acts += 1) {
    const folder = folderForTest()
    const disk = new CuttingDisk(acts)
    await setUpStudy(folder, disk).catch(() => null)
    stopped = disk.stopped
    outcomes.add(await stateAfterSetUp(folder))
  }
  expect(outcomes).toEqual(new Set(['none', 'open, ready']))
})

/** What the application does at the next start: signs in when there is a store, else drops what the set-up left. */
async function stateAfterSetUp(folder: string): Promise<string> {
  const ring = openWeakKeyRing({ folder, now: () => NOON })
  if (existsSync(new PaperStore(folder).path)) return `${(await signInTo(folder, NURSE)).kind}, ${ring.state()}`
  ring.discard()
  return ring.state()
}

test('when the machine stops while a wrong password is counted, no failure that was answered is forgotten', async () => {
  const outcomes = new Set<string>()
  for (let acts = 0, stopped = true; stopped; acts += 1) {
    const folder = folderForTest(study.folder)
    const disk = new CuttingDisk(acts)
    const answered = await tryWrong(folder, disk)
    stopped = disk.stopped
    const nurse = openWeakKeyRing({ folder, now: () => NOON })
      .users()
      .find(({ id }) => id === study.nurseId)
    outcomes.add(`${answered ? 'answered' : 'not answered'}, counted ${nurse?.failures}`)
    expect(await signInTo(folder, NURSE)).toMatchObject({ kind: 'open' })
  }
  expect(outcomes).toEqual(new Set(['not answered, counted 0', 'not answered, counted 1', 'answered, counted 1']))
})

async function tryWrong(folder: string, disk: Disk): Promise<boolean> {
  try {
    const answer = await openWeakKeyRing({ folder, now: () => NOON, disk }).signIn(NURSE.userName, 'not her password')
    return answer.kind === 'wrong'
  } catch {
    return false
  }
}

/** Runs an act on a fresh copy of the study until the machine stops. */
async function runUntil(act: Act, acts: number) {
  const folder = folderForTest(study.folder)
  const disk = new CuttingDisk(acts)
  let newKit: readonly string[] | null = null
  try {
    const ring = openWeakKeyRing({ folder, now: () => NOON, disk })
    await act.run(ring, new PaperStore(folder, disk), disk, (words) => (newKit = words))
  } catch (error) {
    if (!disk.stopped) throw error
  }
  return { folder, disk, newKit: newKit as readonly string[] | null }
}

/** Every account and kit is tried against the folder as the dead machine left it, each on a copy of its own. */
async function expectEverybody(run: Awaited<ReturnType<typeof runUntil>>, act: Act) {
  const committed = new PaperStore(run.folder).contents().generation === 2
  const welcome = committed ? act.after : act.before
  for (const account of EVERYBODY) {
    const folder = folderForTest(run.folder)
    const isWelcome = welcome.includes(account)
    const { kind } = await signInTo(folder, account)
    // Where the first one was refused, somebody else gets in and settles it; the first one stays refused.
    const others = isWelcome ? [] : [(await signInTo(folder, COORDINATOR)).kind]
    const again = isWelcome ? kind : (await signInTo(folder, account)).kind
    expect({ account, isIn: kind === 'open', isInAgain: again === 'open', others, left: leftovers(folder) }).toEqual({
      account,
      isIn: isWelcome,
      isInAgain: isWelcome,
      others: isWelcome ? [] : ['open'],
      left: [],
    })
  }
  if (run.newKit !== null)
    await expectKit(run.folder, committed ? [run.newKit, study.words] : [study.words, run.newKit])
}

async function expectKit(from: string, [right, wrong]: readonly (readonly string[])[]) {
  const kinds: string[] = []
  for (const kit of [right, wrong]) {
    const folder = folderForTest(from)
    const ring = openWeakKeyRing({ folder, now: () => NOON })
    kinds.push(enter(ring, folder, await ring.recover(kit ?? [])).kind === 'open' ? 'in' : 'out')
  }
  expect(kinds).toEqual(['in', 'out'])
}

/** What a settled folder must not hold: a staged change, unfinished files, two copies that differ. */
function leftovers(folder: string): string[] {
  removeStoreCopy(new PaperStore(folder).path)
  const { current, copy } = KEY_FILE_NAMES
  const expected = [current, copy, 'store.db', 'store.db.tmp', 'store.db.next.tmp']
  const same = readFileSync(join(folder, current), 'utf8') === readFileSync(join(folder, copy), 'utf8')
  return [...readdirSync(folder).filter((name) => !expected.includes(name)), ...(same ? [] : ['copies differ'])]
}

function rotate(ring: KeyRing, change: KeyChange, store: PaperStore, disk: Disk) {
  change.rotate()
  const facts = store.contents()
  const exchange = {
    storePath: store.path,
    makeCopy: (path: string, key: Buffer, generation: number) => store.write(key, { ...facts, generation }, path),
    verifyCopy: (path: string) => {
      if (!existsSync(path)) throw new Error('there is no copy')
    },
    closeStore: () => undefined,
  }
  return exchangeStore(ring, change, exchange, disk)
}

function folderForTest(from?: string): string {
  const folder = temporaryFolder(from)
  folders.push(folder)
  return folder
}
