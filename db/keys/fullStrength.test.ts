import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openKeyRing } from './index.ts'
import { COORDINATOR, NOON, setUpStudy } from './studyFixture.ts'
import { removeFolder, temporaryFolder } from './testing.ts'

test('the real thing: made, signed in to at full strength, on the real disk', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  const ring = openKeyRing({ folder, now: () => NOON })
  const first = await ring.prepareFirst(COORDINATOR)
  const generation = ring.stage(first.change)
  ring.promote()
  const answer = await ring.signIn(COORDINATOR.userName, COORDINATOR.password)
  if (answer.kind !== 'ok') throw new Error(answer.kind)
  const settled = ring.enter(answer.candidates, () => ({ fileId: first.fileId, generation }))
  expect(settled).toMatchObject({ kind: 'open', userId: first.userId, dataKey: first.change.dataKey })
  expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toContain('"N": 131072')
  removeFolder(folder)
})

test('a file of the strength that tests use is refused by the real thing', async () => {
  const { folder } = await setUpStudy(temporaryFolder())
  const ring = openKeyRing({ folder, now: () => NOON })
  const signIn = ring.signIn(COORDINATOR.userName, COORDINATOR.password)
  await expect(signIn).rejects.toMatchObject({ code: 'weakWrap' })
  removeFolder(folder)
})

test('no file of the project imports the weak strength but tests and their fixtures', () => {
  const root = join(import.meta.dirname, '../..')
  const files = ['db', 'electron', 'renderer', 'shared', 'scripts'].flatMap((layer) =>
    readdirSync(join(root, layer), { recursive: true, encoding: 'utf8' }).map((path) => join(layer, path)),
  )
  const programs = files.filter((path) => /\.(ts|tsx|mjs|js)$/.test(path) && !/\.test\.|fixture|testing/i.test(path))
  const weak = /from '[^']*(keys\/testing|\.\/testing|studyFixture)\.ts'|openWeakKeyRing|WEAK_STRENGTH/
  expect(programs.length).toBeGreaterThan(20)
  expect(programs.filter((path) => weak.test(readFileSync(join(root, path), 'utf8')))).toEqual([])
})
