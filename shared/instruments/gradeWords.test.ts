import { describe, expect, test } from 'vitest'
import { ctcaeTerm, type Grade } from './ctcae.ts'
import { gradeWords, TERMS_WITH_WORDS } from './gradeWords.ts'

const GRADES: readonly Grade[] = [1, 2, 3, 4, 5]

describe('the words of a grade', () => {
  test('are the term’s own where there are some, and are said of no grade that the term does not have', () => {
    expect(gradeWords('Nausea', 2).en).toContain('eats less')
    expect(gradeWords('Fever', 1).en).toBe('38.0 to 39.0 °C')
    for (const term of TERMS_WITH_WORDS) {
      const others = GRADES.filter((grade) => !ctcaeTerm(term)?.grades.includes(grade))
      expect(others.filter((grade) => gradeWords(term, grade) !== gradeWords(undefined, grade))).toEqual([])
    }
  })

  test('are the general ones for every other term', () => {
    expect(gradeWords('Meningitis', 4)).toEqual(gradeWords(undefined, 4))
    expect(GRADES.map((grade) => gradeWords(undefined, grade).en).every((words) => words.length > 3)).toBe(true)
  })
})
