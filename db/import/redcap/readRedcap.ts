import { codeName, CHILD_EVENT, eventName, fieldName, LOG_EVENT, RECORD_ID } from '../../export/redcap/names.ts'
import { addressKey } from '../../../shared/form/address.ts'
import type { FormDefinition, ItemDefinition, ItemGroupDefinition } from '../../../shared/form/definition.ts'
import { currentForm, study } from '../../../shared/study/study.ts'
import { answerFrom } from '../answerFrom.ts'
import { parseCsv, type CsvRow } from '../csv/readCsv.ts'
import { lineAt, numberOf, RowForms, type RowPlace } from '../csv/rowForms.ts'
import { FORMULA_REASON } from '../csv/readLong.ts'
import { isFormula, unmarked } from '../csv/safeText.ts'
import { VisitDays } from '../csv/visitDays.ts'
import type { Proposal, ProposedSubject } from '../model.ts'
import { refuseFile } from '../refuseFile.ts'

/** An instrument of our own data dictionary: a form, or one repeating group of it. */
interface Instrument {
  readonly form: FormDefinition
  /** Null: all groups that do not repeat. */
  readonly group: ItemGroupDefinition | null
}

const EVENTS = new Map(study.studyEvents.map(({ oid }) => [eventName(oid), oid]))
const INSTRUMENTS = instruments()
/** The field in which many projects keep the day of an event; our own dictionary has none. */
const VISIT_DAY = 'visit_date'

/**
 * What a REDCap export proposes, its instruments and fields named as our own data dictionary names them. REDCap knows neither when a form was
 * observed nor the version of its definition, nor that a whole test was not done. Throws a Refusal for another project.
 */
export function readRedcap(text: string): Proposal {
  const { columns, rows, uneven } = parseCsv(text)
  if (!columns.includes(RECORD_ID) || !columns.includes('redcap_event_name')) {
    throw refuseFile('This is no export of a longitudinal REDCap project: record_id or redcap_event_name is missing.')
  }
  const present = [...INSTRUMENTS.keys()].filter((name) => columns.includes(`${name}_complete`))
  if (present.length === 0) throw refuseFile('The REDCap project has no instrument of this study.')
  const forms = new RowForms()
  const days = new VisitDays()
  const subjects = new Map<string, ProposedSubject>()
  for (const { line, cells } of uneven) {
    const reason = `The row has ${cells} cells, and the first line ${columns.length}.`
    forms.refuse({ place: lineAt(line), subject: '', form: '', item: '', reason })
  }
  for (const row of rows) readRow(row, present, { forms, subjects, days })
  return { subjects: [...subjects.values()], visits: days.visits(), forms: forms.forms(), refused: forms.refused }
}

function readRow(
  { line, cells }: CsvRow,
  present: readonly string[],
  {
    forms,
    subjects,
    days,
  }: { readonly forms: RowForms; readonly subjects: Map<string, ProposedSubject>; readonly days: VisitDays },
): void {
  const cell = (name: string) => unmarked(cells.get(name) ?? '')
  const subject = cell(RECORD_ID)
  const place = lineAt(line)
  const event = cell('redcap_event_name')
  const refuse = (reason: string, form = '', item = '', at: RowPlace | null = null) =>
    forms.refuse({ place, subject, form, item, reason }, at)
  if (subject === '') return refuse('The row does not say which child it is of.')
  if (event === CHILD_EVENT) {
    if (subjects.has(subject)) return refuse('A child stands twice in the file.')
    subjects.set(subject, { place, code: subject, status: cell('child_status') || null })
    return undefined
  }
  if (event !== LOG_EVENT && !EVENTS.has(event)) return refuse('The study has no such visit.')
  const instance = numberOf(cell('redcap_repeat_instance'), 1)
  const visit = EVENTS.get(event)
  if (visit !== undefined && !isFormula(cells.get(VISIT_DAY) ?? '')) {
    const repeats = study.studyEvents.some((each) => each.oid === visit && each.repeating)
    const problem = days.add({ place, subject, visit, repeat: repeats ? instance : 1, day: cell(VISIT_DAY).trim() })
    if (problem !== null) return refuse(problem)
  }
  const named = cell('redcap_repeat_instrument')
  for (const name of named === '' ? present : [named]) {
    const instrument = INSTRUMENTS.get(name)
    if (!instrument) return refuse('The study has no such instrument.', named)
    const state = cell(`${name}_complete`)
    const holds = fieldsOf(instrument).some(({ columns }) => columns.some((column) => cell(column) !== ''))
    if ((state === '' || state === '0') && !holds) continue
    readInstrument({ line, cells }, instrument, state, instance, forms)
  }
  return undefined
}

