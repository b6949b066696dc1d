import type { Answers, Code, Instrument } from './instrument.ts'

/** An item that does not exist, or a value it cannot hold. The message names the item and says what it takes. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError'
  readonly item: string
  constructor(item: string, message: string) {
    super(`${item}: ${message}`)
    this.item = item
  }
}

type Descriptor = Pick<Instrument, 'name' | 'items' | 'options' | 'notTested'>

/** The codes an item of the instrument can hold, 'not tested' last. */
export function codesOf(instrument: Descriptor): readonly Code[] {
  const codes = instrument.options.map((option) => option.value)
  return instrument.notTested ? [...codes, instrument.notTested.code] : codes
}

/**
 * Reads answers at the door of a scoring function: every item of the instrument, in form order, with its code or null when
 * it is open. Numbers are read where the codes are numbers. Throws {@link AnswerError} for an unknown item or value.
 */
export function readAnswers(instrument: Descriptor, answers: Answers): ReadonlyMap<string, Code | null> {
  refuseUnknownItems(instrument, answers)
  return new Map(instrument.items.map(({ id }) => [id, readCode(instrument, id, answers[id])]))
}

function readCode(instrument: Descriptor, item: string, value: string | number | null | undefined): Code | null {
  if (value === null || value === undefined) return null
  const option = instrument.options.find((candidate) => candidate.value === value || candidate.json === value)
  if (option) return option.value
  if (instrument.notTested && value === instrument.notTested.code) return value
  throw new AnswerError(item, refusal(instrument, value))
}

/**
 * Checks answers of an exchange file, where a score is a JSON number and a grade or level is JSON text: the digit "3" in
 * quotes, true and 1.5 are all refused, so that a column of the wrong type is noticed and not silently read.
 * Throws {@link AnswerError} on the first item that is wrong.
 */
export function readExchangedAnswers(instrument: Descriptor, items: Readonly<Record<string, unknown>>): Answers {
  refuseUnknownItems(instrument, items)
  const read: Record<string, string | number | null> = {}
  for (const [item, value] of Object.entries(items)) {
    const known = instrument.options.some((option) => option.json === value)
    const notTested = instrument.notTested !== undefined && value === instrument.notTested.code
    if (value !== null && !known && !notTested) throw new AnswerError(item, refusal(instrument, value))
    read[item] = value as string | number | null
  }
  return read
}

function refuseUnknownItems(instrument: Descriptor, items: Readonly<Record<string, unknown>>): void {
  const known = new Set(instrument.items.map((item) => item.id))
  const stranger = Object.keys(items).find((id) => !known.has(id))
  if (stranger !== undefined) throw new AnswerError(stranger, `no such item in ${instrument.name}`)
}

function refusal(instrument: Descriptor, value: unknown): string {
  const first = instrument.options[0]
  const last = instrument.options.at(-1)
  const numbers = typeof first?.json === 'number'
  const range = numbers ? `${first.value} to ${last?.value ?? ''}` : codesOf(instrument).map(quoted).join(', ')
  const notTested = numbers && instrument.notTested ? ` or ${quoted(instrument.notTested.code)}` : ''
  const kind = numbers ? 'a whole number ' : 'one of the texts '
  return `${JSON.stringify(value) ?? 'undefined'} is not possible; the item takes ${kind}${range}${notTested}`
}

const quoted = (code: string): string => JSON.stringify(code)
