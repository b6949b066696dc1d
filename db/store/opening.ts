import type { Act, Actor, Receipt } from '../record/change.ts'
import { chainEnd } from '../record/trail.ts'
import type { WritableDb } from './database.ts'
import type { MarkFile } from './mark.ts'

/** What opening found when it held the store against its high-water mark. */
export interface OpeningReport {
  /**
   * 'behind': the store has lost its newest records or an old copy was put back; 'otherHistory': it went on from an old copy;
   * 'missing', 'forged': the mark was removed, or is not of this store. 'new': just created.
   */
  readonly mark: 'ok' | 'new' | 'behind' | 'otherHistory' | 'missing' | 'forged'
  /** The last record found in the store. */
  readonly lastSequence: number
  /** How far the mark says it had come; null without a mark. */
  readonly markSequence: number | null
}

const KINDS = {
  behind: 'store.behindMark',
  otherHistory: 'store.otherHistory',
  missing: 'store.markMissing',
  forged: 'store.markForged',
} as const

/** Compares, records what is wrong in the trail itself, and only then sets the mark anew. */
export function recordOpening(parts: {
  readonly db: WritableDb
  readonly mark: MarkFile
  readonly commit: (actor: Actor | null, act: Act) => Receipt
  readonly isNew: boolean
}): OpeningReport {
  const { db, mark, commit, isNew } = parts
  const end = chainEnd(db)
  const reading = mark.read()
  const point = reading.state === 'found' ? reading.point : null
  const report = (state: OpeningReport['mark']): OpeningReport => ({
    mark: state,
    lastSequence: end.sequence,
    markSequence: point?.sequence ?? null,
  })
  if (isNew || isAsMarked()) {
    mark.advance({ sequence: end.sequence, head: end.hash.toString('hex') })
    return report(isNew ? 'new' : 'ok')
  }
  const state =
    point === null ? (reading.state as 'missing' | 'forged') : point.sequence > end.sequence ? 'behind' : 'otherHistory'
  const receipt = commit(null, {
    kind: KINDS[state],
    changes: [],
    detail: {
      storeSequence: end.sequence,
      storeHead: end.hash.toString('hex'),
      ...(point && { markSequence: point.sequence, markHead: point.head }),
    },
  })
  mark.reset({ sequence: receipt.lastSequence, head: receipt.head })
  return report(state)

  function isAsMarked(): boolean {
    if (point === null || point.sequence > end.sequence) return false
    const row = db.prepare<{ hash: Buffer }>('SELECT hash FROM audit_record WHERE sequence = ?').get(point.sequence)
    return row?.hash.toString('hex') === point.head
  }
}
