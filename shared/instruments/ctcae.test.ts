import { describe, expect, test } from 'vitest'
import { ctcaeTerm, ctcaeTerms, feverGrade, isGradeOf } from './ctcae.ts'
import { fold, searchCtcae, usualTerms } from './ctcaeSearch.ts'

const found = (typed: string) => searchCtcae(typed).map(({ term }) => term)

describe('the CTCAE v5.0 terms', () => {
  test('are 837 in 26 organ classes, no term twice', () => {
    expect(ctcaeTerms).toHaveLength(837)
    expect(new Set(ctcaeTerms.map(({ soc }) => soc)).size).toBe(26)
    expect(new Set(ctcaeTerms.map(({ term }) => term)).size).toBe(837)
  })

  test('have between one and five ascending grades each', () => {
    for (const { grades } of ctcaeTerms) {
      expect(grades.length).toBeGreaterThan(0)
      expect(grades).toEqual([...new Set(grades)].toSorted((a, b) => a - b))
      expect(grades.every((grade) => [1, 2, 3, 4, 5].includes(grade))).toBe(true)
    }
  })

  test.each([
    ['Nausea', [1, 2, 3]],
    ['Vomiting', [1, 2, 3, 4, 5]],
    ['Syncope', [3]],
    ['Bruising', [1, 2]],
    ['Agitation', [1, 2, 3, 4]],
    ['Upper respiratory infection', [2, 3, 4, 5]],
    ['Spinal cord compression', [3, 4, 5]],
  ])('%s has the grades %j', (term, grades) => {
    expect([0, 1, 2, 3, 4, 5, 6].filter((grade) => isGradeOf(term, grade))).toEqual(grades)
  })

  test('a term that is not in the list has no grade', () => {
    expect(isGradeOf('Post lumbar puncture syndrome', 1)).toBe(false)
    expect(isGradeOf('nausea', 1)).toBe(false)
  })
})

describe('the grade of a fever', () => {
  test.each([
    [37.9, null, null],
    [38, null, 1],
    [39, null, 1],
    [39.1, null, 2],
    [40, null, 2],
    [40.1, 24, 3],
    [40.1, 24.5, 4],
    [40.1, null, null],
  ])('%d °C, %j hours above 40, is %j', (celsius, hours, grade) => {
    expect(feverGrade(celsius, hours)).toBe(grade)
  })
})

describe('searching a term while typing', () => {
  test('a term that begins with the text comes first', () => {
    expect(found('head')[0]).toBe('Headache')
    expect(found('naus')).toEqual(['Nausea'])
  })

  test('words may be typed in any order and in part', () => {
    expect(found('leak cereb')).toContain('Cerebrospinal fluid leakage')
  })

  test.each([
    ['HEADACHE', 'Headache'],
    ['diarrhoea', 'Diarrhea'],
    ['anaemia', 'Anemia'],
    ['oedema limbs', 'Edema limbs'],
    ['rash maculo papular', 'Rash maculo-papular'],
    ['náuseâ', 'Nausea'],
  ])('%s finds %s', (typed, term) => {
    expect(found(typed)).toContain(term)
  })

  test('a headache after a lumbar puncture offers leakage and headache, and the coder decides', () => {
    expect(found('post-LP').slice(0, 2)).toEqual(['Cerebrospinal fluid leakage', 'Headache'])
    expect(found('post lumbar puncture head').slice(0, 2)).toEqual(['Cerebrospinal fluid leakage', 'Headache'])
  })

  test('nothing typed shows the usual terms, all of which exist', () => {
    expect(usualTerms.filter((term) => !ctcaeTerm(term))).toEqual([])
    expect(searchCtcae('  ', 100).map(({ term }) => term)).toEqual(usualTerms)
  })

  test('nonsense finds nothing, and a limit is kept', () => {
    expect(found('zzzz')).toEqual([])
    expect(searchCtcae('a', 5)).toHaveLength(5)
  })

  test('every term is found by its own name', () => {
    for (const { term } of ctcaeTerms) expect(searchCtcae(term, 100).map((hit) => hit.term)).toContain(term)
  })

  test('folding leaves only what is compared', () => {
    expect(fold('Œdème – Étrange!')).toBe('edeme etrange')
  })
})
