import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exchangeStore, type StoreExchange } from './exchangeStore.ts'
import type { KeyRing } from './keyRing.ts'
import { COORDINATOR, enter, NOON, NURSE, PaperStore, setUpStudy, signInTo, type Study } from './studyFixture.ts'
import { openWeakKeyRing, QUICK_DISK, removeFolder, temporaryFolder } from './testing.ts'

let study: Study
let ring: KeyRing
let store: PaperStore

beforeEach(async () => {
  study = await setUpStudy(temporaryFolder())
  ring = openWeakKeyRing({ folder: study.folder, now: () => NOON })
  store = new PaperStore(study.folder)
})
afterEach(() => removeFolder(study.folder))

const exchange = (parts: Partial<StoreExchange> = {}): StoreExchange => ({
  storePath: store.path,
  makeCopy: (path, key, generation) => store.write(key, { ...store.contents(), generation }, path),
  verifyCopy: () => undefined,
  closeStore: () => undefined,
  ...parts,
})

/** Disables the nurse and rotates, which is one change. */
async function disableAndRotate(parts: Partial<StoreExchange> = {}) {
  const change = ring.beginChange(study.dataKey)
  change.disableUser(study.nurseId)
  const newDataKey = change.rotate()
  await exchangeStore(ring, change, exchange(parts), QUICK_DISK)
  return newDataKey
}

describe('rotation of the data key', () => {
  test("needs nobody's password and shuts out who was disabled", async () => {
    const newDataKey = await disableAndRotate()
    expect([store.opensWith(study.dataKey), store.opensWith(newDataKey)]).toEqual([false, true])
    expect(await signInTo(study.folder, COORDINATOR)).toMatchObject({ kind: 'open', dataKey: newDataKey })
    expect(await signInTo(study.folder, NURSE)).toEqual({ kind: 'disabled' })
    const recovered = enter(ring, study.folder, await ring.recover(study.words))
    expect(recovered).toMatchObject({ kind: 'open', dataKey: newDataKey })
  })

  test('leaves old copies of key file and store open to those who could open them: this is known', async () => {
    const old = temporaryFolder(study.folder)
    await disableAndRotate()
    expect(await signInTo(old, NURSE)).toMatchObject({ kind: 'open', dataKey: study.dataKey })
    removeFolder(old)
  })

  test('recovery: words, a new administrator, a new kit, a new key, in one change', async () => {
    const entered = enter(ring, study.folder, await ring.recover(study.words))
    if (entered.kind !== 'open') throw new Error(entered.kind)
    const change = ring.beginChange(entered.dataKey)
    const person = { userName: 'new administrator', password: 'seven lamps in a corridor' }
    const userId = await change.addUser({ ...person, mustChangePassword: false })
    const kit = await change.replaceKit()
    change.rotate()
    await exchangeStore(ring, change, exchange(), QUICK_DISK)
    expect(ring.facts()).toMatchObject({ generation: 2, kitId: kit.kitId })
    expect(await signInTo(study.folder, person)).toMatchObject({ kind: 'open', userId })
    expect(await signInTo(study.folder, NURSE)).toMatchObject({ kind: 'open' })
    expect(await ring.recover(study.words)).toMatchObject({ kind: 'wrong' })
    expect(enter(ring, study.folder, await ring.recover(kit.words))).toMatchObject({ kind: 'open', userId: null })
  })

  test.each([
    ['cannot be made', { makeCopy: () => Promise.reject(new Error('disk full')) }],
    ['is not whole', { verifyCopy: () => Promise.reject(new Error('page 7')) }],
  ])('changes nothing when the copy %s', async (_case, parts) => {
    await expect(disableAndRotate(parts)).rejects.toMatchObject({ code: 'copyFailed' })
    expect(existsSync(`${store.path}.next`)).toBe(false)
    expect(existsSync(join(study.folder, 'keys.next.json'))).toBe(false)
    expect(await signInTo(study.folder, NURSE)).toMatchObject({ kind: 'open' })
  })

  test('changes nothing while the store still has a write-ahead log', async () => {
    const before = readFileSync(store.path, 'utf8')
    writeFileSync(`${store.path}-wal`, 'somebody is writing')
    await expect(disableAndRotate()).rejects.toMatchObject({ code: 'storeOpen' })
    expect(readFileSync(store.path, 'utf8')).toBe(before)
    expect(await signInTo(study.folder, NURSE)).toMatchObject({ kind: 'open' })
  })

  test('changes nothing when the copy cannot be put in place', async () => {
    const disk = {
      ...QUICK_DISK,
      rename: () => {
        throw new Error('in use')
      },
    }
    const change = ring.beginChange(study.dataKey)
    change.rotate()
    await expect(exchangeStore(ring, change, exchange(), disk)).rejects.toThrow('in use')
    expect(await signInTo(study.folder, NURSE)).toMatchObject({ kind: 'open', dataKey: study.dataKey })
  })
})
