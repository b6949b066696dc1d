import { z } from 'zod'
import { mismatches } from '../../instruments/vectors/compare.ts'
import { clopperPearson, upperLimit, wilson } from '../binomial.ts'
import { mcNemar } from '../mcnemar.ts'
import { pairedResults } from './results.ts'

const record = z.record(z.string(), z.unknown())
const numbers = z.array(z.number())
const pairedCase = z.object({ what: z.string().default(''), input: z.object({ pre: numbers, post: numbers }) })
const expectedLevels = z.object({ ordinal_table: z.object({ levels: numbers }) })
const proportionRow = z.object({ k: z.int(), n: z.int() })
const changeRow = z.object({ b: z.int(), c: z.int() })

/** A file of statistical vectors: named samples with the results they must give. */
export const statisticsFileSchema = record

export interface StatisticsOutcome {
  readonly id: string
  /** Empty when the result was met. */
  readonly mismatches: readonly string[]
}

/**
 * Puts every sample of the file to the product's own statistics, one outcome per named result. A part of the file whose
 * shape is not known is a failure, so that nothing passes by not being looked at.
 */
export function runStatistics(file: Readonly<Record<string, unknown>>): readonly StatisticsOutcome[] {
  return Object.entries(file).flatMap(([name, part]) => (name === 'meta' ? [] : runPart(name, part)))
}

function runPart(name: string, part: unknown): readonly StatisticsOutcome[] {
  const found = record.safeParse(part)
  if (!found.success) return [{ id: name, mismatches: ['unknown shape'] }]
  const { what, input, expected, rows, one_sided_upper_95_zero_events: limits, ...more } = found.data
  if (pairedCase.safeParse(part).success) return runPaired(name, { what, input }, record.parse(expected ?? more))
  const outcomes = [
    ...(Array.isArray(rows) ? rows.map((row: unknown) => runRow(name, row)) : []),
    ...Object.entries(record.parse(limits ?? {})).map(([of, limit]) => runUpperLimit(name, of, limit)),
    ...Object.entries(record.parse(expected ?? {})).flatMap(([scale, one]) => runPart(`${name}.${scale}`, one)),
  ]
  return outcomes.length > 0 ? outcomes : [{ id: name, mismatches: ['unknown shape'] }]
}

function runPaired(
  name: string,
  part: unknown,
  expected: Readonly<Record<string, unknown>>,
): readonly StatisticsOutcome[] {
  const { what, input } = pairedCase.parse(part)
  const lowerIsBetter = /lower is better/i.test(what) || /\.(mas|gmfcs)$/.test(name)
  const levels = expectedLevels.safeParse(expected)
  const actual: Readonly<Record<string, unknown>> = pairedResults(
    input,
    !lowerIsBetter,
    levels.success ? levels.data.ordinal_table.levels : [],
  )
  return Object.entries(expected).map(([result, value]) => outcome(`${name}.${result}`, value, actual[result]))
}

function runRow(name: string, row: unknown): StatisticsOutcome {
  const proportion = proportionRow.safeParse(row)
  if (proportion.success) {
    const { k, n } = proportion.data
    const actual = { k, n, pct: (100 * k) / n, clopper_pearson95: clopperPearson(k, n), wilson95: wilson(k, n) }
    return outcome(`${name}.${k}/${n}`, row, actual)
  }
  const change = changeRow.safeParse(row)
  if (!change.success) return { id: name, mismatches: [`unknown shape ${JSON.stringify(row)}`] }
  const { b, c } = change.data
  const { chi2, asymptoticP, correctedP, exactP } = mcNemar(b, c)
  return outcome(`${name}.${b}v${c}`, row, { b, c, chi2, p_asymptotic: asymptoticP, p_cc: correctedP, p_exact: exactP })
}

function runUpperLimit(name: string, of: string, limit: unknown): StatisticsOutcome {
  const [count = Number.NaN, n = Number.NaN] = of.split('/').map(Number)
  return outcome(`${name}.upper ${of}`, limit, upperLimit(count, n))
}

/** Numbers agree at a relative 1e-6; next to nothing counts as 0. */
function outcome(id: string, expected: unknown, actual: unknown): StatisticsOutcome {
  return { id, mismatches: mismatches(expected, actual, { relative: 1e-6, absolute: 1e-12 }) }
}
