import { z } from 'zod'
import { checkConsistency, seriousness } from '../adverseEvents.ts'
import { AnswerError, readExchangedAnswers } from '../answers.ts'
import { feverGrade, isGradeOf } from '../ctcae.ts'
import { exchangedOptions, scoreExchanged } from '../exchange.ts'
import { importFim } from '../fim.ts'
import { fractionOfDecimal, toNumber } from '../fraction.ts'
import { gmfcsBand } from '../gmfcs.ts'
import { gmfm66Items, totalFromPercents } from '../gmfm88.ts'
import { type Gmfm88Item, gmfm88Items } from '../gmfm88Items.ts'
import { readLocomotionMode } from '../independence.ts'
import { findInstrument } from '../index.ts'
import { codeMas, importMas } from '../mas.ts'
import { pbs } from '../pbs.ts'
import { examineReportedMean, sampleSizesWithOneRescaling } from '../reportedMeans.ts'
import { formatHalfUp, percentOf } from '../rounding.ts'
import type { Vector } from './run.ts'

type Result = Readonly<Record<string, unknown>>

/** How each kind of vector is put to the product. Throws when a vector does not have what its kind needs. */
export const kinds: Readonly<Record<string, (vector: Vector) => Result>> = {
  score,
  summary: score,
  validate: ({ instrument, items }) => ({ valid: isValid(instrument, items) }),
  membership: () => gmfm66Membership(),
  total_from_dimension_percents: ({ options }) => totalOfPercents(options),
  mapping: () => ({ pbs_to_bbs: Object.fromEntries(pbs.items.map(({ id, bbsItem }) => [id, bbsItem])) }),
  convert: ({ items }) => convertGrade(items),
  import_map: ({ instrument, items, options }) => importValue(instrument, items, options),
  validate_mode: ({ items, options }) => ({ valid: isModeValid(items, options) }),
  analysis: ({ options }) => reportedFimMeans(options),
  age_band: ({ options }) => {
    const { dob, assessed } = z.object({ dob: z.string(), assessed: z.string() }).parse(options)
    return { band: gmfcsBand(dob, assessed) }
  },
  frequency: ({ options }) => {
    const { n, count } = z.object({ n: z.number(), count: z.number() }).parse(options)
    return { percent: toNumber(percentOf(count, n)) }
  },
  incidence: ({ options }) => {
    const of = z.object({ n_subjects: z.number(), subjects_with_event: z.number() }).parse(options)
    return { percent: toNumber(percentOf(of.subjects_with_event, of.n_subjects)) }
  },
  validate_grade: ({ items }) => {
    const { term, grade } = z.object({ term: z.string(), grade: z.number() }).parse(items)
    return { valid: isGradeOf(term, grade) }
  },
  fever_grade: ({ items }) => {
    const fever = z.object({ temp_c: z.number(), hours_above_40: z.number().nullable() }).parse(items)
    return { grade: feverGrade(fever.temp_c, fever.hours_above_40) }
  },
  seriousness: ({ items }) => ({ AESER: seriousness(z.record(z.string(), z.string().nullable()).parse(items)) }),
  consistency: ({ items }) => eventConsistency(items),
}

function score({ instrument, items, options }: Vector): Result {
  return scoreExchanged(instrument, items, exchangedOptions.strip().parse(options))
}

function isValid(name: string, items: Vector['items']): boolean {
  const instrument = findInstrument(name)
  if (!instrument) throw new RangeError(`there is no instrument ${JSON.stringify(name)}`)
  try {
    readExchangedAnswers(instrument, items)
    return true
  } catch (error) {
    if (error instanceof AnswerError) return false
    throw error
  }
}

function gmfm66Membership(): Result {
  const inside = (item: Gmfm88Item): boolean => gmfm66Items.includes(item.id)
  return {
    items: gmfm66Items,
    count: gmfm66Items.length,
    per_dimension: Object.fromEntries(
      ['A', 'B', 'C', 'D', 'E'].map((dimension) => [
        dimension,
        gmfm88Items.filter((item) => item.dimension === dimension && inside(item)).length,
      ]),
    ),
    excluded: gmfm88Items.filter((item) => !inside(item)).map(({ id }) => id),
  }
}

