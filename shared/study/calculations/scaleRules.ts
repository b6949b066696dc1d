import { notComputed, type Calculation, type CalculationInput, type CalculationRule } from '../../form/calculate.ts'
import { codesOfSetting, numberSetting } from '../../form/context.ts'
import { valueOf } from '../../form/values.ts'
import type { Instrument } from '../../instruments/instrument.ts'
import type { IndependenceScore } from '../../instruments/independence.ts'
import { fim } from '../../instruments/fim.ts'
import { fimFam } from '../../instruments/fimFam.ts'
import { codeMas, mas, type MasScore } from '../../instruments/mas.ts'
import { weefim } from '../../instruments/weefim.ts'
import { answersOf } from '../scoreItems.ts'
import { openItems, plain, scored, versionOf } from './scoreRules.ts'
import { words } from '../../text/text.ts'

/** Scores whose items or coding depend on the settings: the Ashworth scale and the independence measures. */

function masRule(id: string, then: (score: MasScore) => Calculation): CalculationRule {
  const run = ({ definition, values, context }: CalculationInput) => {
    const muscles = codesOfSetting(context.settings, 'mas.muscles')
    const inSet = new Set(mas.items.filter(({ muscle }) => muscles.includes(muscle)).map((item) => item.id))
    const all = answersOf(mas, definition, values)
    const answers = Object.fromEntries(Object.entries(all).filter(([item]) => inSet.has(item)))
    const minimumScored = numberSetting(context.settings, 'mas.minimumScored', 1)
    return scored(() => mas.score(answers, { muscles, minimumScored }), then)
  }
  return { id, version: versionOf(mas.ruleVersion), reads: 'form', run }
}

const numberOrWhy = (value: number | null, score: MasScore): Calculation => {
  if (score.open.length > 0) return notComputed(openItems(score))
  return value === null
    ? notComputed(words('too few sites were scored', 'نقاط ارزیابی‌شده کافی نیست'))
    : { value: plain(value) }
}

const masAnalysis: CalculationRule = {
  id: 'mas_analysis',
  version: versionOf(mas.ruleVersion),
  reads: 'form',
  run: ({ values, context }) => {
    const grade = valueOf(values, 'MAS_GLOBAL')
    if (grade === undefined || !mas.options.some(({ value }) => value === grade)) {
      return notComputed(words('the one grade for the child is open', 'نمره کلی کودک ثبت نشده است'))
    }
    const { code1p5, codeOrdinal } = codeMas(grade)
    const code = context.settings['mas.coding'] === 'ordinal' ? codeOrdinal : code1p5
    return code === null ? notComputed(words('the grade has no number', 'این نمره عدد ندارد')) : { value: plain(code) }
  },
}

const masRules: readonly CalculationRule[] = [
  masAnalysis,
  masRule('mas_mean', (score) => numberOrWhy(score.all.mean1p5, score)),
  masRule('mas_mean_ordinal', (score) => numberOrWhy(score.all.meanOrdinal, score)),
  masRule('mas_worst', (score) => {
    if (score.open.length > 0) return notComputed(openItems(score))
    return score.all.maxGrade === null
      ? notComputed(words('no site was scored', 'هیچ نقطه‌ای ارزیابی نشد'))
      : { value: score.all.maxGrade }
  }),
  masRule('mas_scored', (score) => ({ value: plain(score.all.n) })),
]

const VARIANTS: ReadonlyMap<string, Instrument<IndependenceScore>> = new Map(
  [fim, weefim, fimFam].map((instrument) => [instrument.id, instrument]),
)

function fimRule(id: string, then: (score: IndependenceScore) => number | null): CalculationRule {
  const run = ({ definition, values, context }: CalculationInput): Calculation => {
    const instrument = VARIANTS.get(context.settings['fim.variant'] ?? '')
    if (!instrument) return notComputed(words('the study has not chosen a measure', 'مطالعه ابزاری انتخاب نکرده است'))
    return scored(
      () => instrument.score(answersOf(instrument, definition, values)),
      (score) => {
        const sum = then(score)
        return sum === null ? notComputed(openItems(score)) : { value: plain(sum) }
      },
    )
  }
  return { id, version: versionOf(fim.ruleVersion), reads: 'form', run }
}

const fimVariant: CalculationRule = {
  id: 'fim_variant',
  version: 1,
  reads: 'form',
  run: ({ context }) => {
    const variant = context.settings['fim.variant']
    return variant
      ? { value: variant }
      : notComputed(words('the study has not chosen a measure', 'مطالعه ابزاری انتخاب نکرده است'))
  },
}

export const scaleRules: readonly CalculationRule[] = [
  ...masRules,
  fimVariant,
  fimRule('fim_motor', (score) => score.motor),
  fimRule('fim_cognitive', (score) => score.cognitive),
  fimRule('fim_total', (score) => score.total),
]
