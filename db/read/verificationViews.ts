import { parseAddressKey, type ItemAddress } from '../../shared/form/address.ts'
import { itemIndex } from '../../shared/form/items.ts'
import type { VerificationForm, VerificationPlace, VerificationProgress } from '../../shared/ipc/views/verification.ts'
import { may } from '../../shared/roles.ts'
import { study } from '../../shared/study/study.ts'
import { planOf } from '../../shared/study/verificationPlan.ts'
import { formVersion } from '../drafts/draft.ts'
import { formRow, formRowsOf, type FormRow } from './formRow.ts'
import type { ReadContext } from './readContext.ts'
import { settingsInForce } from './settingsInForce.ts'
import { subjectEntry, subjectsOf, type SubjectEntry } from './subjectRow.ts'
import { ticksOfSubject, type ItemTick } from './verificationTicks.ts'
import { identitySight } from './visibleName.ts'
import { visitsOf } from './visitRow.ts'
import { definitionOfRow } from './workingForm.ts'

/** The ticks of one form, in the order of its items. Throws a Refusal 'notFound'. */
export function readVerificationForm({ db, person }: ReadContext, formId: string): VerificationForm {
  const row = formRow(db, formId)
  const ticks = inOrder(row, ticksOfSubject(db, row.subjectId).get(formId) ?? [])
  const hidesIdentity = identitySight(person.role) === 'hidden'
  const items = ticks
    .filter(({ placed }) => !(hidesIdentity && placed?.item.identity))
    .map(({ address, tick: { state, by, at, note } }) => ({ address, state, by, at, note }))
  return {
    formId,
    subjectId: row.subjectId,
    plan: planOf(settingsInForce(db), row),
    base: formVersion(db, formId),
    items,
    ...counts(items),
    mayTick: !row.locked && !row.struck && may(person.role, 'verification.tick'),
  }
}

/** How far source verification is, for one child or all (R25). Only complete forms count. */
export function readVerificationProgress(
  context: ReadContext,
  subjectId: string | null,
): readonly VerificationProgress[] {
  return children(context, subjectId).map((subject) => progressOf(context, subject))
}

/** The next item of the plan that is not verified: after a place in the order of children, visits and items, else the first. */
export function nextUnverified(
  context: ReadContext,
  wanted: {
    readonly subjectId: string | null
    readonly after: { readonly formId: string; readonly address: ItemAddress | null } | null
  },
): VerificationPlace | null {
  const subjects = children(context, wanted.subjectId)
  const from = wanted.after === null ? null : formRow(context.db, wanted.after.formId).subjectId
  const start = Math.max(
    0,
    subjects.findIndex(({ id }) => id === from),
  )
  // Round once: what lies before the place comes last, and the child of the place is looked at again from its beginning.
  const turn = [...subjects.slice(start), ...subjects.slice(0, start + 1)]
  for (const [index, subject] of turn.entries()) {
    const places = unverifiedOf(context, subject)
    const found = index === 0 && wanted.after ? firstAfter(context, subject, places, wanted.after) : places[0]
    if (found) return found
  }
  return null
}

function children({ db }: ReadContext, subjectId: string | null): readonly SubjectEntry[] {
  return subjectId === null ? subjectsOf(db) : [subjectEntry(db, subjectId)]
}

function progressOf({ db }: ReadContext, { id, code }: SubjectEntry): VerificationProgress {
  const settings = settingsInForce(db)
  const ticks = ticksOfSubject(db, id)
  const visits = new Map(visitsOf(db, id).map((visit) => [visit.id, visit.oid]))
  const forms = verifiable(formRowsOf(db, id), [...visits.keys()]).map((row) => {
    const items = ticks.get(row.id) ?? []
    return {
      formId: row.id,
      form: row.oid,
      studyEventOid: visits.get(row.studyEventId ?? '') ?? null,
      repeat: row.repeat,
      plan: planOf(settings, row),
      items: items.length,
      ...counts(items),
    }
  })
  const sum = (list: typeof forms, count: (form: (typeof forms)[number]) => number) =>
    list.reduce((total, form) => total + count(form), 0)
  const planned = forms.filter(({ plan }) => plan !== 'none')
  return {
    subjectId: id,
    subjectCode: code,
    planned: sum(planned, ({ items }) => items),
    plannedVerified: sum(planned, ({ verified }) => verified),
    verified: sum(forms, ({ verified }) => verified),
    changed: sum(forms, ({ changed }) => changed),
    forms,
  }
}

