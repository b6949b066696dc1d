import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attemptsSchema, NO_ATTEMPTS, type Attempts } from './keyFile.ts'
import { clearSlot, countFailure, noteTime, slotOfName, triesLeft, waitAfter, waitingUntil } from './lockout.ts'
import { nameTagOf } from './userName.ts'

const NOON = new Date('2026-03-20T12:00:00.000Z')
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000)

function fail(times: number, at = NOON): Attempts {
  return Array.from({ length: times }).reduce<Attempts>(
    (attempts) => countFailure(noteTime(attempts, at), '0aa', at),
    NO_ATTEMPTS,
  )
}

describe('waiting after wrong passwords', () => {
  test('begins with the fifth and doubles from 30 s to an hour', () => {
    const seconds = [1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 1000].map((failures) => waitAfter(failures) / 1000)
    expect(seconds).toEqual([0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
  })

  test('ends when its time is over', () => {
    const attempts = fail(5)
    expect(waitingUntil(attempts, '0aa', later(29))).toBe(later(30).toISOString())
    expect(waitingUntil(attempts, '0aa', later(30))).toBeNull()
  })

  test('concerns one slot only', () => {
    expect(waitingUntil(fail(5), '0ab', NOON)).toBeNull()
  })

  test('counts down the tries before it', () => {
    expect([0, 1, 4, 5, 6].map((failures) => triesLeft(fail(failures), '0aa'))).toEqual([5, 4, 1, 0, 0])
  })

  test('is forgotten after a success', () => {
    expect(clearSlot(fail(7), '0aa').lockouts).toEqual({})
  })
})

describe('a clock that was set back', () => {
  test('makes the wait begin again from now, and not last until the old time comes round', () => {
    const yesterday = later(-86_400)
    const attempts = noteTime(fail(6), yesterday)
    expect(waitingUntil(attempts, '0aa', yesterday)).toBe(later(-86_400 + 60).toISOString())
  })

  test('does not bring a wait back that was over', () => {
    const over = noteTime(fail(6), later(61))
    expect(waitingUntil(noteTime(over, later(-100)), '0aa', later(-100))).toBeNull()
  })

  test('never makes a wait shorter, whatever the clock does afterwards', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 14 }),
        fc.array(fc.record({ step: fc.integer({ min: -9_000, max: 0 }), pass: fc.integer({ min: 0, max: 5_000 }) })),
        (failures, events) => {
          // `wall` is what the clock shows, `real` what has really passed since the last failure, both in seconds.
          let attempts = fail(failures)
          let wall = 0
          let real = 0
          for (const { step, pass } of events) {
            wall += step + pass
            real += pass
            attempts = noteTime(attempts, later(wall))
            const mayTry = waitingUntil(attempts, '0aa', later(wall)) === null
            if (mayTry) return real * 1000 >= waitAfter(failures)
          }
          return true
        },
      ),
    )
  })
})

test('every name has a slot that the key file accepts, and there are 1024 of them', () => {
  const salt = Buffer.alloc(32, 7).toString('base64url')
  const slots = Array.from({ length: 20_000 }, (_, index) => slotOfName(nameTagOf(salt, `name ${index}`)))
  const lockouts = Object.fromEntries(slots.map((slot) => [slot, { failures: 1, notBefore: null }]))
  expect(attemptsSchema.safeParse({ ...NO_ATTEMPTS, lockouts }).success).toBe(true)
  expect(Object.keys(lockouts)).toHaveLength(1024)
})
