import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { signIn } from '../../../db/accounts/signIn.ts'
import { openWeakKeyRing } from '../../../db/keys/testing.ts'
import { testIo } from '../testIo.ts'
import { training } from './training.ts'

const root = mkdtempSync(join(tmpdir(), 'trialbook-training-'))
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('the training study is made once, and its printed accounts sign in', { timeout: 300_000 }, async () => {
  const { io, out } = testIo()
  const folder = join(root, 'study')
  expect(await training(['--store', folder], io, { openRing: openWeakKeyRing })).toBe(0)
  const printed = JSON.parse(out.join('')) as {
    store: string
    users: { username: string; password: string }[]
  }
  expect(printed.store).toBe(folder)
  expect(printed.users).toHaveLength(5)
  for (const { username, password } of printed.users) {
    const ring = openWeakKeyRing({ folder, now: () => new Date() })
    const answer = await signIn(folder, ring, { username, password, unlocks: () => false })
    expect(answer).toMatchObject({ kind: 'signedIn', account: { mustChangePassword: false } })
    if (answer.kind === 'signedIn') answer.account.store.close()
  }
  await expect(training(['--store', folder], io, { openRing: openWeakKeyRing })).rejects.toThrow('already')
})

test('without a folder it says how it is used', async () => {
  await expect(training([], testIo().io)).rejects.toThrow('Usage: ecrf training --store DIR')
  await expect(training(['--folder', 'x'], testIo().io)).rejects.toThrow('Usage')
})