/** Complete forms that count, in the order of the visits, logs last. */
function verifiable(rows: readonly FormRow[], visits: readonly string[]): readonly FormRow[] {
  const visitOrder = (row: FormRow) => (row.studyEventId === null ? Infinity : visits.indexOf(row.studyEventId))
  const formOrder = (row: FormRow) => study.forms.findIndex(({ oid }) => oid === row.oid)
  return rows
    .filter(({ state, struck }) => state === 'complete' && !struck)
    .toSorted((a, b) => compare(visitOrder(a), visitOrder(b)) || formOrder(a) - formOrder(b) || a.repeat - b.repeat)
}

const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0)

function unverifiedOf({ db }: ReadContext, { id, code }: SubjectEntry): readonly VerificationPlace[] {
  const settings = settingsInForce(db)
  const ticks = ticksOfSubject(db, id)
  const visits = new Map(visitsOf(db, id).map((visit) => [visit.id, visit.oid]))
  return verifiable(formRowsOf(db, id), [...visits.keys()])
    .filter((row) => planOf(settings, row) !== 'none')
    .flatMap((row) =>
      inOrder(row, ticks.get(row.id) ?? [])
        .filter(({ tick }) => tick.state !== 'verified')
        .map(({ address }) => ({
          subjectId: id,
          subjectCode: code,
          formId: row.id,
          form: row.oid,
          studyEventOid: visits.get(row.studyEventId ?? '') ?? null,
          address,
        })),
    )
}

/** The first place behind a form's item; behind the form itself, when no item is named. */
function firstAfter(
  { db }: ReadContext,
  { id }: SubjectEntry,
  places: readonly VerificationPlace[],
  after: { readonly formId: string; readonly address: ItemAddress | null },
): VerificationPlace | undefined {
  const forms = verifiable(
    formRowsOf(db, id),
    visitsOf(db, id).map((visit) => visit.id),
  )
  const formIndex = (formId: string) => forms.findIndex((form) => form.id === formId)
  const own = forms.find((form) => form.id === after.formId)
  const order = own ? orderOf(own) : () => 0
  return places.find((place) => {
    if (place.formId !== after.formId) return formIndex(place.formId) > formIndex(after.formId)
    return after.address !== null && order(place.address) > order(after.address)
  })
}

function inOrder(row: FormRow, ticks: readonly ItemTick[]) {
  const index = itemIndex(definitionOfRow(row))
  const order = orderOf(row)
  return ticks
    .map((tick) => ({ tick, address: parseAddressKey(tick.address) }))
    .toSorted((a, b) => order(a.address) - order(b.address))
    .map(({ tick, address }) => ({ tick, address, placed: index.get(address.item) }))
}

/** The place of an item in its form as a number: group, row, item. */
function orderOf(row: FormRow): (address: ItemAddress) => number {
  const { itemGroups } = definitionOfRow(row)
  return ({ group, repeat, item }) => {
    const groupIndex = itemGroups.findIndex(({ oid }) => oid === group)
    const itemPlace = itemGroups[groupIndex]?.items.findIndex(({ oid }) => oid === item) ?? 0
    return (groupIndex * 10_000 + repeat) * 1_000 + itemPlace
  }
}

function counts(items: readonly { readonly state: ItemTick['state'] }[]) {
  return {
    verified: items.filter(({ state }) => state === 'verified').length,
    changed: items.filter(({ state }) => state === 'changed').length,
  }
}
