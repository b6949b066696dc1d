import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openKeyRing } from './index.ts'
import type { KeyRing } from './keyRing.ts'
import { readKeyText, writeKeyText } from './keyText.ts'
import { removeFolder, temporaryFolder } from './testing.ts'

/**
 * A key file of version 1 as it was written once. It is never made anew: if a test here fails, the change that made it fail
 * would shut people out of their data.
 */
const GOLDEN = join(import.meta.dirname, 'golden/keys-v1.json')
const DATA_KEY = 'd09e69a31ac646f8bef598b3b3fba9169acc0f9b65c780c4f32633634b6dd5d1'
const INTAKE_PRIVATE_KEY = '8be279bb5f8da2e2593ace946e0a93fb44be03370e4b6482b43f8bcb9aced509'
const KIT = 'glory sunny genuine action verify unfair tray half sick pigeon hazard leader'.split(' ')
const [COORDINATOR_ID, NURSE_ID, MONITOR_ID] = [1, 2, 3].map((last) => `6a1f6f0e-0c2b-4a53-9a55-3f6d7d0c1a0${last}`)
const WRITTEN = '2026-03-20T12:00:00.000Z'
const LATER = new Date('2031-01-01T00:00:00.000Z')

let folder: string
let ring: KeyRing

beforeAll(() => {
  folder = temporaryFolder()
  copyFileSync(GOLDEN, join(folder, 'keys.json'))
  ring = openKeyRing({ folder, now: () => LATER })
})
afterAll(() => removeFolder(folder))

describe('the key file of version 1', { timeout: 60_000 }, () => {
  test('is read, and written again byte by byte', () => {
    const text = readFileSync(GOLDEN, 'utf8')
    expect(writeKeyText(readKeyText(text))).toBe(text)
  })

  test.each([
    ['golden coordinator', 'an umbrella for two days', COORDINATOR_ID, false],
    ['پرستار یک', 'باران روی برگ‌های انار', NURSE_ID, true],
  ])('opens with the password of %s', async (userName, password, userId, mustChangePassword) => {
    const answer = await ring.signIn(userName, password)
    const dataKey = Buffer.from(DATA_KEY, 'hex')
    expect(answer).toEqual({ kind: 'ok', candidates: [{ generation: 7, userId, mustChangePassword, dataKey }] })
  })

  test('opens with its recovery kit', async () => {
    const candidate = { userId: null, dataKey: Buffer.from(DATA_KEY, 'hex') }
    expect(await ring.recover(KIT)).toMatchObject({ kind: 'ok', candidates: [candidate] })
  })

  test('knows its disabled user', async () => {
    expect(await ring.signIn('golden monitor', 'a ladder beside the barn')).toEqual({ kind: 'disabled' })
    expect(ring.users().find(({ id }) => id === MONITOR_ID)).toMatchObject({ status: 'disabled' })
  })

  test('gives its failed sign-ins', () => {
    const { records, unrecorded } = ring.openFailures(Buffer.from(INTAKE_PRIVATE_KEY, 'hex'))
    expect(unrecorded).toBe(3)
    expect(records.slice(0, 2)).toMatchObject([
      { time: WRITTEN, userId: NURSE_ID, nameTag: null, reason: 'wrongPassword' },
      { time: WRITTEN, userId: null, nameTag: expect.any(String) as unknown, reason: 'unknownName' },
    ])
  })
})
