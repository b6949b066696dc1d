import type { EventRow } from '../../shared/ipc/views/adverseEvents.ts'
import { valueOf } from '../../shared/form/values.ts'
import { RELATIONS } from '../../shared/study/causality.ts'
import { isRelated } from '../../shared/study/codeLists.ts'
import { readCasebook } from './casebook.ts'
import { childPlaces } from './childPlaces.ts'
import { eventFacts, type EventFacts } from './eventFacts.ts'
import { readMarks } from './marks.ts'
import { cellState, type CellMarks } from './matrixCells.ts'
import { rowsOf } from './query.ts'
import { siteContext, type ReadContext } from './readContext.ts'
import { readReportClocks } from './seriousEvents.ts'

const WITH_EVENTS = `SELECT DISTINCT subject_id AS id FROM form WHERE oid = 'AE'`

/** Every adverse event of the site that stands, by child and number, with the clock of those that wait for their report. */
export function readEventRows(context: ReadContext): readonly EventRow[] {
  const { db } = context
  const site = siteContext(context)
  const places = childPlaces(context)
  const marksOf = readMarks(db)
  const clocks = new Map(readReportClocks(context).map((clock) => [clock.formId, clock]))
  const withEvents = new Set(rowsOf<{ id: string }>(db, WITH_EVENTS).map(({ id }) => id))
  return [...places.values()]
    .filter(({ subjectId }) => withEvents.has(subjectId))
    .flatMap((place) =>
      eventFacts(context, readCasebook(db, place.subjectId), site).flatMap((event): EventRow[] => {
        const { row } = event.form
        const marks = marksOf(row.id)
        if (Object.keys(event.values).length === 0 && marks.draftBy === null) return []
        const { dueBy, isLate, reportId } = clocks.get(row.id) ?? {}
        const clock = dueBy === undefined || isLate === undefined ? null : { dueBy, isLate, reportId: reportId ?? null }
        return [{ ...place, ...toRow(event, marks), clock }]
      }),
    )
}

function toRow(event: EventFacts, marks: CellMarks): Omit<EventRow, 'clock' | 'subjectId' | 'subjectCode' | 'name'> {
  const { form, values, title, grade, serious, injection, hours } = event
  const relations = RELATIONS.flatMap((item) => valueOf(values, item) ?? [])
  const ongoing = valueOf(values, 'AE_ONGOING')
  return {
    formId: form.row.id,
    number: form.row.repeat,
    title,
    term: valueOf(values, 'AE_CTCAE') ?? null,
    grade,
    onset: valueOf(values, 'AE_ONSET') ?? null,
    ongoing: ongoing === undefined ? null : ongoing === 'Y',
    serious,
    related: relations.some(isRelated) ? true : relations.length === RELATIONS.length ? false : null,
    injection,
    hours,
    state: cellState(form, marks, { status: 'due', window: null }, true),
    draftBy: marks.draftBy,
  }
}
