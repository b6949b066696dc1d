import { windowAnchorsOf } from '../../shared/study/anchors.ts'
import type { Settings } from '../../shared/form/context.ts'
import type { StudyEventDefinition } from '../../shared/study/definition.ts'
import { study } from '../../shared/study/study.ts'
import { visitStatus, visitWindow, type VisitStatus, type VisitWindow } from '../../shared/study/windows.ts'
import type { Casebook } from './casebook.ts'
import type { VisitRecord } from './visitRow.ts'

/** A visit of a child in the order of the protocol: what is planned, what happened, and how it stands today. */
export interface PlannedVisit {
  readonly definition: StudyEventDefinition
  readonly repeat: number
  readonly visit: VisitRecord | undefined
  readonly window: VisitWindow | null
  readonly status: VisitStatus
}

/**
 * Every visit of the protocol with its window under the settings in force, then the unscheduled ones that took place. Early
 * termination stands there once a decision to stop is recorded.
 */
export function visitPlan({ record, visits }: Casebook, settings: Settings, today: string): readonly PlannedVisit[] {
  const anchors = windowAnchorsOf(record)
  return study.studyEvents.flatMap((definition) => {
    const rows = visits.filter(({ oid }) => oid === definition.oid)
    if (definition.repeating) return rows.map((visit) => plan(definition, visit, visit.repeat))
    const isNamed = rows.length > 0 || anchors.decision !== undefined
    if (definition.anchor.kind === 'decision' && !isNamed) return []
    return [plan(definition, rows[0], 1)]
  })

  function plan(definition: StudyEventDefinition, visit: VisitRecord | undefined, repeat: number): PlannedVisit {
    const window = visitWindow(study.studyEvents, definition, anchors, settings)
    const snapshot = record.studyEvents.find(({ id }) => id === visit?.id)
    return { definition, repeat, visit, window, status: visitStatus(window, snapshot, today) }
  }
}
