import { randomUUID } from 'node:crypto'
import { addressKey } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { Finding } from '../../shared/form/finding.ts'
import { findItem } from '../../shared/form/items.ts'
import { study } from '../../shared/study/study.ts'
import { calculationChanges } from '../acts/calculationChanges.ts'
import { entityOf } from '../acts/checkedChanges.ts'
import { fields } from '../acts/fields.ts'
import { holdChanges } from '../acts/holdChanges.ts'
import { deviationId } from '../acts/openDeviations.ts'
import { prefilledDeviation } from '../acts/prefilledDeviation.ts'
import { isToldToOthers, recalculationsOf } from '../acts/recalculate.ts'
import { formChanges } from '../acts/formChanges.ts'
import { statusAfter } from '../acts/statusAfter.ts'
import { holdsOfSubject } from '../read/holdRows.ts'
import { rowOf } from '../read/query.ts'
import type { Change } from '../record/change.ts'
import type { ChildPlan } from './childPlan.ts'
import { isCompleted, struckRowsIn, type ChildRecord } from './childRecord.ts'
import type { Lookups } from './lookups.ts'
import type { PlannedForm, PlannedValue } from './planned.ts'

/** The log of protocol deviations. */
const DEVIATIONS = 'DEV'
const STRUCK = 'Struck through in the system it comes from'

/** Everything that the import writes of one child, in an order in which nothing points at what is not there yet. */
export function childChanges(
  lookups: Lookups,
  child: ChildPlan,
  whole: ChildRecord,
  findings: ReadonlyMap<PlannedForm, readonly Finding[]>,
  status: string | null,
): readonly Change[] {
  const { db, siteId } = lookups
  const { subjectId, code, isNew, forms } = child
  const holds = isNew ? [] : holdsOfSubject(db, subjectId)
  const changes = [
    ...(isNew ? fields('subject', subjectId, { siteId, code, status: status ?? 'screening' }) : []),
    ...visitChangesOf(child, whole),
    ...forms.flatMap((form) => formChangesOf(form)),
    ...forms.flatMap((form) => form.values.flatMap((value) => valueChange(lookups, form, value))),
    ...forms.flatMap((form) => calculationChanges(form.row.id, whole.calculated.get(form) ?? [], form.calculations)),
    ...forms.flatMap((form) => {
      const work = whole.working.get(form)
      return work ? holdChanges(work, findings.get(form) ?? [], holds) : []
    }),
    ...forms.flatMap((form) => (findings.get(form) ?? []).flatMap((finding) => queryAbout(form, finding))),
    ...deviationsOf(lookups, child, findings),
    ...forms.filter(isCompleted).flatMap(({ row }) => fields('form', row.id, { state: 'complete' }, IMPORTED)),
    ...forms
      .filter(({ proposed, isNew: fresh }) => proposed.struck && fresh)
      .flatMap(({ row }) => fields('form', row.id, { struck: true }, { ...IMPORTED, reason: STRUCK })),
    ...forms.flatMap(struckRowChanges),
    ...(isNew && status !== null ? [] : statusChanges(child, whole)),
    ...(isNew || !forms.some((form) => isCompleted(form) && isToldToOthers(form.row.oid))
      ? []
      : recalculationsOf(db, whole.record, lookups.site, new Set(forms.map(({ row }) => row.id)))),
  ]
  return withoutDoubles(changes)
}

const IMPORTED = { source: 'imported' } as const

function visitChangesOf(child: ChildPlan, { occurred }: ChildRecord): readonly Change[] {
  return [...child.visits.values()].flatMap(({ id, stored, changes }) => {
    const news = { ...changes, ...occurred.get(id) }
    if (Object.keys(news).length === 0) return []
    return fields('studyEvent', id, stored ? news : { subjectId: child.subjectId, ...news }, IMPORTED)
  })
}

function formChangesOf({ proposed, row, isNew, definition }: PlannedForm): readonly Change[] {
  const { observed, notDone } = proposed
  if (!isNew) {
    // What was said of the form here stays.
    return fields(
      'form',
      row.id,
      { observedAt: row.observedAt === null ? (observed ?? undefined) : undefined },
      IMPORTED,
    )
  }
  return fields(
    'form',
    row.id,
    {
      subjectId: row.subjectId,
      studyEventId: row.studyEventId ?? undefined,
      oid: row.oid,
      version: definition.version,
      repeat: row.repeat,
      state: 'open',
      observedAt: observed ?? undefined,
      notDoneReason: notDone ?? undefined,
      source: 'imported',
    },
    IMPORTED,
  )
}

