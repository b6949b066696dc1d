import { describe, expect, test } from 'vitest'
import { dateText, shortDate, stampText } from './format.ts'

describe('a civil date for the eye', () => {
  test('stands in the person’s calendar with the record’s date beside it', () => {
    expect(dateText('2026-11-22', 'gregorian')).toBe('2026-11-22')
    expect(dateText('2026-11-22', 'solarHijri')).toBe('1405/09/01 · 2026-11-22')
    expect(shortDate('2026-11-22', 'solarHijri')).toBe('1405/09/01')
  })

  test('a deadline follows the calendar, a stamp of the record does not', () => {
    const noon = new Date(2026, 10, 22, 12, 30).toISOString()
    expect(stampText(noon, 'solarHijri')).toBe('1405/09/01 · 2026-11-22 12:30')
    expect(stampText(noon)).toBe('2026-11-22 12:30')
  })

  test('is shown as it stands while it is partial', () => {
    expect(dateText('2026-11', 'solarHijri')).toBe('2026-11')
  })
})
