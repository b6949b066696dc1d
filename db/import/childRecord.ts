import { addressKey, rowKey } from '../../shared/form/address.ts'
import { textOf } from '../../shared/form/answer.ts'
import type { CalculatedValue } from '../../shared/form/calculate.ts'
import type { SiteContext } from '../../shared/form/context.ts'
import type { FormSnapshot, StudyEventSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import { valueOf } from '../../shared/form/values.ts'
import { SERIOUSNESS_CRITERIA } from '../../shared/instruments/adverseEvents.ts'
import { calculateForm } from '../../shared/study/engine.ts'
import { valuesFrom } from '../read/formItems.ts'
import { localTime } from '../read/readContext.ts'
import { standingValues } from '../read/struckRows.ts'
import { readSubjectRecord } from '../read/subjectRecord.ts'
import type { WorkingForm } from '../read/workingForm.ts'
import { visitOccurred } from '../acts/visitOccurred.ts'
import type { ChildPlan } from './childPlan.ts'
import type { Lookups } from './lookups.ts'
import type { ProposedForm } from './model.ts'
import type { PlannedForm, PlannedValue } from './planned.ts'

/** Computed values may hang on computed values of other forms; so deep and no deeper. */
const PASSES = 3

/** A child as it will be once the import is written. */
export interface ChildRecord {
  readonly record: SubjectRecord
  readonly working: ReadonlyMap<PlannedForm, WorkingForm>
  readonly calculated: ReadonlyMap<PlannedForm, readonly CalculatedValue[]>
  /** Visits that a complete form shows to have taken place: fields by visit id. */
  readonly occurred: ReadonlyMap<string, Readonly<Record<string, string | null>>>
}

/** Lays the forms of the plan over the child's record, lets the visits take place that they tell of, and computes their scores. */
export function childRecord(lookups: Lookups, child: ChildPlan): ChildRecord {
  const { db, site } = lookups
  const before = child.isNew ? emptyRecord(child, lookups) : readSubjectRecord(db, child.subjectId)
  const ids = new Set(child.forms.map(({ row }) => row.id))
  let record: SubjectRecord = {
    ...withPlan(before, child),
    studyEvents: eventsOf(before, child),
    forms: [
      ...before.forms.filter(({ id }) => !ids.has(id)),
      ...child.forms.filter(({ proposed }) => !proposed.struck).map((form) => snapshotOf(form, before, site, lookups)),
    ],
  }
  const occurred = new Map<string, Readonly<Record<string, string | null>>>()
  for (const form of child.forms.filter(isCompleted)) {
    const working = workingOf(form, record, lookups)
    if (!tellsDay(working)) continue
    const visit = visitOccurred(working)
    record = visit.record
    if (visit.changes.length > 0) {
      const fields = visit.changes.map(({ field, value }) => [field, value as string | null] as const)
      occurred.set(form.row.studyEventId ?? '', Object.fromEntries(fields))
    }
  }
  const calculated = new Map<PlannedForm, readonly CalculatedValue[]>()
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const form of child.forms.filter((each) => isCompleted(each) && each.proposed.notDone === null)) {
      const { form: snapshot } = workingOf(form, record, lookups)
      const values = calculateForm(snapshot, record, site)
      calculated.set(form, values)
      const answers = values.map(({ address, value }) => ({ address, answer: value === null ? null : { value } }))
      record = {
        ...record,
        forms: record.forms.map((each) =>
          each.id === form.row.id ? { ...each, values: { ...each.values, ...valuesFrom(answers) } } : each,
        ),
      }
    }
  }
  const working = new Map(child.forms.map((form) => [form, workingOf(form, record, lookups)]))
  return { record, working, calculated, occurred }
}

/** Whether the form says on which day it was: what comes from a file did not happen today because nobody says when. */
function tellsDay({ definition, form, row }: WorkingForm): boolean {
  const told = definition.dateItem === undefined ? undefined : valueOf(form.values, definition.dateItem)
  return told !== undefined || row.observedAt !== null
}

/** Whether the import makes the form complete; one that is complete already is left as it is. */
export function isCompleted({ proposed, row }: PlannedForm): boolean {
  return (proposed.complete || proposed.notDone !== null) && row.state !== 'complete'
}

/** The rows that the file says are struck through and brings answers for, where it makes the form. */
export function struckRowsIn({ proposed, isNew, values, definition }: PlannedForm): readonly string[] {
  if (!isNew) return []
  const brought = new Set(values.map(rowKey))
  const repeats = (row: string) =>
    definition.itemGroups.some(({ oid, repeating }) => repeating && row.startsWith(`${oid}/`))
  return (proposed.struckRows ?? []).filter((row) => brought.has(row) && repeats(row))
}

function emptyRecord({ subjectId, code }: ChildPlan, { siteCode }: Lookups): SubjectRecord {
  return { subject: { id: subjectId, code, site: siteCode }, studyEvents: [], forms: [], openQueries: [] }
}

