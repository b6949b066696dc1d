import { describe, expect, test } from 'vitest'
import { gmfcsBand, scoreGmfcs } from './gmfcs.ts'

describe('the GMFCS', () => {
  test.each([
    ['I', 1],
    ['II', 2],
    ['III', 3],
    ['IV', 4],
    ['V', 5],
  ])('level %s is exported as %d', (level, total) => {
    expect(scoreGmfcs({ GMFCS: level })).toMatchObject({ level, total, status: 'complete', open: [] })
  })

  test('an open level has no number', () => {
    expect(scoreGmfcs({})).toMatchObject({ level: null, total: null, status: 'incomplete', open: ['GMFCS'] })
  })

  test.each(['i', '1', 'VI', '', 'NT'])('%j is no level', (level) => {
    expect(() => scoreGmfcs({ GMFCS: level })).toThrow(/^GMFCS: /)
  })

  test('a number is no level', () => {
    expect(() => scoreGmfcs({ GMFCS: 2 })).toThrow(/^GMFCS: /)
  })
})

describe('the age band', () => {
  test.each([
    ['2020-03-15', '2020-03-15', 'LT2'],
    ['2020-03-15', '2022-03-14', 'LT2'],
    ['2020-03-15', '2022-03-15', '2-4'],
    ['2020-03-15', '2024-03-15', '4-6'],
    ['2020-03-15', '2026-03-14', '4-6'],
    ['2020-03-15', '2032-03-15', '12-18'],
    ['2020-03-15', '2038-03-14', '12-18'],
    ['2020-03-15', '2038-03-15', null],
    ['2020-03-15', '2020-03-14', null],
    ['2020-02-29', '2022-02-28', 'LT2'],
    ['2020-02-29', '2022-03-01', '2-4'],
    ['2020-02-29', '2024-02-29', '4-6'],
  ])('a child born %s is on %s in the band %s', (birth, assessed, band) => {
    expect(gmfcsBand(birth, assessed)).toBe(band)
  })

  test('something that is no date is refused', () => {
    expect(() => gmfcsBand('2021-02-29', '2024-01-01')).toThrow(Error)
  })
})
