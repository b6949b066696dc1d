import { addressKey } from '../../../shared/form/address.ts'
import { itemIndex } from '../../../shared/form/items.ts'
import { currentForm, definitionOf, study } from '../../../shared/study/study.ts'
import { answerFrom, missingAnswer, valueAnswer } from '../answerFrom.ts'
import type { Proposal } from '../model.ts'
import type { CsvFile, CsvRow } from './readCsv.ts'
import { lineAt, numberOf, RowForms, type RowPlace } from './rowForms.ts'
import { isFormula, unmarked } from './safeText.ts'

const NEEDED = ['SUBJECT', 'FORM', 'GROUP', 'ROW', 'ITEM', 'VALUE', 'MISSING']

/** Whether these are the columns of the long table that a full export writes. */
export function isLong(columns: readonly string[]): boolean {
  return NEEDED.every((name) => columns.includes(name))
}

/** What the long table of a full export proposes: one row per value, any form. */
export function readLong({ rows, uneven }: CsvFile): Proposal {
  const forms = new RowForms()
  for (const { line, cells } of uneven) {
    forms.refuse({ place: lineAt(line), subject: '', form: '', item: '', reason: `The row has ${cells} cells.` })
  }
  for (const row of rows) readRow(row, forms)
  return { subjects: [], visits: [], forms: forms.forms(), refused: forms.refused }
}

function readRow({ line, cells }: CsvRow, forms: RowForms): void {
  const cell = (name: string) => unmarked(cells.get(name) ?? '')
  const place = placeOf(cell, lineAt(line))
  const refuse = (reason: string) =>
    forms.refuse({ place: lineAt(line), subject: place.subject, form: place.form, item: cell('ITEM'), reason }, place)
  if (place.subject === '') return refuse('The row does not say which child it is of.')
  const definition = definitionFor(place)
  const item = definition && itemIndex(definition).get(cell('ITEM'))?.item
  if (!definition || !item) return refuse('The study has no such item.')
  if (isFormula(cells.get('VALUE') ?? '')) return refuse(FORMULA_REASON)
  const address = { group: cell('GROUP'), repeat: numberOf(cell('ROW'), 1), item: item.oid }
  const form = forms.at(place)
  if (item.type === 'calculated') {
    form.computed.set(addressKey(address), cell('VALUE'))
    return undefined
  }
  const missing = cell('MISSING')
  const answer = missing === '' ? fromValue(item, cell('VALUE')) : missingAnswer(missing, cell('MISSING_REASON'))
  if (answer) form.values.push({ ...address, answer, place: lineAt(line) })
  return undefined
}

const fromValue = (item: Parameters<typeof answerFrom>[0], value: string) =>
  value === '' ? null : valueAnswer(item, value)

/** Said of a cell that a spreadsheet would run. */
export const FORMULA_REASON = 'The cell looks like a formula. If it is text, put an apostrophe before it.'

function placeOf(cell: (name: string) => string, place: string): RowPlace {
  const form = cell('FORM')
  const isLog = study.logs.includes(form)
  return {
    place,
    subject: cell('SUBJECT'),
    studyEvent: isLog || cell('VISIT') === '' ? null : cell('VISIT'),
    studyEventRepeat: numberOf(cell('VISIT_REPEAT'), 1),
    form,
    version: cell('FORM_VERSION') === '' ? null : cell('FORM_VERSION'),
    repeat: numberOf(cell('FORM_REPEAT'), 1),
    complete: cell('FORM_STATE') !== '' && cell('FORM_STATE') !== 'open',
    notDone: cell('NOT_DONE') === '1' ? cell('NOT_DONE_REASON') || 'Not said' : null,
    observed: cell('OBSERVED') === '' ? null : cell('OBSERVED'),
  }
}

function definitionFor({ form, version }: RowPlace) {
  if (version !== null) return definitionOf(form, version)
  return study.forms.some(({ oid }) => oid === form) ? currentForm(form) : undefined
}
