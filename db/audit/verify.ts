import type { ReadableDb } from '../store/database.ts'
import { storeVersion } from '../migrations/migrate.ts'
import { compareCurrent } from './compareCurrent.ts'
import { comparePseudonyms } from './comparePseudonyms.ts'
import { describeFinding, type TrailFinding, type TrailProblem } from './finding.ts'
import { replay } from './replay.ts'

export interface Verification {
  /** True when nothing at all is wrong. */
  readonly whole: boolean
  readonly records: number
  readonly lastSequence: number
  /** Hex hash of the last record: to be compared with paper. */
  readonly head: string
  readonly keyFingerprint: string
  /** The first record that is bad, and what is wrong with it. */
  readonly firstBad: string | null
  /** The first findings, at most `limit` of them. */
  readonly findings: readonly TrailFinding[]
  readonly findingCount: number
}

export interface VerifyOptions {
  /** Called now and then with records done and records in all. */
  readonly progress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
  /** How many findings are kept; all are counted. */
  readonly limit?: number
}

/** The version of the store from which on every pseudonym is in the trail. */
const COMMITTED_PSEUDONYMS = 6

/**
 * Replays the whole trail and holds the record against it (design 4, R08): links, gaps, signatures, every value against its
 * commitment, and every current value, query, tick, lock, signature and pseudonym against the replay. A value edited past the door is
 * found although the chain is whole. Reads only; give it a worker's connection inside `longSnapshot`.
 * Rejects with the signal's reason when cancelled, with StoreError when the store cannot be read.
 */
export async function verifyTrail(db: ReadableDb, options: VerifyOptions = {}): Promise<Verification> {
  const limit = options.limit ?? 200
  const findings: TrailFinding[] = []
  let findingCount = 0
  const report = (
    problem: TrailProblem,
    sequence: number | null,
    thing: Omit<TrailFinding, 'problem' | 'sequence'> = {},
  ) => {
    findingCount += 1
    if (findings.length < limit) findings.push({ problem, sequence, ...thing })
  }
  const replayed = await replay(db, report, options)
  await compareCurrent(db, replayed, report, options)
  // Copies of earlier releases hold pseudonyms that their trails did not commit to.
  if (storeVersion(db) >= COMMITTED_PSEUDONYMS) comparePseudonyms(db, report)
  const inOrder = findings.toSorted((a, b) => (a.sequence ?? Infinity) - (b.sequence ?? Infinity))
  return {
    whole: findingCount === 0,
    records: replayed.records,
    lastSequence: replayed.lastSequence,
    head: replayed.head,
    keyFingerprint: replayed.keyFingerprint,
    firstBad: inOrder[0] ? describeFinding(inOrder[0]) : null,
    findings: inOrder,
    findingCount,
  }
}

/** How checks hand in what they find. */
export type Report = (
  problem: TrailProblem,
  sequence: number | null,
  thing?: Omit<TrailFinding, 'problem' | 'sequence'>,
) => void

/** Lets other work in, and stops when asked to. */
export async function pause(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((go) => setImmediate(go))
  signal?.throwIfAborted()
}
