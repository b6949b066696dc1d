import { notComputed, type Calculation, type CalculationInput, type CalculationRule } from '../../form/calculate.ts'
import { codesAt, valueOf, type FormValues } from '../../form/values.ts'
import { AnswerError } from '../../instruments/answers.ts'
import { bbs } from '../../instruments/bbs.ts'
import { gmfm88, type Gmfm88Score } from '../../instruments/gmfm88.ts'
import type { InstrumentScore } from '../../instruments/instrument.ts'
import { pbs } from '../../instruments/pbs.ts'
import { answersOf } from '../scoreItems.ts'
import { type Text, words } from '../../text/text.ts'

/** Scores of the instruments. The arithmetic is the instrument's; here it meets the form. */

/** A rule carries the version of its instrument's scoring rule: 'gmfm88/1' gives 1. */
export const versionOf = (ruleVersion: string): number => Number(ruleVersion.split('/')[1])

/** A number as it is kept: unrounded, in plain decimals. */
export const plain = (number: number): string => String(number)

/** Runs a scoring function; an impossible answer means no score, not an error on screen. */
export function scored<Score extends InstrumentScore>(
  score: () => Score,
  then: (score: Score) => Calculation,
): Calculation {
  try {
    return then(score())
  } catch (error) {
    if (error instanceof AnswerError)
      return notComputed(words('an item holds an impossible answer', 'یک گویه پاسخ ناممکن دارد'))
    throw error
  }
}

/** '3 items are open'. */
export function openItems({ open }: InstrumentScore): Text {
  return words(open.length === 1 ? '1 item is open' : `${open.length} items are open`, `${open.length} گویه باز است`)
}

/** The dozen results of one form come from one scoring: its answers do not change while they are computed. */
const scoredForms = new WeakMap<FormValues, Gmfm88Score>()

function scoreGmfm({ definition, values }: CalculationInput): Gmfm88Score {
  const known = scoredForms.get(values)
  if (known) return known
  const score = gmfm88.score(answersOf(gmfm88, definition, values), {
    goalDimensions: codesAt(values, 'GMFM_GOALS'),
    aids: valueOf(values, 'GMFM_SCORE_TYPE') === 'WITH_AIDS',
  })
  scoredForms.set(values, score)
  return score
}

function gmfmRule(id: string, then: (score: Gmfm88Score) => Calculation): CalculationRule {
  const run = (input: CalculationInput) => scored(() => scoreGmfm(input), then)
  return { id, version: versionOf(gmfm88.ruleVersion), reads: 'form', run }
}

const numberOr = (value: number | null, because: Text): Calculation =>
  value === null ? notComputed(because) : { value: plain(value) }

const gmfmRules: readonly CalculationRule[] = [
  ...(['A', 'B', 'C', 'D', 'E'] as const).flatMap((id) => [
    gmfmRule(`gmfm88_raw_${id}`, (score) =>
      numberOr(score.dimensions[id].raw, words(`items of dimension ${id} are open`, `گویه‌های حیطه ${id} باز است`)),
    ),
    gmfmRule(`gmfm88_percent_${id}`, (score) =>
      numberOr(score.dimensions[id].percent, words(`items of dimension ${id} are open`, `گویه‌های حیطه ${id} باز است`)),
    ),
  ]),
  gmfmRule('gmfm88_total', (score) => numberOr(score.total, openItems(score))),
  gmfmRule('gmfm88_goal_total', (score) =>
    numberOr(
      score.goalTotal,
      score.open.length > 0 ? openItems(score) : words('no dimension is marked as a goal', 'هیچ حیطه‌ای هدف نیست'),
    ),
  ),
  gmfmRule('gmfm88_nt_count', (score) => ({ value: plain(score.notTested.length) })),
]

const balanceTotal: CalculationRule = {
  id: 'balance_total',
  version: versionOf(bbs.ruleVersion),
  reads: 'form',
  run: ({ definition, values }) => {
    const variant = valueOf(values, 'BBS_VARIANT')
    if (variant === undefined) return notComputed(words('the scale used is open', 'مقیاس به‌کاررفته انتخاب نشده است'))
    const instrument = variant === 'PBS' ? pbs : bbs
    return scored(
      () => instrument.score(answersOf(instrument, definition, values)),
      (score) => {
        const because =
          score.open.length > 0
            ? openItems(score)
            : words(`${score.notTested.length} items were not administered`, `${score.notTested.length} گویه انجام نشد`)
        return numberOr(score.total, because)
      },
    )
  },
}

export const scoreRules: readonly CalculationRule[] = [...gmfmRules, balanceTotal]
