import { addressKey, type ItemAddress } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { ReadableDb } from '../store/database.ts'
import { rowsOf } from './query.ts'

/** One answer of the record and the audit record that last touched it. */
export interface StoredItem {
  readonly address: ItemAddress
  readonly answer: Answer
  readonly sequence: number
  readonly identity: boolean
}

/** A value the product computed and kept, with the version of the rule it came from. */
export interface StoredCalculation {
  readonly address: ItemAddress
  readonly answer: Answer | null
  readonly rule: string
  readonly notes: readonly string[]
}

interface Cell {
  readonly formId: string
  readonly group: string
  readonly repeat: number
  readonly item: string
  readonly value: string
  readonly sequence: number
  readonly identity: number
}

const COLUMNS = 'form_id AS formId, item_group AS "group", repeat, item, value, sequence'
const BOTH = (where: string) => /* SQL */ `
SELECT ${COLUMNS}, 0 AS identity FROM item WHERE ${where}
UNION ALL
SELECT ${COLUMNS}, 1 AS identity FROM identity_item WHERE ${where}`
const OF_SOME_FORMS =
  'form_id IN (SELECT id FROM form WHERE subject_id = ? AND oid IN (SELECT value FROM json_each(?)))'
const OF_FORMS = 'form_id IN (SELECT value FROM json_each(?))'
const OF_SUBJECT = 'form_id IN (SELECT id FROM form WHERE subject_id = ?)'

const addressOf = ({ group, repeat, item }: Cell): ItemAddress => ({ group, repeat, item })
const toItem = (cell: Cell): StoredItem => ({
  address: addressOf(cell),
  answer: JSON.parse(cell.value) as Answer,
  sequence: cell.sequence,
  identity: cell.identity === 1,
})

/** The answers of one form, identity items among them. */
export function itemsOf(db: ReadableDb, formId: string): readonly StoredItem[] {
  return rowsOf<Cell>(db, BOTH('form_id = ?'), formId, formId).map(toItem)
}

/** The answers of all forms of a child, or of some by OID, by form id. */
export function itemsOfSubject(
  db: ReadableDb,
  subjectId: string,
  forms?: readonly string[],
): ReadonlyMap<string, readonly StoredItem[]> {
  if (!forms) return grouped(rowsOf<Cell>(db, BOTH(OF_SUBJECT), subjectId, subjectId), toItem)
  const oids = JSON.stringify(forms)
  return grouped(rowsOf<Cell>(db, BOTH(OF_SOME_FORMS), subjectId, oids, subjectId, oids), toItem)
}

/** The answers of some forms, by form id. */
export function itemsOfForms(db: ReadableDb, formIds: readonly string[]): ReadonlyMap<string, readonly StoredItem[]> {
  const ids = JSON.stringify(formIds)
  return grouped(rowsOf<Cell>(db, BOTH(OF_FORMS), ids, ids), toItem)
}

/** The calculated values of some forms, by form id. */
export function calculationsOfForms(
  db: ReadableDb,
  formIds: readonly string[],
): ReadonlyMap<string, readonly StoredCalculation[]> {
  const sql = `SELECT ${COLUMNS}, 0 AS identity FROM calculated_item WHERE ${OF_FORMS}`
  return grouped(rowsOf<Cell>(db, sql, JSON.stringify(formIds)), toCalculation)
}

/** The calculated values of one form. */
export function calculationsOf(db: ReadableDb, formId: string): readonly StoredCalculation[] {
  const sql = `SELECT ${COLUMNS}, 0 AS identity FROM calculated_item WHERE form_id = ?`
  return rowsOf<Cell>(db, sql, formId).map(toCalculation)
}

/** The calculated values of all forms of a child, by form id. */
export function calculationsOfSubject(
  db: ReadableDb,
  subjectId: string,
): ReadonlyMap<string, readonly StoredCalculation[]> {
  const sql = `SELECT ${COLUMNS}, 0 AS identity FROM calculated_item WHERE ${OF_SUBJECT}`
  return grouped(rowsOf<Cell>(db, sql, subjectId), toCalculation)
}

function toCalculation(cell: Cell): StoredCalculation {
  const { answer, rule, notes } = JSON.parse(cell.value) as { answer: Answer | null; rule: string; notes?: string[] }
  return { address: addressOf(cell), answer, rule, notes: notes ?? [] }
}

function grouped<T>(cells: readonly Cell[], read: (cell: Cell) => T): ReadonlyMap<string, readonly T[]> {
  const byForm = new Map<string, T[]>()
  for (const cell of cells) {
    const list = byForm.get(cell.formId)
    if (list) list.push(read(cell))
    else byForm.set(cell.formId, [read(cell)])
  }
  return byForm
}

/** Answers keyed by address, as the form engine takes them. */
export function valuesFrom(items: readonly { readonly address: ItemAddress; readonly answer: Answer | null }[]) {
  return Object.fromEntries(items.map(({ address, answer }) => [addressKey(address), answer]))
}
