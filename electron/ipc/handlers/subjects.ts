import { registerSubject } from '../../../db/acts/registerSubject.ts'
import { addUnscheduledVisit, planVisit, setVisitDate, visitMissed } from '../../../db/acts/visits.ts'
import { readSubjectRows } from '../../../db/read/subjectRows.ts'
import { readSubjectView } from '../../../db/read/subjectView.ts'
import { readTodayView } from '../../../db/read/todayView.ts'
import type { HandlersOf } from '../handlers.ts'
import { receiptView } from './receipt.ts'

/** Work lists, children and their visits. */
export const subjectHandlers: HandlersOf<'today' | 'subjects' | 'visits'> = {
  'today.get': (_input, { read }) => readTodayView(read),
  'subjects.list': ({ search }, { read }) => [...readSubjectRows(read, search)],
  'subjects.register': (child, { act }) => registerSubject(act, child),
  'subjects.get': ({ subjectId }, { read }) => readSubjectView(read, subjectId),
  'visits.setDate': (wanted, { act }) => receiptView(setVisitDate(act, wanted)),
  'visits.plan': (wanted, { act }) => receiptView(planVisit(act, wanted)),
  'visits.missed': (wanted, { act }) => receiptView(visitMissed(act, wanted)),
  'visits.addUnscheduled': (wanted, { act }) => receiptView(addUnscheduledVisit(act, wanted)),
}
