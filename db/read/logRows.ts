import { valueOf } from '../../shared/form/values.ts'
import type { SubjectView } from '../../shared/ipc/views/subjects.ts'
import { study } from '../../shared/study/study.ts'
import type { Casebook, CasebookForm } from './casebook.ts'
import { cellState, type CellMarks } from './matrixCells.ts'
import { definitionOfRow } from './workingForm.ts'

type Log = SubjectView['logs'][number]

/** The item that names a row of each log to people. */
const TITLES: Readonly<Record<string, string>> = {
  AE: 'AE_TERM',
  CONMED: 'CM_DRUG',
  REHAB: 'REHAB_FROM',
  DEV: 'DEV_DESCRIPTION',
}

/** The running logs of a child, rows in their numbers, those struck through among them. */
export function logRows({ forms }: Casebook, marksOf: (formId: string) => CellMarks): Log[] {
  return study.logs.map((form) => ({
    form,
    rows: forms
      .filter(({ row }) => row.oid === form && row.studyEventId === null)
      .toSorted((a, b) => a.row.repeat - b.row.repeat)
      .map((each) => toRow(each, marksOf(each.row.id))),
  }))
}

function toRow(form: CasebookForm, marks: CellMarks): Log['rows'][number] {
  const { row, snapshot } = form
  const { dateItem } = definitionOfRow(row)
  return {
    formId: row.id,
    repeat: row.repeat,
    title: titleOf(form),
    date: (dateItem === undefined ? undefined : valueOf(snapshot.values, dateItem)) ?? null,
    state: cellState(form, marks, { status: 'due', window: null }, true),
    struck: row.struck,
    openQueries: marks.openQueries,
  }
}

function titleOf({ row, snapshot }: CasebookForm): string | null {
  const item = TITLES[row.oid]
  return (item === undefined ? undefined : valueOf(snapshot.values, item)) ?? null
}
