import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backedUp, PEOPLE, type BackedUp } from '../../../db/backup/testing/study.ts'
import { openWeakKeyRing } from '../../../db/keys/testing.ts'
import { readBackupLog } from '../../../db/read/backupLog.ts'
import { lockFile, releaseStore } from '../../storeLock.ts'
import { testIo } from '../testIo.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const { administrator, investigator, nurse } = PEOPLE
const openRing = (options: { folder: string; now: () => Date }) => openWeakKeyRing(options)

let study: BackedUp
beforeEach(async () => void (study = await backedUp()))
afterEach(() => study.remove())

async function backUp(out = study.place, who: { username: string; password: string } = administrator) {
  const { io, out: said } = testIo({}, who.password)
  const code = await backup(['--store', study.folder, '--user', who.username, '--out', out], io, openRing)
  const [copy] = JSON.parse(said.join('')) as readonly { readonly copy: string }[]
  return { code, copy: copy?.copy ?? '' }
}

const log = () => study.as('administrator', ({ store }) => readBackupLog(store.db).map(({ kind }) => kind))
const children = () => study.as('administrator', ({ store }) => store.db.prepare('SELECT 1 FROM subject').all().length)

function putBack(
  copy: string,
  more: { passwords?: readonly string[]; second?: string; reason?: readonly string[]; losing?: string } = {},
) {
  const { passwords = [administrator.password, investigator.password], second = investigator.username } = more
  const { io, out } = testIo({}, `${passwords.join('\n')}\n`)
  const people = ['--user', administrator.username, '--second', second]
  const args = [copy, '--store', study.folder, ...people, ...(more.reason ?? ['--reason', 'The laptop fell'])]
  if (more.losing !== undefined) args.push('--losing', more.losing)
  return restore(args, io, openRing).then((code) => ({
    code,
    ...(JSON.parse(out.join('')) as { kept: string | null }),
  }))
}

/** What a restore says before it is agreed to. */
async function lacking(copy: string): Promise<{ changes: number; people: readonly { name: string }[] }> {
  const { io, out } = testIo({}, `${administrator.password}\n${investigator.password}\n`)
  const args = [copy, '--store', study.folder, '--user', administrator.username, '--second', investigator.username]
  await expect(restore([...args, '--reason', 'The laptop fell'], io, openRing)).rejects.toMatchObject({
    name: 'Finding',
  })
  return (JSON.parse(out.join('')) as { lacks: Awaited<ReturnType<typeof lacking>> }).lacks
}

test('R37: a backup from the command line is verified and in the log; the nurse may not make one', async () => {
  const { code, copy } = await backUp()
  expect(code).toBe(0)
  expect(readdirSync(copy)).toContain('backup.json')
  expect(await log()).toEqual(['backup.made'])
  await expect(backUp(study.place, nurse)).rejects.toThrow('role does not allow')
  await expect(backUp(join(study.root, 'away'))).rejects.toThrow('plug it in')
  expect(await log()).toEqual(['backup.failed', 'backup.made'])
})

test('R37: a drill proves a copy, with and without the study, and is recorded in it', async () => {
  const { copy } = await backUp()
  const drill = async (args: readonly string[]) => {
    const { io, out } = testIo({}, administrator.password)
    const code = await restore([copy, '--drill', '--user', administrator.username, ...args], io, openRing)
    return { code, ...(JSON.parse(out.join('')) as object) }
  }
  expect(await drill([])).toMatchObject({ code: 0, proven: true, counts: { children: 1 } })
  expect(await drill(['--store', study.folder])).toMatchObject({ code: 0, proven: true, sameHistory: true })
  expect(await log()).toEqual(['backup.drilled', 'backup.made'])
  writeFileSync(join(copy, 'keys.json'), '{}')
  await expect(drill([])).rejects.toThrow('keys.json is missing or not what was backed up')
})

test('a restore keeps the store that was there, brings a lost one back, and needs both people and a reason', async () => {
  const { copy } = await backUp()
  await study.child('Sara')
  const wrong = { passwords: [administrator.password, 'a wrong guess'] }
  const asNurse = { second: nurse.username, passwords: [administrator.password, nurse.password] }
  await expect(putBack(copy, { reason: [] })).rejects.toThrow('Usage')
  expect(await children()).toBe(2)
  const { changes, people } = await lacking(copy)
  expect(people).toMatchObject([{ name: 'The nurse', role: 'nurse', changes }])
  await expect(putBack(copy, { losing: String(changes - 1) })).rejects.toThrow(`--losing ${changes}`)
  expect(await children()).toBe(2)
  const losing = String(changes)
  await expect(putBack(copy, { ...wrong, losing })).rejects.toThrow('passwords of the day it was made')
  await expect(putBack(copy, { ...asNurse, losing })).rejects.toThrow('second person')
  expect(await children()).toBe(2)
  const { code, kept } = await putBack(copy, { losing })
  expect(code).toBe(0)
  expect(await children()).toBe(1)
  expect(existsSync(join(kept ?? '', 'trialbook.db'))).toBe(true)
  renameSync(study.folder, join(study.root, 'lost'))
  expect((await putBack(copy)).kept).toBeNull()
  expect(await children()).toBe(1)
  const left = readdirSync(dirname(study.folder)).filter((name) => /restor(ing|e-ready)|in-use/.test(name))
  expect(left).toEqual([])
})

test('a restore waits for the application to be closed', async () => {
  const { copy } = await backUp()
  const bootedAt = Date.now() - uptime() * 1000
  writeFileSync(lockFile(study.folder), JSON.stringify({ pid: process.ppid, host: hostname(), bootedAt }))
  await expect(putBack(copy)).rejects.toThrow('open in Trialbook')
  releaseStore(study.folder)
  expect((await putBack(copy, { losing: '0' })).code).toBe(0)
})

test('a study that cannot be read is given up only by saying so', async () => {
  const { copy } = await backUp()
  writeFileSync(join(study.folder, 'trialbook.db'), 'no store any more')
  await expect(putBack(copy)).rejects.toThrow('--losing unknown')
  await expect(putBack(copy, { losing: '0' })).rejects.toThrow('--losing unknown')
  const { kept } = await putBack(copy, { losing: 'unknown' })
  expect(existsSync(join(kept ?? '', 'trialbook.db'))).toBe(true)
  expect(await children()).toBe(1)
})
