import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPrinter, type PrinterPlaces } from './printer.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'trialbook-printer-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const places = (more: Partial<PrinterPlaces> = {}): PrinterPlaces => ({
  environment: { DISPLAY: ':7' },
  root,
  platform: 'linux',
  has: () => false,
  ...more,
})

function build(): string {
  const electron = join(root, 'node_modules', 'electron')
  mkdirSync(join(electron, 'dist'), { recursive: true })
  mkdirSync(join(root, 'out', 'main'), { recursive: true })
  writeFileSync(join(electron, 'path.txt'), 'electron')
  writeFileSync(join(electron, 'dist', 'electron'), '')
  writeFileSync(join(root, 'out', 'main', 'index.js'), '')
  return join(electron, 'dist', 'electron')
}

test('the built source tree prints', () => {
  const electron = build()
  const { file, args } = findPrinter(places())
  expect(file).toBe(electron)
  expect(args.slice(-2)).toEqual([root, '--print-documents'])
})

test('an installed application prints, and is asked first', () => {
  build()
  const own = join(root, 'trialbook')
  writeFileSync(own, '')
  const found = findPrinter(places({ environment: { DISPLAY: ':7', TRIALBOOK_APPLICATION: own } }))
  expect(found.file).toBe(own)
  expect(found.args).not.toContain(root)
})

test('without a display it goes under a virtual one, and without that it says what to install', () => {
  build()
  expect(findPrinter(places({ environment: {}, has: (name) => name === 'xvfb-run' })).file).toBe('xvfb-run')
  expect(() => findPrinter(places({ environment: {} }))).toThrow(/needs a display.*Nothing was written.*xvfb/)
  expect(findPrinter(places({ environment: {}, platform: 'darwin' })).file).not.toBe('xvfb-run')
})

test('a tree that is not built, and an application that is not there, are said', () => {
  expect(() => findPrinter(places())).toThrow(/not built.*Nothing was written/)
  const environment = { TRIALBOOK_APPLICATION: join(root, 'gone') }
  expect(() => findPrinter(places({ environment }))).toThrow(/where nothing is/)
})