/** An answer with its three times (R17): when it was observed, when and by whom it was first entered, and, as ever, now. */
function valueChange(
  { users }: Lookups,
  { row, definition, proposed }: PlannedForm,
  value: PlannedValue,
): readonly Change[] {
  const item = findItem(definition, value)?.item
  if (!item) return []
  const observed = row.observedAt ?? proposed.observed
  const author = value.enteredBy === undefined ? undefined : users.get(value.enteredBy)
  return [
    {
      entity: entityOf(item),
      id: row.id,
      field: addressKey(value),
      value: value.answer as Answer | null as Change['value'],
      source: 'imported',
      mode: 'bulk',
      ...(observed === null ? {} : { observed }),
      ...(value.entered === undefined ? {} : { entered: value.entered }),
      ...(author ? { enteredBy: author.id } : {}),
      ...reasonOf(value, author !== undefined),
    },
  ]
}

/**
 * Why it was changed elsewhere, and who entered it there when that person has no account here, in words: such a name stands in the
 * side rows of the trail and nowhere else.
 */
function reasonOf({ enteredBy, reason }: PlannedValue, isKnown: boolean): { readonly reason?: string } {
  const words = [
    ...(enteredBy === undefined || isKnown ? [] : [`Entered by ${enteredBy} in the system it comes from.`]),
    ...(reason === undefined ? [] : [reason]),
  ].join(' ')
  return words === '' ? {} : { reason: words.slice(0, 2_000) }
}

/** What a check finds unlikely becomes a query, as nobody is there to confirm it. */
function queryAbout(
  { row }: PlannedForm,
  { check, address, message, severity, confirmed }: Finding,
): readonly Change[] {
  if (severity !== 'soft' || confirmed) return []
  return fields(
    'query',
    randomUUID(),
    {
      subjectId: row.subjectId,
      studyEventId: row.studyEventId ?? undefined,
      formId: row.id,
      address: address && addressKey(address),
      text: message,
      status: 'open',
      origin: 'check',
      check,
    },
    { check, source: 'system' },
  )
}

/** A file that brings the child's log of deviations tells them there; else each deviation opens a row of the log. */
function deviationsOf(
  { db }: Lookups,
  { subjectId, forms }: ChildPlan,
  findings: ReadonlyMap<PlannedForm, readonly Finding[]>,
): readonly Change[] {
  if (forms.some(({ row }) => row.oid === DEVIATIONS)) return []
  let repeat =
    rowOf<{ last: number | null }>(
      db,
      'SELECT max(repeat) AS last FROM form WHERE subject_id = ? AND oid = ?',
      subjectId,
      DEVIATIONS,
    )?.last ?? 0
  const definition = study.forms.findLast(({ oid }) => oid === DEVIATIONS)
  return [...findings].flatMap(([form, found]) =>
    found.flatMap((finding) => {
      if (finding.severity !== 'deviation' || !definition) return []
      const id = deviationId(form.row.id, finding)
      if (rowOf(db, 'SELECT 1 FROM form WHERE id = ?', id)) return []
      repeat += 1
      return [
        ...formChanges({ id, subjectId, studyEventId: null, oid: DEVIATIONS, repeat }).changes,
        ...prefilledDeviation(finding).map(({ address, answer }): Change => ({
          entity: 'item',
          id,
          field: addressKey(address),
          value: answer as Change['value'],
          source: 'system',
          check: finding.check,
        })),
      ]
    }),
  )
}

function statusChanges({ subjectId, forms }: ChildPlan, { working }: ChildRecord): readonly Change[] {
  return forms.filter(isCompleted).flatMap((form) => {
    const work = working.get(form)
    return work ? fields('subject', subjectId, { status: statusAfter(form.row.oid, work.form.values) }) : []
  })
}

/** The rows that the file says are struck through, of a form that comes to be with it. */
function struckRowChanges(form: PlannedForm): readonly Change[] {
  return struckRowsIn(form).map((field) => ({
    entity: 'struckRow',
    id: form.row.id,
    field,
    value: true,
    source: 'imported',
    reason: STRUCK,
  }))
}

/** A field that two parts of the import set is set once, as the last one said. */
function withoutDoubles(changes: readonly Change[]): readonly Change[] {
  const last = new Map<string, Change>()
  for (const change of changes) {
    const key = `${change.entity}/${change.id}/${change.field}`
    const first = last.get(key)
    last.set(key, first ? { ...first, value: change.value } : change)
  }
  return [...last.values()]
}
