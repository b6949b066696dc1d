import { parseAddressKey } from './address.ts'
import type { FormDefinition } from './definition.ts'
import { findItem } from './items.ts'
import { problemsOf } from './problems.ts'
import type { FormValues } from './values.ts'

/**
 * The answers that are possible in themselves. One that is not is said so by itself, and no rule or check has to read it. Items
 * of an instrument stay as they are: its scoring refuses an impossible answer in its own words.
 */
export function possibleValues(definition: FormDefinition, values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).filter(([key, answer]) => {
      const item = answer ? findItem(definition, parseAddressKey(key))?.item : undefined
      return item === undefined || !answer || item.type === 'score' || problemsOf(item, answer).length === 0
    }),
  )
}