function totalOfPercents(options: Vector['options']): Result {
  const percent = z.number().transform((value) => fractionOfDecimal(String(value)))
  const percents = z.object({ A: percent, B: percent, C: percent, D: percent, E: percent })
  const total = totalFromPercents(z.object({ dimension_percents: percents }).parse(options).dimension_percents)
  return { total: toNumber(total), total_2dp: formatHalfUp(total, 2) }
}

function convertGrade(items: Vector['items']): Result {
  const stored = z.string().nullable().parse(Object.values(items)[0])
  const { code1p5, codeOrdinal } = codeMas(stored)
  return { stored, code_1p5: code1p5, code_ordinal_0_5: codeOrdinal }
}

function importValue(instrument: string, items: Vector['items'], options: Vector['options']): Result {
  const { raw } = z.object({ raw: z.number() }).parse(items)
  if (instrument === 'MAS') {
    return { stored: importMas(raw, z.object({ scheme: z.enum(['CPRN', 'ORDINAL']) }).parse(options).scheme) }
  }
  if (instrument !== 'FIM') throw new RangeError(`nothing is imported into ${instrument} by number`)
  const { stored, notTestable } = importFim(raw)
  return { stored: notTestable ? 1 : stored === null ? null : Number(stored), not_testable: notTestable }
}

/** The mode must be one of the three as soon as item 12 has a score. */
function isModeValid(items: Vector['items'], options: Vector['options']): boolean {
  const scored = options['FIM12'] !== null && options['FIM12'] !== undefined
  try {
    return readLocomotionMode(items['FIM12_MODE']) !== null || !scored
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const FIM_COGNITIVE = { min: 5, max: 35 }
const FIM_MOTOR = { min: 13, max: 91 }

function reportedFimMeans(options: Vector['options']): Result {
  const reported = z
    .object({ n: z.int(), reported_cognitive_mean: z.number(), reported_motor_mean: z.number() })
    .parse(options)
  const cognitive = examineReportedMean(reported.reported_cognitive_mean, reported.n, FIM_COGNITIVE)
  const motor = examineReportedMean(reported.reported_motor_mean, reported.n, FIM_MOTOR)
  return {
    cognitive_integer_sum: cognitive.integerSum,
    motor_integer_sum: motor.integerSum,
    cognitive_out_of_fim_range: cognitive.outOfRange,
    percent_of_max_possible: cognitive.percentOfMaxPossible && motor.percentOfMaxPossible,
    min_max_rescale_possible: cognitive.minMaxRescalePossible && motor.minMaxRescalePossible,
    sample_sizes_8_to_30_where_one_linear_rescaling_fits_both: sampleSizesWithOneRescaling([
      { reported: reported.reported_cognitive_mean, scale: FIM_COGNITIVE },
      { reported: reported.reported_motor_mean, scale: FIM_MOTOR },
    ]),
  }
}

function eventConsistency(items: Vector['items']): Result {
  const text = z.string().nullable().exactOptional()
  const event = z
    .object({
      term: z.string().exactOptional(),
      grade: z.number().nullable().exactOptional(),
      AEOUT: text,
      AESDTH: text,
      AESLIFE: text,
      AEENDTC: text,
    })
    .parse(items)
  const { consistent, warning } = checkConsistency({
    ...(event.term !== undefined && { term: event.term }),
    ...(event.grade !== undefined && { grade: event.grade }),
    ...(event.AEOUT !== undefined && { outcome: event.AEOUT }),
    ...(event.AESDTH !== undefined && { death: event.AESDTH }),
    ...(event.AESLIFE !== undefined && { lifeThreatening: event.AESLIFE }),
    ...(event.AEENDTC !== undefined && { endDate: event.AEENDTC }),
  })
  return { consistent, warning }
}
