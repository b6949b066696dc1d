import { study } from '../../../shared/study/study.ts'
import { csvLines } from '../csv/csv.ts'
import type { FileSet } from '../fileSet.ts'
import type { Release } from '../release.ts'
import type { FormatWriter, ReleasedForm } from '../released.ts'
import { subjectCells, subjectsTable } from '../subjects.ts'
import type { Column } from '../table.ts'
import { WideLayout } from '../wide.ts'
import { DICTIONARY_COLUMNS, dictionaryLine, instrumentsOf, type Instrument } from './instruments.ts'
import { CHILD_EVENT, codeName, eventName, fieldName, LOG_EVENT, RECORD_ID, REPEATING_EVENTS } from './names.ts'

const STYLE = { delimiter: ',' } as const
const IMPORT_FILE = 'redcap/import.csv'
const COMPLETE: Readonly<Record<string, string>> = { open: '1', complete: '2', signed: '2', locked: '2' }

/** REDCap: a data dictionary, the events and which instrument stands at which, and one import file for a longitudinal project. */
export function redcapWriter(release: Release, files: FileSet): FormatWriter {
  const layout = new WideLayout(release)
  const logs = new Set(study.logs)
  const subjects = subjectsTable(release.policy)
  const child: Instrument = {
    name: 'child',
    table: subjects,
    fields: subjects.columns.slice(1).map((column, index) => ({ column: childField(column), index: index + 1 })),
    repeats: false,
    form: null,
    group: null,
  }
  const instruments = [child, ...instrumentsOf(layout, (form) => logs.has(form))]
  const byTable = new Map(instruments.map((instrument) => [instrument.table, instrument]))
  const columns = importColumns(instruments)
  const at = new Map(columns.map((name, index) => [name, index]))
  const line = (
    place: Readonly<Record<string, string>>,
    instrument: Instrument,
    cells: readonly string[],
    state: string,
  ) => {
    const row = Array.from({ length: columns.length }, () => '')
    const put = (name: string, value: string) => {
      const index = at.get(name)
      if (index !== undefined) row[index] = value
    }
    for (const [name, value] of Object.entries(place)) put(name, value)
    for (const { column, index } of instrument.fields) putField(put, column, cells[index] ?? '')
    put(`${instrument.name}_complete`, COMPLETE[state] ?? '0')
    files.append(IMPORT_FILE, csvLines([row], STYLE), 1)
  }

  files.append('redcap/data_dictionary.csv', dictionaryText(instruments), instruments.length)
  files.append('redcap/events.csv', eventsText())
  files.append('redcap/instrument_designations.csv', designationsText(instruments))
  files.append(IMPORT_FILE, csvLines([columns], STYLE))
  return {
    child: (released) =>
      line({ [RECORD_ID]: released.name, redcap_event_name: CHILD_EVENT }, child, subjectCells(released), 'complete'),
    form(form) {
      for (const { table, cells } of layout.rowsOf(form)) {
        const instrument = byTable.get(table)
        const repeat = table.group === null ? form.repeat : Number(cells[layout.placeCountOf(table) - 1] ?? 1)
        if (instrument) line(placeOf(form, instrument, repeat), instrument, cells, form.state)
      }
    },
  }
}

/** The fields of the child stand in the whole project, so they say whose they are. */
function childField(column: Column): Column {
  return { ...column, name: `CHILD_${column.name}` }
}

function placeOf(form: ReleasedForm, instrument: Instrument, repeat: number): Readonly<Record<string, string>> {
  const event = form.studyEvent
  const repeatingEvent = event !== null && REPEATING_EVENTS.has(event)
  // REDCap repeats an event or an instrument in it, never both: rows at a repeated visit count through.
  const repeats = instrument.repeats && !repeatingEvent
  return {
    [RECORD_ID]: form.child.name,
    redcap_event_name: event === null ? LOG_EVENT : eventName(event),
    redcap_repeat_instrument: repeats ? instrument.name : '',
    redcap_repeat_instance: repeats
      ? instanceOf(form, instrument, repeat)
      : repeatingEvent
        ? String(form.studyEventRepeat)
        : '',
  }
}

/** A row of a group in a running log belongs to a row of the log: its number holds both. */
function instanceOf(form: ReleasedForm, instrument: Instrument, repeat: number): string {
  const isLogRow = form.studyEvent === null && instrument.group !== null
  return String(isLogRow ? form.repeat * 1000 + repeat : repeat)
}

function importColumns(instruments: readonly Instrument[]): readonly string[] {
  return [
    RECORD_ID,
    'redcap_event_name',
    'redcap_repeat_instrument',
    'redcap_repeat_instance',
    ...instruments.flatMap(({ name, fields }) => [
      ...fields.flatMap(({ column }) =>
        column.kind === 'codes'
          ? column.codes.map(({ code }) => `${fieldName(column.name)}___${codeName(code).toLowerCase()}`)
          : [fieldName(column.name)],
      ),
      `${name}_complete`,
    ]),
  ]
}

function putField(put: (name: string, value: string) => void, column: Column, cell: string): void {
  if (cell === '') return
  const name = fieldName(column.name)
  if (column.kind === 'codes') {
    for (const code of cell.split(';')) put(`${name}___${codeName(code).toLowerCase()}`, '1')
  } else if (column.kind === 'code') put(name, codeName(cell))
  else put(name, column.kind === 'dateTime' ? cell.replace('T', ' ') : cell)
}

function dictionaryText(instruments: readonly Instrument[]): string {
  const id = [
    RECORD_ID,
    'child',
    '',
    'text',
    'Record',
    ...Array.from({ length: DICTIONARY_COLUMNS.length - 5 }, () => ''),
  ]
  const lines = instruments.flatMap(({ name, fields }) => fields.map(({ column }) => dictionaryLine(name, column)))
  return csvLines([[...DICTIONARY_COLUMNS], id, ...lines], STYLE)
}

function eventsText(): string {
  const events = [
    ['Child', CHILD_EVENT],
    ...study.studyEvents.map((event) => [event.oid, eventName(event.oid)]),
    ['Logs', LOG_EVENT],
  ]
  return csvLines(
    [
      ['event_name', 'arm_num', 'day_offset', 'offset_min', 'offset_max', 'unique_event_name'],
      ...events.map(([name = '', unique = ''], index) => [name, '1', String(index), '0', '0', unique]),
    ],
    STYLE,
  )
}

function designationsText(instruments: readonly Instrument[]): string {
  const at = (form: string) =>
    study.logs.includes(form)
      ? [LOG_EVENT]
      : study.studyEvents
          .filter((event) => event.repeating || event.forms.some((each) => each.form === form))
          .map((event) => eventName(event.oid))
  const rows = instruments.flatMap(({ name, form }) =>
    (form === null ? [CHILD_EVENT] : at(form)).map((event) => ['1', event, name]),
  )
  return csvLines([['arm_num', 'unique_event_name', 'form'], ...rows], STYLE)
}
