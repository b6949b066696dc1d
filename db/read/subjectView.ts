import { todayOf } from '../../shared/form/context.ts'
import type { SubjectView } from '../../shared/ipc/views/subjects.ts'
import { readCasebook } from './casebook.ts'
import { checkWords } from './checkWords.ts'
import { doseBoard } from './doseBoard.ts'
import { holdsOfSubject } from './holdRows.ts'
import { logRows } from './logRows.ts'
import { readMarks } from './marks.ts'
import { matrixCells } from './matrixCells.ts'
import { queriesOfSubject } from './queryRows.ts'
import { siteContext, type ReadContext } from './readContext.ts'
import { subjectFacts } from './subjectFacts.ts'
import { visibleNames } from './visibleName.ts'
import { visitPlan, type PlannedVisit } from './visitPlan.ts'

/** One child on one page (ui 5): head, injection board, visits by forms, running logs. Throws a Refusal 'notFound'. */
export function readSubjectView(context: ReadContext, subjectId: string): SubjectView {
  const { db, person } = context
  const site = siteContext(context)
  const today = todayOf(site)
  const casebook = readCasebook(db, subjectId)
  const marksOf = readMarks(db, subjectId)
  const plan = visitPlan(casebook, site.settings, today)
  const say = checkWords(context)
  const holds = holdsOfSubject(db, subjectId).map((hold) => ({
    ...hold,
    message: say({ ...hold, text: hold.message }),
  }))
  const { id, code, status } = casebook.subject
  return {
    id,
    code,
    name: visibleNames(db, person.role).get(id) ?? null,
    status,
    ...subjectFacts(casebook, today),
    visits: plan.map((planned) => ({
      ...visitHead(planned),
      cells: [...matrixCells(casebook, planned, marksOf, site.settings)],
    })),
    logs: logRows(casebook, marksOf),
    doses: doseBoard(casebook, plan, holds),
    findings: [
      ...holds
        .filter((hold) => hold.status === 'active')
        .map(({ check, message }) => ({ check, severity: 'hold', message })),
      ...queriesOfSubject(db, subjectId)
        .filter(({ check }) => check !== null)
        .map(({ formId, check, text }) => ({
          check: check ?? '',
          severity: 'soft',
          message: say({ formId, check, text }),
        })),
    ],
  }
}

function visitHead({
  definition,
  repeat,
  visit,
  window,
  status,
}: PlannedVisit): Omit<SubjectView['visits'][number], 'cells'> {
  return {
    studyEventId: visit?.id ?? null,
    oid: definition.oid,
    repeat,
    status: status === 'unplanned' ? 'notDue' : status,
    planned: visit?.plannedDate ?? window?.planned ?? null,
    earliest: window?.earliest ?? null,
    latest: window?.latest ?? null,
    actual: visit?.actualDate ?? null,
    missedReason: visit?.missedReason ?? null,
  }
}
