import { codesOfSetting, type Settings } from '../../shared/form/context.ts'
import type { MatrixCell } from '../../shared/ipc/views/subjects.ts'
import type { Presence } from '../../shared/study/definition.ts'
import { study } from '../../shared/study/study.ts'
import type { Casebook, CasebookForm } from './casebook.ts'
import type { PlannedVisit } from './visitPlan.ts'

/** What stands on a form beside its own state. */
export interface CellMarks {
  /** The printed name of the person whose draft lies on it. */
  readonly draftBy: string | null
  readonly openQueries: number
  readonly verified: boolean
  /** What a form waits for that is entered twice: an entry, or somebody to settle the differences. */
  readonly waitsFor: 'firstEntry' | 'secondEntry' | 'resolving' | null
}

export const NO_MARKS: CellMarks = { draftBy: null, openQueries: 0, verified: false, waitsFor: null }

/** The forms that stand at a visit, each with how far it is. Running logs belong to the child and are not among them. */
export function matrixCells(
  { forms }: Casebook,
  planned: PlannedVisit,
  marksOf: (formId: string) => CellMarks,
  settings: Settings,
): readonly MatrixCell[] {
  return planned.definition.forms
    .filter(({ form }) => !study.logs.includes(form))
    .map(({ form, presence }) => {
      const found = forms.find(({ row }) => row.oid === form && row.studyEventId === planned.visit?.id)
      const { waitsFor, ...marks } = found ? marksOf(found.row.id) : NO_MARKS
      const isAsked = asksFor(presence, `${planned.definition.oid}/${form}`, settings)
      return {
        form,
        formId: found?.row.id ?? null,
        state: cellState(found, { ...marks, waitsFor }, planned, isAsked),
        presence,
        ...marks,
      }
    })
}

/** Whether the protocol expects the form at the visit; led by symptoms or not switched on, it may still be filled in. */
export function asksFor(presence: Presence, place: string, settings: Settings): boolean {
  if (presence === 'optional') return codesOfSetting(settings, 'visits.optionalForms').includes(place)
  return presence === 'required' || presence === 'confirm'
}

/** How a form stands in words of the matrix (ui 5). */
export function cellState(
  form: CasebookForm | undefined,
  marks: CellMarks,
  { status, window }: Pick<PlannedVisit, 'status' | 'window'>,
  isAsked: boolean,
): MatrixCell['state'] {
  const state = form?.snapshot.state ?? 'empty'
  if (state === 'locked' || state === 'signed' || state === 'complete') return state
  if (marks.waitsFor === 'secondEntry' || marks.waitsFor === 'resolving') return marks.waitsFor
  if (marks.draftBy !== null) return 'draft'
  if (state === 'open' || marks.waitsFor === 'firstEntry') return 'open'
  if (status === 'missed') return 'missed'
  if (!isAsked) return 'notNeeded'
  if (status === 'overdue') return 'overdue'
  if (status === 'due' || status === 'occurred') return 'due'
  return window === null || status === 'notDue' || status === 'unplanned' ? 'notDue' : 'due'
}
