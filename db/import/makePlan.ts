import type { Actor } from '../record/change.ts'
import type { Clock } from '../store/clock.ts'
import type { ReadableDb } from '../store/database.ts'
import { planImport, type PlanTools } from './planImport.ts'
import type { ImportPlan } from './planned.ts'
import { readImport, type ImportSource } from './readImport.ts'

/** All that looking at a file needs to know; plain data, so that it can be handed to a worker. */
export interface ImportOrder extends ImportSource {
  readonly person: Actor
  readonly newSubjects: boolean
  readonly reason: string | null
}

/** Reads the file and works out its import on one snapshot. Throws a Refusal for a file that cannot be taken. */
export function makePlan(db: ReadableDb, clock: Clock, order: ImportOrder, tools: PlanTools = {}): ImportPlan {
  const { proposal, sha256 } = readImport(order)
  const { format, newSubjects, reason, person } = order
  return planImport({ db, clock, person }, proposal, { format, sha256, newSubjects, reason }, tools)
}
