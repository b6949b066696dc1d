import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchIdle } from './idle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watch(whole: number) {
  let asleep = 0
  let seconds = whole
  const said: string[] = []
  const idle = watchIdle({
    seconds: () => seconds,
    monotonicSeconds: () => performance.now() / 1000 + asleep,
    onNear: (left) => said.push(`near ${Math.round(left)}`),
    onOver: () => said.push('over'),
  })
  return { idle, said, sleep: (time: number) => (asleep += time), set: (time: number) => (seconds = time) }
}

test('R23: warns sixty seconds before the end and ends once', () => {
  const { said } = watch(600)
  vi.advanceTimersByTime(539_000)
  expect(said).toEqual([])
  vi.advanceTimersByTime(1_500)
  expect(said).toEqual(['near 60'])
  vi.advanceTimersByTime(600_000)
  expect(said).toEqual(['near 60', 'over'])
})

test('a sign of life starts the time again, also after the warning', () => {
  const { idle, said } = watch(600)
  vi.advanceTimersByTime(560_000)
  expect(said).toEqual(['near 60'])
  expect(idle.touch()).toBe(600)
  vi.advanceTimersByTime(530_000)
  expect(said).toEqual(['near 60'])
  vi.advanceTimersByTime(80_000)
  expect(said).toEqual(['near 60', 'near 60', 'over'])
})

test('time asleep counts as idle', () => {
  const { said, sleep } = watch(600)
  vi.advanceTimersByTime(10_000)
  sleep(3_600)
  vi.advanceTimersByTime(1_000)
  expect(said).toEqual(['over'])
})

test('a short time warns half way', () => {
  const { said } = watch(10)
  vi.advanceTimersByTime(5_500)
  expect(said).toEqual(['near 5'])
})

test('says nothing once stopped', () => {
  const { idle, said } = watch(10)
  idle.stop()
  vi.advanceTimersByTime(60_000)
  expect(said).toEqual([])
})

test('a changed setting counts from the next sign of life', () => {
  const { idle, said, set } = watch(600)
  set(120)
  expect(idle.touch()).toBe(120)
  vi.advanceTimersByTime(121_000)
  expect(said).toEqual(['near 60', 'over'])
})