function withPlan(before: SubjectRecord, child: ChildPlan): SubjectRecord {
  const planned = child.visits.get('INJ1/1')?.changes['plannedDate']
  if (typeof planned !== 'string') return before
  return { ...before, subject: { ...before.subject, plannedFirstInjection: planned } }
}

function eventsOf(before: SubjectRecord, child: ChildPlan): readonly StudyEventSnapshot[] {
  const known = new Map(before.studyEvents.map((event) => [event.id, event]))
  for (const { id, changes } of child.visits.values()) {
    const old = known.get(id)
    const { oid = old?.oid, repeat = old?.repeat, status = old?.status, actualDate = old?.actualDate } = changes
    const missedReason = changes['missedReason'] ?? old?.missedReason
    known.set(id, {
      id,
      oid: String(oid),
      repeat: Number(repeat),
      status: status === 'occurred' || status === 'missed' ? status : 'planned',
      actualDate: typeof actualDate === 'string' ? actualDate : null,
      ...(typeof missedReason === 'string' ? { missedReason } : {}),
    })
  }
  return [...known.values()]
}

function snapshotOf(form: PlannedForm, before: SubjectRecord, site: SiteContext, { db, users }: Lookups): FormSnapshot {
  const { row, stored, values, proposed } = form
  const old = before.forms.find(({ id }) => id === row.id)
  const answers = { ...valuesFrom(stored), ...valuesFrom(values.map((value) => ({ ...value, address: value }))) }
  const isComplete = isCompleted(form) || row.state === 'complete'
  const struckRows = [...(old?.struckRows ?? []), ...struckRowsIn(form)]
  const hasAnswers = Object.keys(answers).length > 0
  const signature = old?.signature ?? signedThere(proposed, users, offsetOf(db))
  const entered = (among: readonly PlannedValue[]) => firstEntry(among, site.now, offsetOf(db))
  const serious = row.oid === 'AE' ? values.filter(({ item, answer }) => isSerious(item, answer)) : []
  const seriousSince = old?.seriousSince ?? (serious.length > 0 ? entered(serious) : undefined)
  return {
    id: row.id,
    oid: row.oid,
    version: row.version,
    studyEvent: row.studyEventId,
    repeat: row.repeat,
    state: isComplete
      ? old?.state === 'signed' || old?.state === 'locked'
        ? old.state
        : 'complete'
      : hasAnswers
        ? 'open'
        : 'empty',
    values: standingValues({ ...old?.values, ...answers }, struckRows),
    ...(struckRows.length > 0 ? { struckRows } : {}),
    ...(proposed.notDone === null ? {} : { notDone: proposed.notDone }),
    confirmations: values.length === 0 ? (old?.confirmations ?? []) : [],
    ...(signature ? { signature } : {}),
    ...(row.studyEventId === null ? { savedAt: old?.savedAt ?? entered(values) } : {}),
    ...(seriousSince === undefined ? {} : { seriousSince }),
  }
}

/** When the first of some answers was entered where they come from, local time; now where no file tells it or it was not yet. */
function firstEntry(values: readonly PlannedValue[], now: string, offset: string): string {
  const told = values.flatMap(({ entered }) => (entered === undefined ? [] : localTime(entered, offset)))
  return [...told, now].toSorted()[0] ?? now
}

function isSerious(item: string, answer: PlannedValue['answer']): boolean {
  return SERIOUSNESS_CRITERIA.some((criterion) => criterion === item) && textOf(answer) === 'Y'
}

/** A signature of the system it comes from, as the checks ask for it. In this record the form is unsigned. */
function signedThere({ signed }: ProposedForm, users: Lookups['users'], offset: string): FormSnapshot['signature'] {
  if (!signed) return undefined
  const user = users.get(signed.user)
  return { user: user?.id ?? signed.user, role: user?.role ?? 'investigator', at: localTime(signed.at, offset) }
}

/** The offset of the newest record: the site does not move. */
function offsetOf(db: Lookups['db']): string {
  const row = db
    .prepare<{ offset: string }>(
      `SELECT json_extract(bytes, '$.offset') AS offset FROM audit_record ORDER BY sequence DESC LIMIT 1`,
    )
    .get()
  return row?.offset ?? '+00:00'
}

function workingOf(form: PlannedForm, record: SubjectRecord, lookups: Lookups): WorkingForm {
  const { row, definition, stored, values } = form
  const own = record.forms.find(({ id }) => id === row.id) ?? snapshotOf(form, record, lookups.site, lookups)
  return {
    row,
    definition,
    stored,
    entry: null,
    draft: undefined,
    overlay: values.map((value) => ({ address: value, answer: value.answer })),
    form: own,
    record,
    site: lookups.site,
  }
}

/** Values a file has for what is computed here, that differ: by address, ours and theirs. */
export function differences(form: PlannedForm, calculated: readonly CalculatedValue[]) {
  const ours = new Map(calculated.map(({ address, value }) => [addressKey(address), [value ?? ''].flat().join(';')]))
  return [...form.proposed.computed].filter(([key, theirs]) => (ours.get(key) ?? '') !== theirs)
}
