import { spawnSync } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createLog } from './log.ts'
import { catchUnforeseen } from './unforeseen.ts'

const NAME = 'Golnaz Mehrabani'

test('what nobody caught is in the log as kind and place, and says nothing of its value', () => {
  const source = new EventEmitter()
  const log = createLog(null)
  catchUnforeseen(source, log)
  source.emit('uncaughtException', new TypeError(NAME))
  source.emit('unhandledRejection', Object.assign(new Error(NAME), { code: 'ENOSPC' }))
  source.emit('unhandledRejection', NAME)
  expect(log.recent()).toHaveLength(3)
  expect(log.recent().join()).not.toContain('Golnaz')
  expect(log.recent().join()).toMatch(/TypeError.*ENOSPC.*string/s)
})

test('a process with it writes no value to its standard error, and goes on', () => {
  const script = `
    import { catchUnforeseen } from '${new URL('unforeseen.ts', import.meta.url).href}'
    import { createLog } from '${new URL('log.ts', import.meta.url).href}'
    catchUnforeseen(process, createLog(null))
    Promise.reject(new Error('${NAME}'))
    setTimeout(() => { throw new Error('${NAME}') }, 5)
    setTimeout(() => console.log('still here'), 30)
  `
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  expect([status, stdout.trim()]).toEqual([0, 'still here'])
  expect(stderr).not.toContain('Golnaz')
})
