import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir, uptime } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { claimStore, lockFile, releaseStore } from './storeLock.ts'

const folder = () => join(mkdtempSync(join(tmpdir(), 'trialbook-lock-')), 'store')
const leave = (where: string, owner: object) => writeFileSync(lockFile(where), JSON.stringify(owner))
const thisBoot = Date.now() - uptime() * 1000

test('a free folder is taken and given back', () => {
  const where = folder()
  expect(claimStore(where)).toBe(true)
  expect(existsSync(lockFile(where))).toBe(true)
  releaseStore(where)
  expect(existsSync(lockFile(where))).toBe(false)
})

test('a folder held by a running process is not taken', () => {
  const where = folder()
  leave(where, { pid: process.ppid, host: hostname(), bootedAt: thisBoot })
  expect(claimStore(where)).toBe(false)
})

test('a folder held by another computer is not taken, as nobody here can tell whether it still runs', () => {
  const where = folder()
  leave(where, { pid: 1, host: 'another-computer', bootedAt: 0 })
  expect(claimStore(where)).toBe(false)
})

test('a claim of a process that is gone is taken over', () => {
  const where = folder()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  leave(where, { pid, host: hostname(), bootedAt: thisBoot })
  expect(claimStore(where)).toBe(true)
})

test('a claim from before the machine was started again is taken over, whoever has the number now', () => {
  const where = folder()
  leave(where, { pid: process.ppid, host: hostname(), bootedAt: thisBoot - 86_400_000 })
  expect(claimStore(where)).toBe(true)
})

test('a claim that a crash left half written is taken over', () => {
  const where = folder()
  writeFileSync(lockFile(where), '{"pid": 12')
  expect(claimStore(where)).toBe(true)
})
