import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AnswerError } from './answers.ts'
import { codeMas, importMas, mas, masMuscles, scoreMas } from './mas.ts'

const core = { HIPADD_R: '2', HIPADD_L: '1+', HAM_R: '1', HAM_L: '1+', GAS_R: '3', GAS_L: '2' }
const muscles = ['HIPADD', 'HAM', 'GAS']
const grade = fc.constantFrom('0', '1', '1+', '2', '3', '4')

describe('coding a grade', () => {
  test.each([
    ['0', 0, 0],
    ['1', 1, 1],
    ['1+', 1.5, 2],
    ['2', 2, 3],
    ['3', 3, 4],
    ['4', 4, 5],
    ['NT', null, null],
    [null, null, null],
  ])('%j is %j with a half step and %j as an ordinal', (stored, code1p5, codeOrdinal) => {
    expect(codeMas(stored)).toEqual({ code1p5, codeOrdinal })
  })

  test('a grade that does not exist is refused', () => {
    expect(() => codeMas('5')).toThrow(RangeError)
    expect(() => codeMas('1.5')).toThrow(RangeError)
  })

  test('5 is not assessed in the registry and grade 4 in the ordinal coding', () => {
    expect(importMas(5, 'CPRN')).toBe('NT')
    expect(importMas(5, 'ORDINAL')).toBe('4')
  })

  test('2 is grade 2 in the registry and 1+ in the ordinal coding', () => {
    expect(importMas(2, 'CPRN')).toBe('2')
    expect(importMas(1.5, 'CPRN')).toBe('1+')
    expect(importMas(2, 'ORDINAL')).toBe('1+')
  })

  test('a number that the scheme does not have is refused', () => {
    expect(() => importMas(1.5, 'ORDINAL')).toThrow(RangeError)
    expect(() => importMas(6, 'CPRN')).toThrow(RangeError)
  })
})

describe('summarising the Modified Ashworth Scale', () => {
  test('the total is the mean of the half-step coding over the sites of the protocol', () => {
    expect(scoreMas(core, { muscles })).toMatchObject({ total: 11 / 6, status: 'complete', open: [], notScored: 0 })
  })

  test('a missing site leaves the mean, is counted, and takes the sum of its side away', () => {
    const score = scoreMas({ ...core, HAM_L: 'NT' }, { muscles })
    expect(score.all).toMatchObject({ n: 5, mean1p5: 1.9, sum1p5: null, sumOrdinal: null })
    expect(score.right).toMatchObject({ n: 3, sum1p5: 6 })
    expect(score.left).toMatchObject({ n: 2, sum1p5: null })
    expect(score.notTested).toEqual(['HAM_L'])
    expect(score.notScored).toBe(1)
  })

  test('a site of the protocol that was not handed in is open', () => {
    const score = scoreMas({ HIPADD_R: '1' }, { muscles: ['HIPADD'] })
    expect(score.open).toEqual(['HIPADD_L'])
    expect(score.status).toBe('incomplete')
    expect(score.total).toBe(1)
  })

  test('fewer sites than the protocol asks for give no mean', () => {
    const five = { ...core, GAS_L: 'NT' }
    expect(scoreMas(five, { muscles, minimumScored: 5 }).total).toBe(1.8)
    expect(scoreMas(five, { muscles, minimumScored: 6 }).total).toBeNull()
  })

  test('nothing scored is null, not 0', () => {
    expect(scoreMas({ HAM_R: 'NT', HAM_L: null }).total).toBeNull()
    expect(scoreMas({}).total).toBeNull()
  })

  test('a number is never taken for a grade', () => {
    expect(() => scoreMas({ HAM_L: 2 })).toThrow(AnswerError)
    expect(() => scoreMas({ HAM_L: '1.5' })).toThrow(AnswerError)
  })

  test('a scored muscle outside the set is refused, an unknown muscle too', () => {
    expect(() => scoreMas({ SOL_R: '1' }, { muscles })).toThrow(/^SOL_R/)
    expect(() => scoreMas({}, { muscles: ['TONGUE'] })).toThrow(RangeError)
  })

  test('the mean lies between the lowest and the highest grade, and swapping sides does not change it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(grade, grade), { minLength: 1, maxLength: masMuscles.length }), (pairs) => {
        const side = (flip: boolean) =>
          Object.fromEntries(
            pairs.flatMap(([right, left], index) => {
              const id = masMuscles[index]?.id ?? ''
              return [
                [`${id}_R`, flip ? left : right],
                [`${id}_L`, flip ? right : left],
              ]
            }),
          )
        const score = scoreMas(side(false))
        const codes = pairs.flat().map((one) => codeMas(one).code1p5 ?? Number.NaN)
        expect(score.total).toBeGreaterThanOrEqual(Math.min(...codes) - 1e-12)
        expect(score.total).toBeLessThanOrEqual(Math.max(...codes) + 1e-12)
        expect(codeMas(score.all.maxGrade).code1p5).toBe(Math.max(...codes))
        expect(scoreMas(side(true)).all).toEqual(score.all)
      }),
    )
  })

  test('every muscle stands once on each side', () => {
    expect(mas.items).toHaveLength(2 * masMuscles.length)
    expect(new Set(mas.items.map(({ id }) => id)).size).toBe(mas.items.length)
  })
})
