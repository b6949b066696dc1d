import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const INJ1 = visit('INJ1', '2026-02-20')
const WARD = visit('OBS-1', '2026-02-21')
const injection = form('INJ', INJ1, { INJ_START: '2026-02-20T10:00' })

/** What a check says of vital signs at the injection, or on the ward, with times of 20 February by row. */
function said(check: string, given: Readonly<Record<string, string>>, forms = [injection], at = INJ1) {
  const vitals = form('VITALS', at, given)
  return found(check, vitals, { visits: [INJ1, WARD], forms }).map(
    ({ severity, address }) => `${severity} ${address?.item}/${address?.repeat}`,
  )
}
const at = (times: Readonly<Record<number, string>>) =>
  Object.fromEntries(Object.entries(times).map(([row, time]) => [`VS_DATETIME/${row}`, `2026-02-20T${time}`]))

describe('FC36: the order of the time points', () => {
  test('is silent while they follow each other, also when some are left out', () => {
    expect(said('FC36', at({ 1: '09:30', 2: '10:00', 3: '10:15', 5: '11:00' }))).toEqual([])
    expect(said('FC36', at({ 2: '10:00', 3: '10:00' }))).toEqual([])
  })

  test('blocks the one that is earlier than the one before it', () => {
    expect(said('FC36', at({ 2: '10:00', 3: '10:30', 4: '10:15' }))).toEqual(['hard VS_DATETIME/4'])
  })

  test('blocks one from the start on that is earlier than the injection, and asks nothing of the set before it', () => {
    expect(said('FC36', at({ 1: '09:30', 2: '09:59' }))).toEqual(['hard VS_DATETIME/2'])
    expect(said('FC36', at({ 1: '09:30', 2: '09:59' }), [])).toEqual([])
  })
})

describe('FC37: a late time point', () => {
  test('is silent up to half of the time since the point before it', () => {
    expect(said('FC37', at({ 1: '09:45', 2: '10:15', 3: '10:22', 6: '12:30' }))).toEqual([])
  })

  test('asks beyond it', () => {
    expect(said('FC37', at({ 2: '10:16', 3: '10:23', 6: '12:31' }))).toEqual([
      'soft VS_DATETIME/2',
      'soft VS_DATETIME/3',
      'soft VS_DATETIME/6',
    ])
  })

  test('counts from the injection on the ward too, and says nothing while that is not recorded', () => {
    expect(said('FC37', at({ 8: '20:00' }), [injection], WARD)).toEqual([])
    expect(said('FC37', at({ 8: '20:01' }), [injection], WARD)).toEqual(['soft VS_DATETIME/8'])
    expect(said('FC37', at({ 8: '20:01' }), [], WARD)).toEqual([])
  })
})

describe('FC38: consciousness', () => {
  const measured = { ...at({ 1: '09:30', 2: '10:00', 3: '10:15' }) }

  test('is silent for a fall by one point, and for a rise', () => {
    expect(said('FC38', { ...measured, 'GCS/1': '15', 'GCS/2': '14', 'GCS/3': '15' })).toEqual([])
  })

  test('asks for an adverse event when it falls by two points from one measurement to the next', () => {
    expect(said('FC38', { ...measured, 'GCS/1': '15', 'GCS/2': '15', 'GCS/3': '13' })).toEqual(['soft GCS/3'])
  })

  test('compares in the order of the clock', () => {
    const turned = at({ 1: '10:30', 2: '10:00' })
    expect(said('FC38', { ...turned, 'GCS/1': '15', 'GCS/2': '13' })).toEqual([])
    expect(said('FC38', { ...turned, 'GCS/1': '13', 'GCS/2': '15' })).toEqual(['soft GCS/1'])
  })
})
