import { addressKey, type ItemAddress } from './address.ts'
import { codesOf, textOf, type Answer } from './answer.ts'

/**
 * All answers of one form, keyed by {@link addressKey}. A plain record, so that it crosses IPC and JSON unchanged.
 * An open item has no entry (null means the same). Struck-through rows may be in it; the engine leaves them out.
 */
export type FormValues = Readonly<Record<string, Answer | null>>

/** The answer at an address, or undefined while it is open. */
export function answerAt(values: FormValues, address: ItemAddress): Answer | undefined {
  return values[addressKey(address)] ?? undefined
}

/** The answer of an item by its OID, which is unique in its form; `repeat` is the row, 1 by default. */
export function answerOf(values: FormValues, item: string, repeat = 1): Answer | undefined {
  const end = `/${repeat}/${item}`
  const key = Object.keys(values).find((each) => each.endsWith(end))
  return key === undefined ? undefined : (values[key] ?? undefined)
}

/** The text of a single-valued item, or undefined when it is open, missing or a list. */
export function valueOf(values: FormValues, item: string, repeat = 1): string | undefined {
  return textOf(answerOf(values, item, repeat))
}

/** The codes of a multiple choice, empty when it is open or missing. */
export function codesAt(values: FormValues, item: string, repeat = 1): readonly string[] {
  return codesOf(answerOf(values, item, repeat))
}

/** The number in an item, or undefined when it holds none. Never a guess: 'NT' and '' are not numbers. */
export function numberOf(values: FormValues, item: string, repeat = 1): number | undefined {
  const text = valueOf(values, item, repeat)
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** The rows of a repeating group that hold an answer, in their order. */
export function repeatsOf(values: FormValues, group: string): readonly number[] {
  const repeats = new Set<number>()
  for (const [key, answer] of Object.entries(values)) {
    const [keyGroup, repeat] = key.split('/')
    if (keyGroup === group && answer) repeats.add(Number(repeat))
  }
  return [...repeats].toSorted((a, b) => a - b)
}
