import type { CodeList, MissingCode, ScoreItem } from '../form/definition.ts'
import { itemIndex } from '../form/items.ts'
import { addressKey } from '../form/address.ts'
import type { FormDefinition } from '../form/definition.ts'
import { missingOf, textOf } from '../form/answer.ts'
import type { FormValues } from '../form/values.ts'
import { labelWords } from './instrumentWords.ts'
import type { Answers, Instrument } from '../instruments/instrument.ts'

interface ScoreItemRules {
  readonly source: string
  readonly field: string
  readonly missing?: readonly MissingCode[]
  /** Further conditions of one item, by its id. */
  readonly each?: (id: string) => Partial<Pick<ScoreItem, 'visible' | 'required'>>
}

/** The code list of an instrument's answers, from its descriptor. */
export function codeListOf(instrument: Instrument): CodeList {
  const entries = instrument.options.map(({ value, label }) => ({ code: value, label: labelWords(label) }))
  return { oid: `${instrument.id}_SCORE`, name: `${instrument.name} scores`, entries }
}

/** The items of an instrument as items of a form, in the order of the instrument. The instrument's file is their only place. */
export function scoreItems(instrument: Instrument, rules: ScoreItemRules): readonly ScoreItem[] {
  const codes = codeListOf(instrument)
  return instrument.items.map(({ id, number, dimension, label }) => ({
    type: 'score',
    oid: id,
    label: labelWords(label),
    instrument: instrument.id,
    codeList: codes,
    dimension,
    number,
    disclosure: 'coded',
    source: rules.source,
    required: true,
    field: rules.field,
    ...(rules.missing ? { missing: rules.missing } : {}),
    ...rules.each?.(id),
  }))
}

/** The answers of a form as its instrument takes them: the code, the missing code, or null while open. */
export function answersOf(instrument: Instrument, definition: FormDefinition, values: FormValues): Answers {
  const index = itemIndex(definition)
  return Object.fromEntries(
    instrument.items.map(({ id }) => {
      const group = index.get(id)?.group.oid ?? ''
      const answer = values[addressKey({ group, repeat: 1, item: id })]
      return [id, textOf(answer) ?? missingOf(answer) ?? null]
    }),
  )
}
