import { analysePairs, type PairedAnalysis } from '../stats/pairedAnalysis.ts'
import type { ReportChild, ReportInput } from './input.ts'
import { safetyPopulation } from './populations.ts'
import { AFTER, BEFORE, SCALES, type Scale } from './scales.ts'
import { studyOrder } from './visits.ts'

export interface LabelledValue {
  readonly label: string
  readonly value: number
}
export interface Pair {
  readonly label: string
  readonly pre: number
  readonly post: number
}

/** Everything known of one scale, analysed once for all tables and plots. */
export interface ScaleAnalysis {
  readonly scale: Scale
  /** Visits at which somebody has a value, and always baseline and the final assessment, in the order of the study. */
  readonly visits: readonly { readonly oid: string; readonly values: readonly LabelledValue[] }[]
  readonly pairs: readonly Pair[]
  /** Null with fewer than two pairs. */
  readonly paired: PairedAnalysis | null
  /** The versions of the rules that computed the values. */
  readonly rules: readonly string[]
}

/**
 * Analyses every scale over the children who were injected: one who still waits is no part of a before and after. No value is imputed:
 * a child without both values is in no pair (protocol 4.3, 8).
 */
export function analyseScales({ children }: Pick<ReportInput, 'children'>): readonly ScaleAnalysis[] {
  return SCALES.map((scale) => analyseScale(scale, safetyPopulation(children)))
}

function analyseScale(scale: Scale, children: readonly ReportChild[]): ScaleAnalysis {
  const scores = children.flatMap(({ label, scores: own }) =>
    own.filter(({ item }) => item === scale.item).map((score) => ({ label, ...score })),
  )
  const oids = [...new Set([BEFORE, AFTER, ...scores.map(({ visit }) => visit)])].toSorted(studyOrder)
  const visits = oids.map((oid) => ({
    oid,
    values: scores.filter(({ visit }) => visit === oid).map(({ label, value }) => ({ label, value })),
  }))
  const at = (oid: string) => new Map(visits.find((visit) => visit.oid === oid)?.values.map((v) => [v.label, v.value]))
  const after = at(AFTER)
  const pairs = [...at(BEFORE)].flatMap(([label, pre]) => {
    const post = after.get(label)
    return post === undefined ? [] : [{ label, pre, post }]
  })
  return {
    scale,
    visits,
    pairs,
    paired: pairs.length < 2 ? null : analysePairs(sampleOf(pairs), scale.higherIsBetter),
    rules: [...new Set(scores.flatMap(({ rule }) => (rule === '' ? [] : [rule])))].toSorted(),
  }
}

/** Pairs as the statistics take them. */
export function sampleOf(pairs: readonly Pair[]): {
  readonly pre: readonly number[]
  readonly post: readonly number[]
} {
  return { pre: pairs.map(({ pre }) => pre), post: pairs.map(({ post }) => post) }
}

/** Whether a change is for the better on the scale: 1 better, -1 worse, 0 the same. */
export function turnOf({ higherIsBetter }: Scale, { pre, post }: Pair): -1 | 0 | 1 {
  const sign = Math.sign(Number((post - pre).toFixed(6)))
  return (higherIsBetter ? sign : -sign) as -1 | 0 | 1
}
