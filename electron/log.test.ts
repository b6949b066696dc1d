import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLog } from './log.ts'

const NAME = 'Golnaz Mehrabani'

function logInFolder() {
  const file = join(mkdtempSync(join(tmpdir(), 'trialbook-log-')), 'logs', 'trialbook.log')
  return { file, log: createLog(file), text: () => readFileSync(file, 'utf8') }
}

/** An error as a driver or a schema might throw it: the value in the message, on several lines, and in further fields. */
function tellTaleError(): Error {
  const error = new TypeError(`cannot store ${NAME}\n    at ${NAME} (index.js:1:1)`)
  return Object.assign(error, { code: `near "${NAME}": syntax error`, parameters: [NAME], cause: new Error(NAME) })
}

test('an incident tells kind and place of an error and nothing of what it says', () => {
  const { log, text } = logInFolder()
  log.incident('0b0d5c9e-8f0e-4c55-b0a5-3a3b4c4d5e6f', tellTaleError(), { channel: 'forms.keep' })
  expect(text()).not.toContain('Golnaz')
  expect(text()).toMatch(/"channel":"forms.keep","incident":"0b0d5c9e[^"]*"/)
  expect(text()).toMatch(/"at":"log\.test\.ts:\d+"/)
  expect(log.recent().join()).not.toContain('Golnaz')
})

test('a word in place of a code, a class made up and a message that was changed after it was thrown leave nothing', () => {
  const { log, text } = logInFolder()
  const id = '0b0d5c9e-8f0e-4c55-b0a5-3a3b4c4d5e6f'
  log.incident(id, Object.assign(new Error('x'), { code: 'Golnaz' }))
  log.incident(id, Object.assign(new Error('x'), { code: 'MEHRABANI' }))
  log.incident(id, Object.assign(new Error('x'), { constructor: { name: 'Golnaz' }, name: 'Golnaz' }))
  const changed = new Error('first\n    at Golnaz (Golnaz.js:1:1)')
  changed.message = 'second'
  log.incident(id, changed)
  log.incident(id, Object.assign(new Error('x'), { stack: `Error: x\n    at ${NAME} (Golnaz.js:1:1)\nmore` }))
  log.incident(id, Object.assign(new Error('disk'), { code: 'ENOSPC', path: `/home/${NAME}/x` }))
  expect(text()).not.toMatch(/Golnaz|MEHRABANI/i)
  expect(text()).toContain('"code":"ENOSPC"')
})

test('an error that throws when it is looked at is told as what it is, and stops nothing', () => {
  const { log, text } = logInFolder()
  const trap = new Error('x')
  Object.defineProperty(trap, 'stack', {
    get: () => {
      throw new Error(NAME)
    },
  })
  log.incident('0b0d5c9e-8f0e-4c55-b0a5-3a3b4c4d5e6f', trap)
  expect(text()).toContain('"what":"incident"')
  expect(text()).not.toContain('Golnaz')
})

test('a code of the system is told, a sentence in its place is not', () => {
  const { log, text } = logInFolder()
  log.write('door.failed', { code: 'ENOSPC' })
  log.write('door.failed', { code: `no room for ${NAME}` })
  expect(text()).toContain('"code":"ENOSPC"')
  expect(text()).not.toContain('Golnaz')
})

test('something thrown that is no error leaves only its type', () => {
  const { log, text } = logInFolder()
  log.incident('0b0d5c9e-8f0e-4c55-b0a5-3a3b4c4d5e6f', NAME)
  expect(text()).toContain('"code":"string"')
  expect(text()).not.toContain('Golnaz')
})

test('the file is turned over before it grows without end', () => {
  const { file, log } = logInFolder()
  for (let line = 0; line < 15_000; line += 1) log.write('door.badInput', { channel: 'forms.keep' })
  expect(statSync(file).size).toBeLessThan(1_100_000)
  expect(existsSync(`${file}.old`)).toBe(true)
  expect(log.recent()).toHaveLength(500)
})

test('a log that cannot be written does not stop the work', () => {
  const inTheWay = join(mkdtempSync(join(tmpdir(), 'trialbook-log-')), 'a-file')
  writeFileSync(inTheWay, '')
  const log = createLog(join(inTheWay, 'trialbook.log'))
  log.write('application.started')
  expect(log.recent()).toHaveLength(1)
})
