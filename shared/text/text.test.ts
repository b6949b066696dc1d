import { expect, test } from 'vitest'
import { asciiDigits, persianDigits } from './digits.ts'
import { inLanguage } from './text.ts'

test('a sentence falls back to English where it has no translation', () => {
  expect(inLanguage({ en: 'Weight', fa: 'وزن' }, 'fa')).toBe('وزن')
  expect(inLanguage({ en: 'Weight' }, 'fa')).toBe('Weight')
  expect(inLanguage({ en: 'Weight', fa: 'وزن' }, 'en')).toBe('Weight')
})

test('Persian and Arabic digits become ASCII digits and the rest stays', () => {
  expect(asciiDigits('۱۲۳۴۵۶۷۸۹۰ ٠١٢٣٤٥٦٧٨٩ kg')).toBe('1234567890 0123456789 kg')
  expect(persianDigits('12.5 kg')).toBe('۱۲.۵ kg')
})
