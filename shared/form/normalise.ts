import { asciiDigits } from '../text/digits.ts'
import type { ItemDefinition } from './definition.ts'

/** What was understood. A note says that something other than what was typed will be kept, and is shown to the person. */
export interface Normalised {
  readonly text: string
  readonly note?: { readonly check: string; readonly message: string }
}

/** Marks that steer the direction of text: invisible, and never part of a number, a code or a date. */
const DIRECTION_MARKS = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g

/**
 * Brings typed text into the form in which it is kept, without deciding anything: Persian and Arabic digits, decimal comma
 * and Arabic decimal point in numbers; line ends, outer spaces and NFC in text. What cannot be read stays as it was
 * typed, so that the schema refuses it by name. Dates are read by the date field, which knows the calendar.
 */
export function normalise(item: ItemDefinition, typed: string): Normalised {
  switch (item.type) {
    case 'integer':
    case 'decimal':
      return { text: plainNumber(typed) }
    case 'score':
      return normaliseScore(item.instrument, plainCode(typed))
    case 'choice':
    case 'multiChoice':
      return { text: typed.normalize('NFC') }
    case 'date':
    case 'partialDate':
    case 'time':
    case 'dateTime':
    case 'partialDateTime':
      return { text: plainCode(typed) }
    case 'text':
    case 'user':
    case 'reference':
    case 'dictionary':
    case 'calculated':
      return { text: typed.replace(/\r\n?/g, '\n').normalize('NFC').trim() }
    default: {
      const unknown: never = item
      throw new Error(`unknown item type in ${JSON.stringify(unknown)}`)
    }
  }
}

function plainCode(typed: string): string {
  return asciiDigits(typed.replace(DIRECTION_MARKS, '')).trim()
}

/** '۱۲٫۵' and '12,5' as '12.5', '.5' as '0.5', '007' as '7'. Digits after the point stay as many as were typed. */
function plainNumber(typed: string): string {
  const text = plainCode(typed)
    .replace(/[,\u066B]/g, '.')
    .replace('\u2212', '-')
  const parts = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text)
  if (!parts || text === '' || (!parts[2] && !parts[3])) return text
  const whole = (parts[2] ?? '').replace(/^0+(?=\d)/, '') || '0'
  const number = parts[3] ? `${whole}.${parts[3]}` : whole
  return parts[1] && Number(number) !== 0 ? `-${number}` : number
}

/**
 * EC054: 1.5 on an Ashworth item can only mean the grade 1+, and is kept as that grade with a note; the number is never
 * kept. A 2 is the grade 2: whoever counts 1+ as 2 has to type it.
 */
function normaliseScore(instrument: string, code: string): Normalised {
  if (instrument.toUpperCase() !== 'MAS') return { text: /^nt$/i.test(code) ? 'NT' : code }
  if (/^1[.,\u066B]5$/.test(code)) {
    return { text: '1+', note: { check: 'EC054', message: '1.5 was read as grade 1+. Grade 2 is typed as 2.' } }
  }
  return { text: /^nt$/i.test(code) ? 'NT' : code }
}
