import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLines, safeCell, withDecimalMark, type CsvStyle } from './csv.ts'

const plain: CsvStyle = { delimiter: ',', decimalMark: '.', byteOrderMark: false }

describe('cells', () => {
  test.each(['=1+1', '+cmd', '-cmd', '@SUM(A1)', '\tx', '\rx'])('%j cannot run in a spreadsheet', (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`)
  })

  test.each(['-3', '-3.5', '12', 'A-1', ''])('%j stays as it is', (cell) => {
    expect(safeCell(cell)).toBe(cell)
  })

  test('a decimal comma goes into numbers only', () => {
    expect(withDecimalMark('12.5', ',')).toBe('12,5')
    expect(withDecimalMark('1.2.3', ',')).toBe('1.2.3')
    expect(withDecimalMark('12.5', '.')).toBe('12.5')
  })

  test('whatever stands in a cell is read back from the file, made safe and nothing else', () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1 })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
        const read: unknown = parse(csvLines(rows, plain), { record_delimiter: '\r\n', relax_quotes: false })
        expect(read).toEqual(rows.map((row) => row.map(safeCell)))
      }),
    )
  })
})
