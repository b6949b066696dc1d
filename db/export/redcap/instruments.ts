import type { Condition } from '../../../shared/form/condition.ts'
import type { CodeListEntry } from '../../../shared/form/definition.ts'
import type { Column, Table } from '../table.ts'
import type { WideLayout, WideTable } from '../wide.ts'
import { codeName, fieldName } from './names.ts'

/** A table of the release as REDCap has it: an instrument, its name, and whether it repeats. */
export interface Instrument {
  readonly name: string
  readonly table: Table
  /** Columns of the table that become fields; the first say where a row stands. */
  readonly fields: readonly { readonly column: Column; readonly index: number }[]
  readonly repeats: boolean
  readonly form: string | null
  /** The repeating group it was made of. */
  readonly group: string | null
}

/** The instruments of a release: forms as they are, and each repeating group as an instrument of its own, since REDCap nests nothing. */
export function instrumentsOf(layout: WideLayout, isLog: (form: string) => boolean): readonly Instrument[] {
  return layout.tables.map((table) => ({
    name: instrumentName(table),
    table,
    fields: table.columns.flatMap((column, index) => (column.item === null ? [] : [{ column, index }])),
    repeats: table.group !== null || isLog(table.form),
    form: table.form,
    group: table.group,
  }))
}

/** Two groups of one name in different forms stay apart by the name of the form. */
function instrumentName({ form, group }: WideTable): string {
  return fieldName(group === null ? form : `${form}_${group}`)
}

/** The columns of REDCap's data dictionary, in its own words and order. */
export const DICTIONARY_COLUMNS = [
  'Variable / Field Name',
  'Form Name',
  'Section Header',
  'Field Type',
  'Field Label',
  'Choices, Calculations, OR Slider Labels',
  'Field Note',
  'Text Validation Type OR Show Slider Number',
  'Text Validation Min',
  'Text Validation Max',
  'Identifier?',
  'Branching Logic (Show field only if...)',
  'Required Field?',
  'Custom Alignment',
  'Question Number (surveys only)',
  'Matrix Group Name',
  'Matrix Ranking?',
  'Field Annotation',
] as const

/** One line of the dictionary. */
export function dictionaryLine(instrument: string, column: Column): readonly string[] {
  const definition = column.item?.definition
  const own = definition?.oid === column.name ? definition : undefined
  const { type, choices, validation } = fieldTypeOf(column)
  const hard =
    own && (own.type === 'integer' || own.type === 'decimal') && validation !== '' ? own.range.hard : undefined
  const isIdentifier = column.disclosure === 'directIdentifier'
  return [
    fieldName(column.name),
    instrument,
    '',
    type,
    column.label,
    choices,
    [column.unit, column.how].filter((part) => part !== '').join('; '),
    validation,
    hard?.min === undefined ? '' : String(hard.min),
    hard?.max === undefined ? '' : String(hard.max),
    isIdentifier ? 'y' : '',
    own?.visible ? (branching(own.visible) ?? '') : '',
    own?.required === true && !own.visible ? 'y' : '',
    '',
    '',
    '',
    '',
    own?.type === 'calculated' ? '@READONLY' : '',
  ]
}

const choicesOf = (entries: readonly CodeListEntry[]) =>
  entries.map(({ code, label }) => `${codeName(code)}, ${label.en.replaceAll('|', '/')}`).join(' | ')

function fieldTypeOf(column: Column): { readonly type: string; readonly choices: string; readonly validation: string } {
  const text = (validation = '') => ({ type: 'text', choices: '', validation })
  // A field that may hold a missing code cannot be held to a number.
  const strict = (validation: string) => text(column.missing.length > 0 ? '' : validation)
  switch (column.kind) {
    case 'code':
      return { type: 'dropdown', choices: choicesOf([...column.codes, ...column.missing]), validation: '' }
    case 'codes':
      return { type: 'checkbox', choices: choicesOf(column.codes), validation: '' }
    case 'integer':
    case 'day':
      return strict('integer')
    case 'decimal':
      return strict('number')
    case 'date':
      return strict('date_ymd')
    case 'dateTime':
      return strict('datetime_ymd')
    case 'time':
      return strict('time')
    case 'partial':
      return text()
    case 'text': {
      const item = column.item?.definition
      return item?.type === 'text' && item.multiline ? { type: 'notes', choices: '', validation: '' } : text()
    }
  }
}

/**
 * Branching logic; undefined for what REDCap cannot ask (a setting), which then shows always. Its language has no word for 'not', so a
 * negation is carried inwards to the comparisons.
 */
export function branching(condition: Condition, isNegated = false): string | undefined {
  const field = (name: string) => `[${fieldName(name)}]`
  const joined = (parts: readonly (string | undefined)[], word: 'and' | 'or') => {
    if (parts.includes(undefined)) return undefined
    return `(${parts.join(` ${isNegated === (word === 'and') ? 'or' : 'and'} `)})`
  }
  const isSign = isNegated ? '<>' : '='
  switch (condition.is) {
    case 'equals':
      return `${field(condition.item)} ${isSign} '${codeName(condition.code)}'`
    case 'oneOf':
      return joined(
        condition.codes.map((code) => `${field(condition.item)} ${isSign} '${codeName(code)}'`),
        'or',
      )
    case 'contains':
      return `[${fieldName(condition.item)}(${codeName(condition.code)})] ${isSign} '1'`
    case 'answered':
      return `${field(condition.item)} ${isNegated ? '=' : '<>'} ''`
    case 'atLeast':
      return isNegated
        ? `(${field(condition.item)} = '' or ${field(condition.item)} < ${condition.number})`
        : `${field(condition.item)} >= ${condition.number}`
    case 'not':
      return branching(condition.of, !isNegated)
    case 'all':
    case 'any':
      return joined(
        condition.of.map((each) => branching(each, isNegated)),
        condition.is === 'all' ? 'and' : 'or',
      )
    case 'atVisit':
    case 'setting':
      return undefined
  }
}
