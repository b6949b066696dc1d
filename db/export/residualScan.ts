import { parseDate, PersianCalendar, toCalendar } from '@internationalized/date'
import { fold } from '../search/fold.ts'

/**
 * What must not be found in a produced file (deidentification rule 11). Names, record numbers, subject codes, lot numbers
 * and staff names count against every row; dates only against the rows of their own child.
 */
export interface Secrets {
  /** Where a secret comes from (form and item), to name in a hit. Never the value. */
  readonly everywhere: readonly { readonly text: string; readonly form: string; readonly item: string }[]
  readonly datesOf: ReadonlyMap<
    string,
    readonly { readonly date: string; readonly form: string; readonly item: string }[]
  >
}

/** A find: the item that the secret belongs to, and where it was about to leave (form and item, or file). Never the value. */
export interface Hit {
  readonly form: string
  readonly item: string
  readonly file: string
}

const PHONE = /(?<![\d.])(?:\+|00)?\d[\d\s()-]{7,}\d(?![\d.])/
const EMAIL = /[^\s@;,]+@[^\s@;,]+\.[^\s@;,]{2,}/
const SHORT_NUMBER = /^-?\d{1,4}(?:\.\d{1,4})?$/
const TOKENS = /[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu

/** Parts of an identifying text that tell nobody apart: short numbers, and dates, which are looked for child by child. */
const NOT_TELLING = /^(?:\d{1,3}|\d{4}-\d{2}-\d{2})$/
/** All writings of a date hold its year. */
const FOUR_DIGITS = /\d{4}/
/** Different cells whose look is kept: most cells of a study are written again and again. */
const REMEMBERED = 20_000

interface Source {
  readonly form: string
  readonly item: string
}

/** What a cell says whoever's row it stands in; `dated` holds its folded text when a date may be in it. */
interface Look {
  readonly found: Source | null
  readonly dated: string | null
}

const NOTHING_THERE: Look = { found: null, dated: null }

/** Looks through cells. Built once per export; pure. */
export class ResidualScan {
  readonly #tokens = new Map<string, Source>()
  readonly #phrases: { readonly folded: string; readonly source: Source }[] = []
  readonly #dates = new Map<string, { readonly pattern: RegExp; readonly source: Source }[]>()
  readonly #vocabulary: ReadonlySet<string>
  readonly #looks = new Map<string, Look>()

  /** `vocabulary` holds the study's own codes and names of forms, visits and items: words that say nothing of a child. */
  constructor(secrets: Secrets, vocabulary: ReadonlySet<string>) {
    this.#vocabulary = vocabulary
    for (const { text, form, item } of secrets.everywhere) {
      const folded = fold(text)
      const tokens = folded.match(TOKENS) ?? []
      // A single letter or digit is in every file; a whole phrase is still looked for.
      for (const token of tokens)
        if (token.length > 1 && !NOT_TELLING.test(token)) this.#tokens.set(token, { form, item })
      if (tokens.length > 1) this.#phrases.push({ folded, source: { form, item } })
    }
    for (const [subject, dates] of secrets.datesOf)
      this.#dates.set(
        subject,
        dates.map(({ date, form, item }) => ({ pattern: anyWriting(date), source: { form, item } })),
      )
  }

  /** The first thing that a cell of this child's row gives away, or undefined. `subject` is the internal id. */
  look(cell: string, subject: string | null, file: string): Hit | undefined {
    if (cell === '' || this.#vocabulary.has(cell)) return undefined
    const { found, dated } = this.#lookFor(cell)
    if (found) return { ...found, file }
    if (dated === null || subject === null) return undefined
    const hit = this.#dates.get(subject)?.find(({ pattern }) => pattern.test(dated))
    return hit && { ...hit.source, file }
  }

  #lookFor(cell: string): Look {
    const known = this.#looks.get(cell)
    if (known) return known
    const made = this.#lookAt(fold(cell))
    if (this.#looks.size >= REMEMBERED) this.#looks.clear()
    this.#looks.set(cell, made)
    return made
  }

  #lookAt(folded: string): Look {
    // A measurement may happen to equal a short number in an id; a long one, or one with letters, is no accident.
    if (SHORT_NUMBER.test(folded)) return NOTHING_THERE
    const dated = FOUR_DIGITS.test(folded) ? folded : null
    for (const token of folded.match(TOKENS) ?? []) {
      const found = this.#tokens.get(token)
      if (found) return { found, dated }
    }
    const phrase = this.#phrases.find((each) => folded.includes(each.folded))
    if (phrase) return { found: phrase.source, dated }
    if (EMAIL.test(folded)) return { found: { form: '', item: 'e-mail address' }, dated }
    const digits = PHONE.exec(folded)?.[0].replace(/\D/g, '').length ?? 0
    if (digits >= 9) return { found: { form: '', item: 'telephone number' }, dated }
    return { found: null, dated }
  }
}

/** Every usual way to write one civil date, Gregorian and Solar Hijri, with - / . or blank between, or nothing. */
export function anyWriting(date: string): RegExp {
  const gregorian = parseDate(date)
  const hijri = toCalendar(gregorian, new PersianCalendar())
  return new RegExp([...writings(gregorian), ...writings(hijri)].join('|'), 'u')
}

function writings({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }) {
  const y = String(year)
  const m = `0?${month}`
  const d = `0?${day}`
  const gap = '[-/. ]'
  const edge = (inner: string) => `(?<!\\d)${inner}(?!\\d)`
  const two = (n: number) => String(n).padStart(2, '0')
  return [
    edge(`${y}${gap}${m}${gap}${d}`),
    edge(`${d}${gap}${m}${gap}${y}`),
    edge(`${m}${gap}${d}${gap}${y}`),
    edge(`${y}${two(month)}${two(day)}`),
  ]
}
