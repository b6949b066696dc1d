import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir, uptime } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { claimStore, LOCK_FILE, releaseStore } from './storeLock.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'trialbook-lock-'))
const leave = (where: string, owner: object) => writeFileSync(join(where, LOCK_FILE), JSON.stringify(owner))
const thisBoot = Date.now() - uptime() * 1000

test('a free folder is taken and given back', () => {
  const where = folder()
  expect(claimStore(where)).toBe(true)
  expect(existsSync(join(where, LOCK_FILE))).toBe(true)
  releaseStore(where)
  expect(existsSync(join(where, LOCK_FILE))).toBe(false)
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
  writeFileSync(join(where, LOCK_FILE), '{"pid": 12')
  expect(claimStore(where)).toBe(true)
})
