import { expect, test } from 'vitest'
import { asciiDigits, persianDigits } from './digits.ts'
import { inLanguage, listed, same, sentences, words } from './text.ts'

test('a sentence is told in the asked language; what is no word is the same in both', () => {
  expect(inLanguage(words('Weight', 'وزن'), 'fa')).toBe('وزن')
  expect(inLanguage(words('Weight', 'وزن'), 'en')).toBe('Weight')
  expect(inLanguage(same('kg'), 'fa')).toBe('kg')
})

test('sentences and lists are put together in each language by itself', () => {
  const [first, second] = [words('One.', 'یک.'), words('Two.', 'دو.')]
  expect(sentences(first, second)).toEqual({ en: 'One. Two.', fa: 'یک. دو.' })
  expect(listed([words('a', 'آ'), words('b', 'ب')], ', ', '، ')).toEqual({ en: 'a, b', fa: 'آ، ب' })
  expect(sentences()).toEqual({ en: '', fa: '' })
})

test('Persian and Arabic digits become ASCII digits and the rest stays', () => {
  expect(asciiDigits('۱۲۳۴۵۶۷۸۹۰ ٠١٢٣٤٥٦٧٨٩ kg')).toBe('1234567890 0123456789 kg')
  expect(persianDigits('12.5 kg')).toBe('۱۲.۵ kg')
})
