import type { ReadableDb } from '../store/database.ts'
import type { AuditCondition } from './auditConditions.ts'
import { rowOf, rowsOf } from './query.ts'

/** How much a search may do for one page, in records. */
export interface SearchLimits {
  /** Fewer than this are gathered through an index and counted exactly. */
  readonly few: number
  /** Looked at when no index narrows the search; the search goes on below where it stopped. */
  readonly walk: number
  /** The same where only the values and reasons beside the records are looked into, which is many times quicker. */
  readonly walkValues: number
}

const LIMITS: SearchLimits = { few: 10_000, walk: 20_000, walkValues: 150_000 }

export interface AuditMatches {
  /** Newest first, at most as many as were asked for. */
  readonly sequences: readonly number[]
  /** Where the search goes on, downwards; null when it is over. A page may be short, or empty, and still not be the last. */
  readonly next: number | null
  /** How many match in all; null when that is not known without reading the whole trail. */
  readonly total: number | null
}

/** The stretch of the trail that a page is looked for in: everything below `before`. */
export interface AuditStretch {
  readonly before: number | null
  readonly limit: number
}

/**
 * The newest records below `before` that meet every condition. Its work is bounded whatever the filter and however long the
 * trail: where an index finds few records, those are gathered and the rest of the filter is held against them; otherwise the
 * trail is walked downwards for a stretch. A plain condition on a million records takes seconds, as each record has to be taken
 * apart for it; this takes milliseconds.
 */
export function searchAudit(
  db: ReadableDb,
  conditions: readonly AuditCondition[],
  { before, limit }: AuditStretch,
  limits: SearchLimits = LIMITS,
): AuditMatches {
  const last = rowOf<{ last: number | null }>(db, 'SELECT max(sequence) AS last FROM audit_record')?.last ?? 0
  const top = Math.min(last, before === null ? last : before - 1)
  if (conditions.length === 0) return page(downFrom(top, limit + 1), limit, last)

  const candidates = last < limits.few ? downFrom(last, last) : fewest(db, conditions, limits.few)
  if (candidates) return gathered(db, candidates, conditions, top, limit)
  return walked(db, conditions, top, limit, limits)
}

/** So many sequences from `top` downwards: the chain has no gaps. */
function downFrom(top: number, many: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(many, top)) }, (_, index) => top - index)
}

/** `found` holds one more than the page when there is one more. */
function page(found: readonly number[], limit: number, total: number | null): AuditMatches {
  const sequences = found.slice(0, limit)
  return { sequences, next: found.length > limit ? (sequences.at(-1) ?? null) : null, total }
}

/** The sequences that the index of the most selective condition gives, if they are few. */
function fewest(db: ReadableDb, conditions: readonly AuditCondition[], few: number): readonly number[] | undefined {
  const gather = ({ sql, parameters }: AuditCondition) =>
    rowsOf<{ sequence: number }>(db, `SELECT a.sequence FROM audit_record a WHERE ${sql} LIMIT ?`, ...parameters, few)
  let best: readonly { readonly sequence: number }[] | undefined
  for (const condition of conditions) {
    if (!condition.indexed) continue
    const found = gather(condition)
    if (found.length < (best?.length ?? few)) best = found
  }
  return best?.map(({ sequence }) => sequence)
}

function gathered(
  db: ReadableDb,
  candidates: readonly number[],
  conditions: readonly AuditCondition[],
  top: number,
  limit: number,
): AuditMatches {
  const { sql, parameters } = all(conditions)
  const matches = rowsOf<{ sequence: number }>(
    db,
    `SELECT a.sequence FROM json_each(?) c CROSS JOIN audit_record a ON a.sequence = c.value ${VALUES} WHERE ${sql}`,
    JSON.stringify(candidates),
    ...parameters,
  )
  const sorted = matches.map(({ sequence }) => sequence).toSorted((a, b) => b - a)
  return page(
    sorted.filter((sequence) => sequence <= top),
    limit,
    sorted.length,
  )
}

/** A stretch of the trail downwards from `top`. Records are walked in their own order and not by an index, which would sort them first. */
function walked(
  db: ReadableDb,
  conditions: readonly AuditCondition[],
  top: number,
  limit: number,
  limits: SearchLimits,
): AuditMatches {
  const { sql, parameters } = all(conditions)
  const readsValuesOnly = conditions.every(({ about }) => about === 'values')
  const low = Math.max(1, top - (readsValuesOnly ? limits.walkValues : limits.walk) + 1)
  const [from, sequence] = readsValuesOnly
    ? ['audit_value v CROSS JOIN audit_record a ON a.sequence = v.sequence', 'v.sequence']
    : [`audit_record a NOT INDEXED ${VALUES}`, 'a.sequence']
  const found = rowsOf<{ sequence: number }>(
    db,
    `SELECT a.sequence FROM ${from} WHERE ${sequence} BETWEEN ? AND ? AND ${sql} ORDER BY ${sequence} DESC LIMIT ?`,
    low,
    top,
    ...parameters,
    limit + 1,
  )
  const inPage = page(
    found.map((row) => row.sequence),
    limit,
    null,
  )
  return inPage.next === null ? { ...inPage, next: further(db, conditions, low) } : inPage
}

/** Where a walk that has come down to `low` goes on: not before the last record within the span of time that is asked for. */
function further(db: ReadableDb, conditions: readonly AuditCondition[], low: number): number | null {
  if (low <= 1) return null
  const span = conditions.filter(({ about }) => about === 'time')
  if (span.length === 0) return low
  const { sql, parameters } = all(span)
  const { last } = rowOf<{ last: number | null }>(
    db,
    `SELECT max(a.sequence) AS last FROM audit_record a INDEXED BY audit_by_time WHERE a.sequence < ? AND ${sql}`,
    low,
    ...parameters,
  ) ?? { last: null }
  return last === null ? null : last + 1
}

const VALUES = 'LEFT JOIN audit_value v ON v.sequence = a.sequence'

function all(conditions: readonly AuditCondition[]): Pick<AuditCondition, 'sql' | 'parameters'> {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  }
}
