import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { StoreError } from '../../db/store/errors.ts'
import { listenForInterrupt } from './interrupt.ts'
import { Finding } from './io.ts'

test.each(['SIGINT', 'SIGTERM'])('%s once stops the work in good order; a second one is left to the system', (name) => {
  const source = new EventEmitter()
  const interrupt = listenForInterrupt(source as unknown as NodeJS.Process)
  source.emit(name)
  expect(interrupt.signal.aborted).toBe(true)
  expect(source.listenerCount(name)).toBe(0)
  // Whatever the stop made fail on its way: it was stopped.
  const torn = new Error('the printer was stopped too')
  expect(interrupt.endOf(torn)).toEqual({ outcome: 'cancelled' })
  expect(interrupt.said(torn)).toBeInstanceOf(Finding)
})

test('without one a failure is a failure, and nothing listens afterwards', () => {
  const source = new EventEmitter()
  const interrupt = listenForInterrupt(source as unknown as NodeJS.Process)
  const full = new StoreError('diskFull')
  expect(interrupt.endOf(full)).toEqual({ outcome: 'failed', code: 'diskFull' })
  expect(interrupt.said(full)).toBe(full)
  interrupt.release()
  expect(source.eventNames()).toEqual([])
})
