import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallCells, suppress } from './smallCells.ts'
import { treatedSubjects } from './subjects.ts'

const child = fc.record({
  sex: fc.constantFrom('1', '2'),
  age: fc.constantFrom('2', '3', '5', '11'),
  gmfcs: fc.constantFrom('I', 'IV', 'V'),
})

describe('small cells', () => {
  test('lists each class smaller than k with its size', () => {
    const cells = smallCells(
      [
        { sex: '1', age: '5', gmfcs: 'V' },
        { sex: '1', age: '5', gmfcs: 'V' },
        { sex: '2', age: '5', gmfcs: 'V' },
      ],
      2,
    )
    expect(cells).toEqual([{ class: { sex: '2', age: '5', gmfcs: 'V' }, count: 1 }])
  })

  test('every child is in a small class, in a large one, or blanked', () => {
    fc.assert(
      fc.property(fc.array(child, { maxLength: 40 }), fc.integer({ min: 2, max: 11 }), (children, k) => {
        const left = suppress(children, k).filter((c) => c.sex !== '')
        expect(smallCells(left, k)).toEqual([])
        const small = smallCells(children, k).reduce((sum, cell) => sum + cell.count, 0)
        expect(left.length).toBe(children.length - small)
      }),
    )
  })

  test('generalising turns ages into bands and keeps the level, which is an outcome', () => {
    const subject = {
      id: 'a',
      code: 'T-001',
      status: 'enrolled',
      firstDose: '2026-01-10',
      birthDate: '2019-06-01',
      sex: '1',
      gmfcs: 'V',
    }
    expect(treatedSubjects([subject], 'generalise', 5).lines).toEqual([{ sex: '1', age: '6-11', gmfcs: 'V' }])
    expect(treatedSubjects([subject], 'suppress', 5).lines).toEqual([{ sex: '', age: '', gmfcs: 'V' }])
    expect(treatedSubjects([subject], 'report', 5).lines).toEqual([{ sex: '1', age: '6', gmfcs: 'V' }])
  })
})
