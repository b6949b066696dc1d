import { codesOf, type Answer } from '../../shared/form/answer.ts'
import { study } from '../../shared/study/study.ts'
import type { ReadableDb } from '../store/database.ts'
import type { Secrets } from './residualScan.ts'

const IDENTITY = /* SQL */ `
  SELECT f.oid AS form, v.item, v.value FROM identity_item v JOIN form f ON f.id = v.form_id`
const ITEMS = /* SQL */ `
  SELECT f.subject_id, f.oid AS form, v.item, v.value FROM item v JOIN form f ON f.id = v.form_id WHERE v.item IN `

interface Row {
  readonly form: string
  readonly item: string
  readonly value: string
}

const DATE = /^(\d{4}-\d{2}-\d{2})/

/**
 * Everything in the store that a de-identified file must not hold: identity values, subject codes, direct identifiers among
 * the items (lots, accession numbers), names of staff; and each child's own dates when the profile hides the calendar.
 */
export function secretsOf(db: ReadableDb, hidesCalendar: boolean): Secrets {
  const identity = db.prepare<Row>(IDENTITY).all()
  const everywhere = [
    ...identity.filter((row) => !DATE.test(first(row.value))).map(secret),
    ...itemsOfClass(db, (item) => item.disclosure === 'directIdentifier').map(secret),
    ...db
      .prepare<{ code: string }>('SELECT code FROM subject')
      .all()
      .map(({ code }) => ({ text: code, form: 'SUBJECT', item: 'CODE' })),
    ...db
      .prepare<{ code: string }>('SELECT code FROM site')
      .all()
      .map(({ code }) => ({ text: code, form: 'SITE', item: 'CODE' })),
    ...db
      .prepare<{ name: string }>('SELECT name FROM user')
      .all()
      .map(({ name }) => ({ text: name, form: 'STAFF', item: 'NAME' })),
  ].filter((entry) => entry.text !== '')
  return { everywhere, datesOf: hidesCalendar ? datesOf(db) : new Map() }
}

function secret(row: Row) {
  return { text: first(row.value), form: row.form, item: row.item }
}

function first(value: string): string {
  return codesOf(JSON.parse(value) as Answer)[0] ?? ''
}

interface ItemLike {
  readonly oid: string
  readonly type: string
  readonly disclosure: string
  readonly identity?: true
}

function itemsOfClass(db: ReadableDb, wanted: (item: ItemLike) => boolean): readonly (Row & { subject_id: string })[] {
  const oids = new Set(
    study.forms.flatMap((form) =>
      form.itemGroups.flatMap((group) => group.items.filter(wanted).map((item) => item.oid)),
    ),
  )
  const list = [...oids]
  return db.prepare<Row & { subject_id: string }>(`${ITEMS}(${list.map(() => '?').join(',')})`).all(...list)
}

/** The civil dates of each child: what was typed, when it was observed, when it was born. */
function datesOf(db: ReadableDb): Secrets['datesOf'] {
  const dates = new Map<string, Map<string, { date: string; form: string; item: string }>>()
  const add = (subject: string, text: string | null, form: string, item: string) => {
    const date = text ? DATE.exec(text)?.[1] : undefined
    if (!date) return
    const own = dates.get(subject) ?? new Map<string, { date: string; form: string; item: string }>()
    own.set(date, { date, form, item })
    dates.set(subject, own)
  }
  const isDate = (item: ItemLike) => /date/i.test(item.type)
  for (const row of itemsOfClass(db, isDate)) add(row.subject_id, first(row.value), row.form, row.item)
  const identity = db.prepare<Row & { subject_id: string }>(
    'SELECT f.subject_id, f.oid AS form, v.item, v.value FROM identity_item v JOIN form f ON f.id = v.form_id',
  )
  for (const row of identity.all()) add(row.subject_id, first(row.value), row.form, row.item)
  const observed = db.prepare<{ subject_id: string; oid: string; observed_at: string | null }>(
    'SELECT subject_id, oid, observed_at FROM form WHERE observed_at IS NOT NULL',
  )
  for (const row of observed.all()) add(row.subject_id, row.observed_at, row.oid, 'OBSERVED')
  const visits = db.prepare<{ subject_id: string; oid: string; actual_date: string | null }>(
    'SELECT subject_id, oid, actual_date FROM study_event WHERE actual_date IS NOT NULL',
  )
  for (const row of visits.all()) add(row.subject_id, row.actual_date, row.oid, 'VISIT')
  return new Map([...dates].map(([subject, own]) => [subject, [...own.values()]]))
}
