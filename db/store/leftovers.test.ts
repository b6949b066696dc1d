import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetLeftover, noteLeftover, partialOf, removeLeftovers } from './leftovers.ts'
import { readMeta, writeMeta } from './meta.ts'
import { insideOf } from './store.ts'
import { temporaryStore, type TemporaryStore } from './temporaryStore.ts'

let kept: TemporaryStore
beforeEach(() => {
  kept = temporaryStore()
})
afterEach(() => kept.remove())

/** Half a folder with a name in it, as a power cut leaves it. */
function half(parent = kept.folder): string {
  const path = partialOf(join(parent, 'trialbook-archive-0123abcd'))
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'T01-01.pdf'), 'Karimzadeh')
  return path
}
/** As if another program had noted it. */
const notedBy = (path: string, process: number) =>
  writeMeta(insideOf(kept.store).writer, 'writing', JSON.stringify([{ path, process }]))
const remembered = () => readMeta(kept.store.db, 'writing')

test('what a program that died was writing is taken away, and then nothing is remembered', () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  const path = half()
  notedBy(path, pid)
  removeLeftovers(kept.store)
  expect(existsSync(path)).toBe(false)
  expect(remembered()).toBe('[]')
})

test('what another program is writing now stays', () => {
  const path = half()
  notedBy(path, process.ppid)
  removeLeftovers(kept.store)
  expect(existsSync(path)).toBe(true)
  expect(remembered()).toContain(path)
})

test('what lies on a stick that is not plugged in is remembered until it is', () => {
  const stick = join(kept.folder, 'stick')
  const path = half(stick)
  noteLeftover(kept.store, path)
  renameSync(stick, `${stick}-elsewhere`)
  removeLeftovers(kept.store)
  expect(remembered()).toContain(path)
  renameSync(`${stick}-elsewhere`, stick)
  removeLeftovers(kept.store)
  expect(existsSync(path)).toBe(false)
})

test('what ended well is forgotten, and nothing but a half folder is ever removed', () => {
  const path = half()
  noteLeftover(kept.store, path)
  forgetLeftover(kept.store, path)
  removeLeftovers(kept.store)
  expect(existsSync(path)).toBe(true)
  const whole = join(kept.folder, 'trialbook-archive-whole')
  mkdirSync(whole)
  noteLeftover(kept.store, whole)
  removeLeftovers(kept.store)
  expect(existsSync(whole)).toBe(true)
})

test('a store that never wrote anything outside is left as it is', () => {
  removeLeftovers(kept.store)
  expect(remembered()).toBeUndefined()
})
