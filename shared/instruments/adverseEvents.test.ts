import { describe, expect, test } from 'vitest'
import { CAUSALITIES, checkConsistency, isRelated, SERIOUSNESS_CRITERIA, seriousness } from './adverseEvents.ts'

const none = Object.fromEntries(SERIOUSNESS_CRITERIA.map((criterion) => [criterion, 'N']))

describe('seriousness', () => {
  test.each(SERIOUSNESS_CRITERIA)('%s alone makes an event serious, also while the others are open', (criterion) => {
    expect(seriousness({ ...none, [criterion]: 'Y' })).toBe('Y')
    expect(seriousness({ [criterion]: 'Y' })).toBe('Y')
  })

  test('an event is not serious only when all six say no', () => {
    expect(seriousness(none)).toBe('N')
  })

  test.each(SERIOUSNESS_CRITERIA)('while %s is open the answer is open', (criterion) => {
    expect(seriousness({ ...none, [criterion]: null })).toBeNull()
  })
})

describe('causality', () => {
  test('certain, probable and possible are related, the other three are not', () => {
    expect(CAUSALITIES.map((category) => isRelated(category))).toEqual([true, true, true, false, false, false])
  })

  test('an open causality is neither', () => {
    expect(isRelated(null)).toBeNull()
  })

  test('a word that WHO-UMC does not have is refused', () => {
    expect(() => isRelated('NOT RELATED')).toThrow(RangeError)
  })
})

describe('consistency of an event', () => {
  const fatal = { grade: 5, outcome: 'FATAL', death: 'Y' }

  test('R44: grade 5, a fatal outcome and death go together', () => {
    expect(checkConsistency(fatal)).toEqual({ consistent: true, contradictions: [], warning: null })
  })

  test.each([
    [{ ...fatal, grade: 4 }],
    [{ ...fatal, outcome: 'UNKNOWN' }],
    [{ ...fatal, death: 'N' }],
    [{ grade: 2, outcome: 'FATAL', death: 'N' }],
  ])('%j contradicts itself', (event) => {
    expect(checkConsistency(event).consistent).toBe(false)
  })

  test('what is still open contradicts nothing', () => {
    expect(checkConsistency({ grade: 5, outcome: null }).consistent).toBe(true)
    expect(checkConsistency({}).consistent).toBe(true)
  })

  test('R44: a grade that the term does not have is a contradiction', () => {
    expect(checkConsistency({ term: 'Nausea', grade: 4, lifeThreatening: 'Y' }).contradictions).toEqual([
      'Nausea has no grade 4 in CTCAE v5.0',
    ])
  })

  test('a resolved event needs an end date, one that goes on has none', () => {
    expect(checkConsistency({ outcome: 'RECOVERED/RESOLVED', endDate: null }).consistent).toBe(false)
    expect(checkConsistency({ outcome: 'RECOVERED/RESOLVED WITH SEQUELAE', endDate: null }).consistent).toBe(false)
    expect(checkConsistency({ outcome: 'RECOVERED/RESOLVED', endDate: '2026-03-01' }).consistent).toBe(true)
    expect(checkConsistency({ outcome: 'NOT RECOVERED/NOT RESOLVED', endDate: '2026-03-01' }).consistent).toBe(false)
    expect(checkConsistency({ outcome: 'NOT RECOVERED/NOT RESOLVED', endDate: null }).consistent).toBe(true)
  })

  test('grade 4 that was not life-threatening is a warning only', () => {
    const event = checkConsistency({ grade: 4, lifeThreatening: 'N' })
    expect(event).toMatchObject({ consistent: true, warning: 'grade 4 without life-threatening flag' })
    expect(checkConsistency({ grade: 4, lifeThreatening: 'Y' }).warning).toBeNull()
  })
})
