import { describe, expect, test } from 'vitest'
import { refusedSwitches, refusedVariables, switchValue } from './switches.ts'

const DANGEROUS = [
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '-remote-debugging-port=9222',
  '--REMOTE-DEBUGGING-PORT=9222',
  '--inspect',
  '--inspect-brk=0.0.0.0:9229',
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--js-flags=--expose-gc',
  '--load-extension=folder',
  '--disable-web-security',
  '--ignore-certificate-errors',
  '--host-rules=MAP * evil',
  '--proxy-server=evil:1',
  '--enable-logging',
  '--log-file=everything.txt',
  '--renderer-cmd-prefix=xterm',
  '--gpu-launcher=xterm',
  '--require=evil.js',
  '-r',
  '--',
]

describe('a release', () => {
  test.each(DANGEROUS)('refuses %s', (argument) => {
    expect(refusedSwitches([argument], 'release', 'linux')).toHaveLength(1)
  })

  test('refuses a switch in Windows spelling on Windows, where a path cannot begin with a slash', () => {
    expect(refusedSwitches(['/remote-debugging-port=9222'], 'release', 'win32')).toEqual(['remote-debugging-port'])
    expect(refusedSwitches(['/home/nurse/study'], 'release', 'linux')).toEqual([])
  })

  test('names every refused switch, not only the first', () => {
    expect(refusedSwitches(['--inspect', '--store=here', '--no-sandbox'], 'release', 'linux')).toEqual([
      'inspect',
      'no-sandbox',
    ])
  })

  test('starts with the switches that people need', () => {
    const args = ['--store=/data/study', '--user-data-dir=/data', '--lang=fa', '--force-device-scale-factor=2']
    expect(refusedSwitches(args, 'release', 'linux')).toEqual([])
  })
})

test('a build for tests and a source tree accept what a test driver passes', () => {
  expect(refusedSwitches(DANGEROUS, 'test', 'linux')).toEqual([])
  expect(refusedSwitches(DANGEROUS, 'development', 'linux')).toEqual([])
})

test('the last value of a switch counts', () => {
  expect(switchValue(['--store=one', '--store=two=2'], 'store')).toBe('two=2')
  expect(switchValue(['--storefront=x'], 'store')).toBeUndefined()
})

test('a release does not start where the environment has Chromium write what a page says; other builds do', () => {
  const loud = { ELECTRON_ENABLE_LOGGING: '1', ELECTRON_LOG_FILE: '/tmp/x', HOME: '/home/x', CHROME_LOG_FILE: '' }
  expect(refusedVariables(loud, 'release')).toEqual(['ELECTRON_ENABLE_LOGGING', 'ELECTRON_LOG_FILE'])
  expect(refusedVariables({ HOME: '/home/x' }, 'release')).toEqual([])
  for (const kind of ['test', 'development'] as const) expect(refusedVariables(loud, kind)).toEqual([])
})