function readInstrument(
  { line, cells }: CsvRow,
  instrument: Instrument,
  state: string,
  instance: number,
  forms: RowForms,
): void {
  const { form, group } = instrument
  const event = cells.get('redcap_event_name') ?? ''
  const isLog = study.logs.includes(form.oid)
  // A row of a group in a log holds both numbers: see the export.
  const isLogGroup = isLog && group !== null
  const oid = EVENTS.get(event) ?? null
  const repeatsEvent = study.studyEvents.some((each) => each.oid === oid && each.repeating)
  const place: RowPlace = {
    place: lineAt(line),
    subject: unmarked(cells.get(RECORD_ID) ?? ''),
    studyEvent: isLog ? null : oid,
    studyEventRepeat: repeatsEvent ? instance : 1,
    form: form.oid,
    version: null,
    repeat: isLog ? (isLogGroup ? Math.floor(instance / 1_000) : instance) : 1,
    complete: state === '2',
    notDone: null,
    observed: null,
  }
  const row = group === null || repeatsEvent ? 1 : isLogGroup ? instance % 1_000 : instance
  const collected = forms.at(place)
  for (const { item, group: own, columns } of fieldsOf(instrument)) {
    const read = columns.map((column) => cells.get(column) ?? '')
    if (read.some(isFormula)) {
      const words = { place: place.place, subject: place.subject, form: form.oid, item: item.label.en }
      return forms.refuse({ ...words, reason: FORMULA_REASON }, place)
    }
    const cell = cellOf(item, columns, read.map(unmarked))
    if (cell === '') continue
    const address = { group: own.oid, repeat: own.repeating ? row : 1, item: item.oid }
    const reason = unmarked(cells.get(fieldName(`${item.oid}_REASON`)) ?? '')
    if (item.type === 'calculated') collected.computed.set(addressKey(address), cell)
    else {
      const answer = answerFrom(item, cell, codeOf(reasonsOf(item), reason))
      if (answer) collected.values.push({ ...address, answer, place: place.place })
    }
  }
  return undefined
}

/** A field as the study writes it: boxes that are ticked as codes, codes as they are, date and time with a T. */
function cellOf(item: ItemDefinition, columns: readonly string[], read: readonly string[]): string {
  if (item.type === 'multiChoice') {
    const ticked = item.codeList.entries.filter((_entry, index) => read[index] === '1').map(({ code }) => code)
    return ticked.join(';')
  }
  const [cell = ''] = read
  if ('codeList' in item && item.codeList) {
    const missing = (item.missing ?? []).map(({ code }) => code)
    return codeOf([...item.codeList.entries.map(({ code }) => code), ...missing], cell)
  }
  return item.type === 'dateTime' || item.type === 'partialDateTime' ? cell.replace(' ', 'T') : cell
}

/** The code that REDCap had to spell otherwise; the cell itself when there is none, so that it is refused by name. */
function codeOf(codes: readonly string[], cell: string): string {
  return codes.find((code) => code === cell) ?? codes.find((code) => codeName(code) === cell) ?? cell
}

const reasonsOf = (item: ItemDefinition) =>
  (item.missing ?? []).flatMap(({ reasons }) => (reasons ?? []).map(({ code }) => code))

interface Field {
  readonly group: ItemGroupDefinition
  readonly item: ItemDefinition
  readonly columns: readonly string[]
}

function fieldsOf({ form, group }: Instrument): readonly Field[] {
  return form.itemGroups
    .filter((each) => (group === null ? !each.repeating : each === group))
    .flatMap((each) => each.items.map((item) => ({ group: each, item, columns: columnsOf(item) })))
}

function columnsOf(item: ItemDefinition): readonly string[] {
  const name = fieldName(item.oid)
  if (item.type !== 'multiChoice') return [name]
  return item.codeList.entries.map(({ code }) => `${name}___${codeName(code).toLowerCase()}`)
}

function instruments(): ReadonlyMap<string, Instrument> {
  const oids = [...new Set(study.forms.map(({ oid }) => oid))].map(currentForm)
  return new Map(
    oids.flatMap((form): [string, Instrument][] => [
      [fieldName(form.oid), { form, group: null }],
      ...form.itemGroups
        .filter(({ repeating }) => repeating)
        .map((group): [string, Instrument] => [fieldName(`${form.oid}_${group.oid}`), { form, group }]),
    ]),
  )
}
