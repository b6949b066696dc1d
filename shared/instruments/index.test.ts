import { describe, expect, test } from 'vitest'
import { findInstrument, instruments } from './index.ts'

describe('the registry of instruments', () => {
  test('holds eight, each under its own id', () => {
    expect(instruments.map(({ id }) => id)).toEqual(['GMFM88', 'BBS', 'PBS', 'MAS', 'FIM', 'WEEFIM', 'FIMFAM', 'GMFCS'])
  })

  test.each([
    ['gmfm88', 'GMFM88'],
    ['GMFM-88', 'GMFM88'],
    ['Berg Balance Scale', 'BBS'],
    ['UK FIM+FAM', 'FIMFAM'],
    ['GMFCS-E&R', 'GMFCS'],
  ])('finds %s as %s', (name, id) => {
    expect(findInstrument(name)?.id).toBe(id)
  })

  test('finds nothing under another name', () => {
    expect(findInstrument('GMFM-66')).toBeUndefined()
    expect(findInstrument('')).toBeUndefined()
  })

  test.each(instruments)(
    '$name: items belong to dimensions, ids are unique, and the rule has a version',
    (instrument) => {
      const dimensions = instrument.dimensions.map(({ id }) => id)
      expect(instrument.items.filter(({ dimension }) => !dimensions.includes(dimension))).toEqual([])
      expect(new Set(instrument.items.map(({ id }) => id)).size).toBe(instrument.items.length)
      expect(instrument.ruleVersion).toMatch(/^[a-z0-9]+\/\d+$/)
      expect(instrument.score({}).ruleVersion).toBe(instrument.ruleVersion)
    },
  )

  test.each(instruments)('$name: without an answer there is no total', (instrument) => {
    expect(instrument.score({})).toMatchObject({ total: null, status: 'incomplete' })
  })
})
