import { z } from 'zod'
import { doseStep } from './subjects.ts'

/** One child on the overview: the code and no name, for every role. */
export const dashboardChild = z.strictObject({
  subjectId: z.uuid(),
  code: z.string(),
  status: z.string(),
  doses: z.array(doseStep.pick({ number: true, state: true, date: true })),
  nextVisit: z
    .strictObject({ oid: z.string(), planned: z.iso.date().nullable(), latest: z.iso.date().nullable() })
    .nullable(),
  dueThisWeek: z.int(),
  overdue: z.int(),
  /** What holds the next dose, in the words of the checks. */
  holds: z.array(z.string()),
  openQueries: z.int(),
  complete: z.int(),
  expected: z.int(),
})
export type DashboardChild = z.infer<typeof dashboardChild>

/** The whole site at a glance. Counts of visits, forms and queries; stamps are ISO, UTC. */
export const dashboardView = z.strictObject({
  enrolled: z.int(),
  planned: z.int(),
  dueThisWeek: z.int(),
  overdue: z.int(),
  holds: z.int(),
  queries: z.strictObject({
    open: z.int(),
    /** Null while none waits. */
    oldestDays: z.int().nullable(),
  }),
  seriousEvents: z.strictObject({
    count: z.int(),
    /** Clocks to a report that run, and how many of them are past their hour. */
    clocks: z.int(),
    late: z.int(),
    nextDueBy: z.iso.datetime().nullable(),
  }),
  complete: z.int(),
  expected: z.int(),
  lastBackup: z.iso.datetime().nullable(),
  backupRemindDays: z.int(),
  lastExport: z.iso.datetime().nullable(),
  /** What a decision to stop would be weighed on: of the children injected, those with a serious event not judged unrelated. */
  stopping: z.strictObject({ children: z.int(), events: z.int(), injected: z.int() }),
  children: z.array(dashboardChild),
})
export type DashboardView = z.infer<typeof dashboardView>
