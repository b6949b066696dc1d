import { chainEnd } from '../record/trail.ts'
import type { Actor, Change } from '../record/change.ts'
import type { Clock } from '../store/clock.ts'
import type { ReadableDb } from '../store/database.ts'
import { childChanges } from './childChanges.ts'
import { childFindings } from './childFindings.ts'
import { ChildPlan } from './childPlan.ts'
import { childRecord, differences, isCompleted } from './childRecord.ts'
import { lookupsOf, type Lookups } from './lookups.ts'
import type { Proposal, ProposedForm, ProposedVisit, RefusedRow } from './model.ts'
import type { AcceptedRow, ImportFinding, ImportFormat, ImportPlan, PlannedForm } from './planned.ts'

export interface PlanOptions {
  readonly format: ImportFormat
  readonly sha256: string
  /** Whether children who are not in the record are registered. */
  readonly newSubjects: boolean
  /** Why values that stand there are replaced; null when none may be. */
  readonly reason: string | null
}

export interface PlanTools {
  readonly progress?: (done: number, total: number) => void
  readonly signal?: Pick<AbortSignal, 'throwIfAborted'>
}

/**
 * Works out what an import would write, and what of the file it refuses and why. Writes nothing. Each form comes in whole or is
 * refused whole; a form that the file calls complete has to satisfy every hard check in the child as it will then be.
 */
export function planImport(
  { db, clock, person }: { readonly db: ReadableDb; readonly clock: Clock; readonly person: Actor },
  proposal: Proposal,
  options: PlanOptions,
  { progress, signal }: PlanTools = {},
): ImportPlan {
  const upTo = chainEnd(db).sequence
  const lookups = lookupsOf(db, clock, person)
  const codes = [...new Set([...proposal.subjects, ...proposal.visits, ...proposal.forms].map(codeOf))]
  const byChild = {
    status: new Map(proposal.subjects.map(({ code, status }) => [code, status])),
    visits: Map.groupBy(proposal.visits, ({ subject }) => subject),
    forms: Map.groupBy(proposal.forms, ({ subject }) => subject),
  }
  const parts: ChildPart[] = []
  for (const [index, code] of codes.entries()) {
    signal?.throwIfAborted()
    progress?.(index, codes.length)
    const visits = byChild.visits.get(code) ?? []
    const forms = byChild.forms.get(code) ?? []
    const place =
      proposal.subjects.find((each) => each.code === code)?.place ?? forms[0]?.place ?? visits[0]?.place ?? ''
    parts.push(planChild(lookups, { code, place, visits, forms, status: byChild.status.get(code) ?? null }, options))
  }
  progress?.(codes.length, codes.length)
  return {
    format: options.format,
    sha256: options.sha256,
    newSubjects: parts.flatMap(({ newSubject }) => newSubject ?? []),
    accepted: parts.flatMap(({ accepted }) => accepted),
    refused: [...proposal.refused, ...parts.flatMap(({ refused }) => refused)],
    findings: parts.flatMap(({ findings }) => findings),
    changes: parts.flatMap(({ changes }) => changes),
    forms: parts.flatMap(({ forms }) => forms),
    upTo,
    reason: options.reason,
  }
}

const codeOf = (each: { readonly code: string } | { readonly subject: string }): string =>
  'code' in each ? each.code : each.subject

interface ChildInput {
  readonly code: string
  readonly place: string
  readonly status: string | null
  readonly visits: readonly ProposedVisit[]
  readonly forms: readonly ProposedForm[]
}

interface ChildPart {
  readonly newSubject: string | null
  readonly accepted: readonly AcceptedRow[]
  readonly refused: readonly RefusedRow[]
  readonly findings: readonly ImportFinding[]
  readonly changes: readonly Change[]
  readonly forms: readonly string[]
}

function planChild(lookups: Lookups, input: ChildInput, { newSubjects, reason }: PlanOptions): ChildPart {
  const problem = childProblem(lookups, input, newSubjects)
  if (problem !== null) return refusedChild(input, problem)
  const child = new ChildPlan(lookups, input.code)
  for (const visit of input.visits) child.addVisit(visit)
  child.addForms(input.forms, reason)
  for (;;) {
    const whole = childRecord(lookups, child)
    const { findings, refused } = childFindings(lookups, child, whole)
    if (refused.size > 0) {
      child.refuse(refused)
      continue
    }
    return {
      newSubject: child.isNew ? child.code : null,
      accepted: child.forms.map((form) => acceptedRow(form)),
      refused: child.refused,
      findings: [
        ...[...findings].flatMap(([form, found]) =>
          found.filter(({ check }) => check !== 'open').map((finding) => ({ ...wordsOf(form), ...finding })),
        ),
        ...[...whole.calculated].flatMap(([form, values]) =>
          differences(form, values).map(([key]) => ({
            ...wordsOf(form),
            check: 'computed',
            severity: 'note',
            message: `${key.split('/')[2] ?? key}: the score in the file is another than the one computed here, which counts.`,
          })),
        ),
      ].map(({ place, subject, form, check, severity, message }) => ({
        place,
        subject,
        form,
        check,
        severity,
        message,
      })),
      changes: childChanges(lookups, child, whole, findings, input.status),
      forms: child.forms.filter(({ isNew }) => !isNew).map(({ row }) => row.id),
    }
  }
}

/** Why nothing of a child can come in, or null. */
function childProblem(
  { subjects, siteCode }: Lookups,
  { code, status }: ChildInput,
  newSubjects: boolean,
): string | null {
  if (subjects.has(code)) return null
  if (!newSubjects) return 'No child here has this number. Register the child first.'
  const rest = code.startsWith(`${siteCode}-`) ? code.slice(siteCode.length + 1) : ''
  if (!/^\d{1,6}$/.test(rest)) return `The number is not one of this site, which begins with ${siteCode}-.`
  return status === null || STATES.has(status) ? null : 'The state of the child is not known.'
}

const STATES = new Set(['screening', 'enrolled', 'completed', 'screenFailure', 'withdrawn', 'lost', 'died'])

function refusedChild({ code, place, forms }: ChildInput, reason: string): ChildPart {
  const rows = forms.length > 0 ? forms : [{ place, form: '' }]
  return {
    newSubject: null,
    accepted: [],
    refused: rows.map((row) => ({ place: row.place, subject: code, form: row.form, item: '', reason })),
    findings: [],
    changes: [],
    forms: [],
  }
}

function wordsOf({ proposed, row }: PlannedForm) {
  return { place: proposed.place, subject: proposed.subject, form: row.oid }
}

function acceptedRow(form: PlannedForm): AcceptedRow {
  const { proposed, row, isNew, values } = form
  const completes = isCompleted(form)
  return {
    ...wordsOf(form),
    studyEvent: proposed.studyEvent ?? '',
    repeat: row.repeat,
    values: values.length,
    does: isNew ? 'new' : values.length > 0 || completes ? 'more' : 'unchanged',
    completes,
  }
}
