import { addressKey } from '../../../shared/form/address.ts'
import type { FormDefinition } from '../../../shared/form/definition.ts'
import { itemIndex, type PlacedItem } from '../../../shared/form/items.ts'
import { PLACE_TARGETS, type CsvMapping, type PlaceTarget } from '../../../shared/import/mapping.ts'
import { currentForm, definitionOf, study } from '../../../shared/study/study.ts'
import { answerFrom, missingAnswer } from '../answerFrom.ts'
import type { Proposal } from '../model.ts'
import { refuseFile } from '../refuseFile.ts'
import { FORMULA_REASON } from './readLong.ts'
import type { CsvFile, CsvRow } from './readCsv.ts'
import { lineAt, numberOf, RowForms, type RowPlace } from './rowForms.ts'
import { isFormula, unmarked } from './safeText.ts'
import { VisitDays } from './visitDays.ts'

interface ItemColumn {
  readonly column: string
  /** The column that holds the coded reason of a missing code. */
  readonly reason: string | undefined
  readonly item: string
  /** The row of its group, where the column itself says it. */
  readonly repeat: number | null
}

/**
 * What a table of one form proposes: a row for each form, or for each row of a repeating group. Throws a Refusal for a mapping
 * that names a form, a column or an item that is not there, or says nothing of the child.
 */
export function readWide(file: CsvFile, mapping: CsvMapping): Proposal {
  if (!study.forms.some(({ oid }) => oid === mapping.form)) throw refuseFile('The study has no such form.')
  const places = new Map(
    Object.entries(mapping.columns)
      .filter(([, target]) => PLACE_TARGETS.some((each) => each === target))
      .map(([column, target]) => [target as PlaceTarget, column]),
  )
  const items = itemColumns(mapping)
  const missing = Object.keys(mapping.columns).find((column) => !file.columns.includes(column))
  if (missing !== undefined) throw refuseFile(`The file has no column ${missing.slice(0, 60)}.`)
  if (!places.has('@subject')) throw refuseFile('No column says which child a row is of.')
  if (items.length === 0) throw refuseFile('No column is an item of the form.')
  const forms = new RowForms()
  const days = new VisitDays()
  for (const { line, cells } of file.uneven) {
    const reason = `The row has ${cells} cells, and the first line ${file.columns.length}.`
    forms.refuse({ place: lineAt(line), subject: '', form: mapping.form, item: '', reason })
  }
  for (const row of file.rows) readRow(row, mapping, places, items, { forms, days })
  return { subjects: [], visits: days.visits(), forms: forms.forms(), refused: forms.refused }
}

function itemColumns({ columns, form }: CsvMapping): readonly ItemColumn[] {
  const known = new Set(study.forms.filter(({ oid }) => oid === form).flatMap((each) => [...itemIndex(each).keys()]))
  return Object.entries(columns).flatMap(([column, target]): ItemColumn[] => {
    const [, item = '', repeat, isReason] = /^([A-Z0-9_]+)(?:\/(\d+))?(:reason)?$/.exec(target) ?? []
    if (target === '' || target.startsWith('@') || isReason !== undefined) return []
    if (!known.has(item)) throw refuseFile(`The form has no item ${target.slice(0, 60)}.`)
    const reason = Object.entries(columns).find(([, other]) => other === `${target}:reason`)?.[0]
    return [{ column, reason, item, repeat: repeat === undefined ? null : Number(repeat) }]
  })
}

function readRow(
  { line, cells }: CsvRow,
  mapping: CsvMapping,
  places: ReadonlyMap<PlaceTarget, string>,
  items: readonly ItemColumn[],
  { forms, days }: { readonly forms: RowForms; readonly days: VisitDays },
): void {
  const said = (target: PlaceTarget) => unmarked(cells.get(places.get(target) ?? '') ?? '').trim()
  const place = placeOf(said, mapping, lineAt(line), places.has('@formRepeat'))
  const refuse = (reason: string, item = '') =>
    forms.refuse({ place: lineAt(line), subject: place.subject, form: mapping.form, item, reason }, place)
  if (place.subject === '') return refuse('The row does not say which child it is of.')
  const definition = place.version === null ? currentForm(mapping.form) : definitionOf(mapping.form, place.version)
  if (!definition) return refuse('The form is not known in this version.')
  const row = numberOf(said('@row'), 1)
  const formulas = items.filter(({ column }) => isFormula(cells.get(column) ?? ''))
  if (formulas.length > 0) return formulas.forEach(({ item }) => refuse(FORMULA_REASON, labelOf(definition, item)))
  if (place.studyEvent !== null) {
    const { subject, studyEvent: visit, studyEventRepeat: repeat } = place
    const problem = days.add({ place: lineAt(line), subject, visit, repeat, day: said('@visitDate') })
    if (problem !== null) return refuse(problem)
  }
  const form = forms.at(place)
  for (const { column, item: oid, reason, repeat } of items) {
    const placed = itemIndex(definition).get(oid)
    const cell = unmarked(cells.get(column) ?? '').trim()
    if (cell === '') continue
    if (!placed) return refuse('The form has no such item in this version.', oid)
    const address = { group: placed.group.oid, repeat: placed.group.repeating ? (repeat ?? row) : 1, item: oid }
    if (placed.item.type === 'calculated') form.computed.set(addressKey(address), cell)
    else {
      const why = reason === undefined ? '' : unmarked(cells.get(reason) ?? '').trim()
      const answer = answerFrom(placed.item, cell, why) ?? missingAnswer(cell, why)
      form.values.push({ ...address, answer, place: lineAt(line) })
    }
  }
  return undefined
}

function placeOf(
  said: (target: PlaceTarget) => string,
  mapping: CsvMapping,
  place: string,
  saysRow: boolean,
): RowPlace {
  const isLog = study.logs.includes(mapping.form)
  const state = said('@state').toLowerCase()
  return {
    place,
    subject: said('@subject'),
    studyEvent: isLog ? null : said('@visit') || mapping.visit,
    studyEventRepeat: numberOf(said('@visitRepeat'), 1),
    form: mapping.form,
    version: said('@version') || null,
    repeat: isLog && !saysRow ? null : numberOf(said('@formRepeat'), 1),
    complete: state === '' ? mapping.complete : !OPEN_WORDS.has(state),
    notDone: said('@notDone') === '1' ? said('@notDoneReason') || 'Not said' : null,
    observed: said('@observed').replace(' ', 'T') || null,
  }
}

const OPEN_WORDS = new Set(['open', '0', '1', 'incomplete', 'unverified'])

const labelOf = (definition: FormDefinition, oid: string) =>
  (itemIndex(definition).get(oid) satisfies PlacedItem | undefined)?.item.label.en ?? oid
