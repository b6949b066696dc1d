import { describe, expect, test } from 'vitest'
import { ResidualScan } from './residualScan.ts'

const scan = new ResidualScan(
  {
    everywhere: [
      { text: 'زهرا کریمی', form: 'IDENTITY', item: 'NAME' },
      { text: 'Ali Reza', form: 'IDENTITY', item: 'NAME' },
      { text: 'TEH-004', form: 'SUBJECT', item: 'CODE' },
      { text: 'LOT-77A', form: 'PRODUCT', item: 'LOT_NO' },
      { text: '99812', form: 'IDENTITY', item: 'RECORD_NUMBER' },
    ],
    datesOf: new Map([['child-1', [{ date: '2026-03-21', form: 'INJ', item: 'START' }]]]),
  },
  new Set(['GMFM88', 'ALI']),
)
const look = (cell: string, subject: string | null = null) => scan.look(cell, subject, 'long.csv')

describe('the residual scan finds', () => {
  test.each([
    ['a name', 'seen with reza today', 'NAME'],
    ['a Persian name typed with Arabic letters', 'مادر زهرا كريمي', 'NAME'],
    ['a subject code', 'see teh-004', 'CODE'],
    ['a lot', 'lot-77a', 'LOT_NO'],
    ['a record number', '99812', 'RECORD_NUMBER'],
    ['a record number in Persian digits', '۹۹۸۱۲', 'RECORD_NUMBER'],
    ['a telephone number', 'call 0912 345 6789', 'telephone number'],
    ['an e-mail address', 'a.b@example.org', 'e-mail address'],
  ])('%s', (_what, cell, item) => {
    expect(look(cell)?.item).toBe(item)
  })

  test.each(['2026-03-21', '21/03/2026', '3/21/2026', '20260321', '2026.3.21T10:00', '1405/01/01', '۱۴۰۵/۱/۱'])(
    'the date of this child written as %s',
    (cell) => {
      expect(look(cell, 'child-1')?.item).toBe('START')
    },
  )

  test('and names the item, never the value', () => {
    expect(JSON.stringify(look('reza'))).not.toContain('reza')
  })
})

describe('the residual scan lets pass', () => {
  test.each([
    ['a word that only begins like a name', 'rezafarm'],
    ['a code that only begins like a code', 'TEH-0041'],
    ['a measurement', '998'],
    ['a word of the study itself', 'ALI'],
    ['a study day with its time', '-9T08:30'],
    ['a plain number', '1234.5'],
    ['a date and time, which is no telephone number', '2025-11-05T10:00'],
  ])('%s', (_what, cell) => {
    expect(look(cell)).toBeUndefined()
  })

  test("another child's date, and a date one day off", () => {
    expect(look('2026-03-21', 'child-2')).toBeUndefined()
    expect(look('2026-03-22', 'child-1')).toBeUndefined()
    expect(look('121/03/2026', 'child-1')).toBeUndefined()
  })
})
