import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildKind, testAffordances } from './build.ts'

function appFolder(marked: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'trialbook-build-'))
  const mark = marked ? { trialbookTestBuild: true } : {}
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'trialbook', ...mark }))
  return folder
}

const EVERYTHING = {
  TRIALBOOK_TEST: '1',
  TRIALBOOK_TEST_PRINT_TO: 'kit.pdf',
  TRIALBOOK_TEST_FOLDER: 'exports',
  TRIALBOOK_TEST_IDLE: '3',
}

test('an installed application without the mark is a release, whatever the environment says', () => {
  const kind = buildKind({ packaged: true, appFolder: appFolder(false), environment: EVERYTHING })
  expect(kind).toBe('release')
  expect(testAffordances(kind, EVERYTHING)).toEqual({})
})

test('the mark inside the application makes a build for tests', () => {
  expect(buildKind({ packaged: true, appFolder: appFolder(true), environment: {} })).toBe('test')
})

test('a source tree is for development, and can be held to the rules of a release', () => {
  const folder = appFolder(false)
  expect(buildKind({ packaged: false, appFolder: folder, environment: {} })).toBe('development')
  const environment = { TRIALBOOK_RELEASE_RULES: '1' }
  expect(buildKind({ packaged: false, appFolder: folder, environment })).toBe('release')
})

test('a test may answer for a person only when it says that it is one', () => {
  expect(testAffordances('test', EVERYTHING)).toEqual({ printTo: 'kit.pdf', folder: 'exports', idleSeconds: 3 })
  expect(testAffordances('test', { ...EVERYTHING, TRIALBOOK_TEST: '0' })).toEqual({})
})
