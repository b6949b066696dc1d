import { z } from 'zod'
import { readExchangedAnswers } from './answers.ts'
import type { BalanceScore } from './balanceScale.ts'
import { scoreBbs } from './bbs.ts'
import { type FimScore, scoreFim } from './fim.ts'
import { scoreFimFam } from './fimFam.ts'
import { scoreGmfcs } from './gmfcs.ts'
import { type Gmfm88Dimension, type Gmfm88Score, scoreGmfm88 } from './gmfm88.ts'
import type { IndependenceScore } from './independence.ts'
import { findInstrument } from './index.ts'
import type { Answers, InstrumentScore, ScoreOptions } from './instrument.ts'
import { type MasScore, type MasSummary, scoreMas } from './mas.ts'
import { scorePbs } from './pbs.ts'
import { scoreWeefim } from './weefim.ts'

/** A score in the names of the exchange files: the command line prints it and the vector files are compared with it. */
export type ExchangedScore = Readonly<Record<string, unknown>>

/** The options of an exchange file. `not_testable` lists FIM items that were scored 1 because testing was not safe. */
export const exchangedOptions = z.strictObject({
  goal_dimensions: z.array(z.string()).exactOptional(),
  aids: z.boolean().exactOptional(),
  muscles: z.array(z.string()).exactOptional(),
  minimum_scored: z.int().positive().exactOptional(),
  locomotion_mode: z.string().nullable().exactOptional(),
  not_testable: z.array(z.string()).exactOptional(),
})
export type ExchangedOptions = z.infer<typeof exchangedOptions>

/**
 * Scores the answers of an exchange file.
 * @param name id or name of the instrument.
 * Throws RangeError for an instrument that does not exist or an option it cannot have, AnswerError for an impossible answer.
 */
export function scoreExchanged(
  name: string,
  items: Readonly<Record<string, unknown>>,
  options: ExchangedOptions = {},
): ExchangedScore {
  const instrument = findInstrument(name)
  const score = instrument && SCORERS[instrument.id]
  if (!instrument || !score) throw new RangeError(`there is no instrument ${JSON.stringify(name)}`)
  const notTestable = Object.fromEntries((options.not_testable ?? []).map((item) => [item, 'NT']))
  return score({ ...readExchangedAnswers(instrument, { ...items, ...notTestable }) }, scoreOptions(options))
}

const SCORERS: Readonly<Record<string, (items: Answers, options: ScoreOptions) => ExchangedScore>> = {
  GMFM88: (items, options) => gmfm(scoreGmfm88(items, options)),
  BBS: (items) => balance(scoreBbs(items)),
  PBS: (items) => balance(scorePbs(items)),
  MAS: (items, options) => ashworth(scoreMas(items, options)),
  FIM: (items, options) => fim(scoreFim(items, options), scoreWeefim(asWeefim(items), options)),
  WEEFIM: (items, options) => independence(scoreWeefim(items, options)),
  FIMFAM: (items, options) => independence(scoreFimFam(items, options)),
  GMFCS: (items) => {
    const score = scoreGmfcs(items)
    return { ...common(score), level: score.level, total: score.total }
  },
}

function scoreOptions(options: ExchangedOptions): ScoreOptions {
  return {
    ...(options.goal_dimensions && { goalDimensions: options.goal_dimensions }),
    ...(options.aids !== undefined && { aids: options.aids }),
    ...(options.muscles && { muscles: options.muscles }),
    ...(options.minimum_scored !== undefined && { minimumScored: options.minimum_scored }),
    ...(options.locomotion_mode != null && { locomotionMode: options.locomotion_mode }),
  }
}

function common(score: InstrumentScore): ExchangedScore {
  return {
    instrument: score.instrument,
    rule_version: score.ruleVersion,
    status: score.status,
    open: score.open,
    not_tested: score.notTested,
  }
}

function gmfm(score: Gmfm88Score): ExchangedScore {
  const each = <Value>(pick: (dimension: Gmfm88Score['dimensions'][Gmfm88Dimension]) => Value) =>
    Object.fromEntries(Object.entries(score.dimensions).map(([id, dimension]) => [id, pick(dimension)]))
  return {
    ...common(score),
    score_type: score.scoreType,
    raw: each(({ raw }) => raw),
    percent: each(({ percent }) => percent),
    percent_2dp: each(({ percent2dp }) => percent2dp),
    total: score.total,
    total_exact: score.totalExact,
    total_2dp: score.total2dp,
    goal_total: score.goalTotal,
    goal_total_2dp: score.goalTotal2dp,
    provisional_2dp: score.provisional2dp,
    n_not_tested: each(({ notTested }) => notTested),
    n_not_tested_total: score.notTested.length,
    n_blank: score.open.length,
    nothing_tested: score.nothingTested,
  }
}

function balance(score: BalanceScore): ExchangedScore {
  return {
    ...common(score),
    answered: score.answered,
    missing: [...score.open, ...score.notTested].toSorted((a, b) => a.localeCompare(b)),
    sum_answered: score.sumAnswered,
    total: score.total,
    band: score.band,
    below_45: score.below45,
  }
}

function ashworth(score: MasScore): ExchangedScore {
  const group = (summary: MasSummary) => ({
    n: summary.n,
    mean_1p5: summary.mean1p5,
    sum_1p5: summary.sum1p5,
    mean_ordinal: summary.meanOrdinal,
    sum_ordinal: summary.sumOrdinal,
    max_grade: summary.maxGrade,
  })
  return {
    ...common(score),
    total: score.total,
    all: group(score.all),
    right: group(score.right),
    left: group(score.left),
    n_not_scored: score.notScored,
  }
}

function independence(score: IndependenceScore): ExchangedScore {
  return {
    ...common(score),
    missing: score.open,
    n_scored_1_not_testable: score.notTestableScored1,
    locomotion_mode: score.locomotionMode,
    ...score.subscales,
    motor: score.motor,
    cognitive: score.cognitive,
    total: score.total,
  }
}

function fim(score: FimScore, grouped: IndependenceScore): ExchangedScore {
  const percents = Object.entries(score.percents).flatMap(([part, percent]): [string, unknown][] => [
    [`${part}_percent_of_max`, percent.percentOfMax],
    [`${part}_rescaled_0_100`, percent.rescaled0To100],
  ])
  const { SELFCARE, MOBILITY, COGNITION } = grouped.subscales
  return {
    ...independence(score),
    ...Object.fromEntries(percents),
    weefim: { selfcare_8: SELFCARE, mobility_5: MOBILITY, cognition_5: COGNITION },
  }
}

const asWeefim = (items: Answers): Answers =>
  Object.fromEntries(Object.entries(items).map(([id, value]) => [id.replace('FIM', 'WEE'), value]))
