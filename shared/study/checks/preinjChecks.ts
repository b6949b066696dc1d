import { latestOf } from '../../dates/partialDate.ts'
import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { numberSetting } from '../../form/context.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { isPossiblyRelated } from '../causality.ts'
import { formBeside, formsOf, injectionDates, labsFor } from '../lookup.ts'
import { holdsBind } from './goDecision.ts'
import { numberOfVisit } from './injectionSeries.ts'
import { listed, same, sentences, words } from '../../text/text.ts'

/** What holds an injection until the investigator has decided. It binds a 'go' only (design 8). */

export const ec080 = defineCheck({
  id: 'EC080',
  severity: 'hold',
  forms: ['PREINJ'],
  rule: 'An adverse event that is serious or of grade 2 or more, may be related to the treatment and is not over holds the injection. A relation that is open or could not be assessed counts.',
  source: 'assumed',
  limits: { grade: { value: 2, label: 'Lowest grade that holds' } },
  run: (context, { grade }) => {
    if (!holdsBind(context)) return null
    const holding = formsOf(context.record, 'AE').filter((event) => {
      const values = context.valuesOf(event)
      const isHeavy = valueOf(values, 'AE_SERIOUS') === 'Y' || (numberOf(values, 'AE_GRADE') ?? 0) >= grade
      return isHeavy && valueOf(values, 'AE_ONGOING') !== 'N' && isPossiblyRelated(values)
    })
    if (holding.length === 0) return null
    const numbers = holding.map(({ repeat }) => repeat).join(', ')
    const message = words(
      `Adverse event ${numbers} is not over and may be related to the treatment. The investigator must decide whether the injection is given.`,
      `عارضه ${numbers} پایان نیافته است و شاید با درمان مرتبط باشد. پژوهشگر باید تصمیم بگیرد تزریق انجام شود یا نه.`,
    )
    return { message, item: 'OPEN_RELATED_AE' }
  },
})

export const ec081 = defineCheck({
  id: 'EC081',
  severity: 'hold',
  forms: ['PREINJ'],
  rule: 'Temperature of 38.0 °C or more, CRP, platelets or INR outside the limits of the study hold the injection; so does a result that is not there once the decision is GO.',
  source: 'assumed',
  limits: { temperature: { value: 38, label: 'Temperature from which the injection is held', unit: '°C' } },
  run: (context, { temperature }) => (holdsBind(context) ? [...fever(context, temperature), ...labs(context)] : null),
})

function fever({ form, record, values, valuesOf }: CheckContext, limit: number): readonly Raised[] {
  const vitals = formBeside(record, form, 'VITALS')
  const before = vitals && numberOf(valuesOf(vitals), 'TEMPERATURE', PRE_DOSE_ROW)
  const isMeasured = before !== undefined && before >= limit
  if (!isMeasured && valueOf(values, 'FEVER_NOW') !== 'Y') return []
  const said = isMeasured
    ? words(`The temperature before the injection is ${before} °C.`, `دمای بدن پیش از تزریق ${before} °C است.`)
    : words('The child has a fever.', 'کودک تب دارد.')
  return [{ message: sentences(said, WAITS), item: 'FEVER_NOW' }]
}

/** What every hold before an injection comes to. */
const WAITS = words('The injection waits until the investigator has decided.', 'تزریق تا تصمیم پژوهشگر متوقف می‌ماند.')

/** The row of the vital signs that is measured before the injection. */
const PRE_DOSE_ROW = 1

function labs({ form, record, values, context, valuesOf }: CheckContext): readonly Raised[] {
  const sample = labsFor(record, form)
  const results = sample ? valuesOf(sample) : {}
  const { settings } = context
  const platelets = numberOf(results, 'PLATELETS')
  const inr = numberOf(results, 'INR')
  const crp = numberOf(results, 'CRP')
  const [fewest, highestInr, highestCrp] = [
    numberSetting(settings, 'labs.minPlatelets', 100),
    numberSetting(settings, 'labs.maxInr', 1.4),
    numberSetting(settings, 'labs.maxCrp', 10),
  ]
  const outside = [
    platelets !== undefined &&
      platelets < fewest &&
      words(`platelets ${platelets} (at least ${fewest})`, `پلاکت ${platelets} (دست‌کم ${fewest})`),
    inr !== undefined &&
      inr > highestInr &&
      words(`INR ${inr} (at most ${highestInr})`, `INR ${inr} (حداکثر ${highestInr})`),
    crp !== undefined &&
      crp > highestCrp &&
      words(`CRP ${crp} (at most ${highestCrp})`, `CRP ${crp} (حداکثر ${highestCrp})`),
  ].filter((each) => each !== false)
  const unknown = [
    platelets === undefined && words('platelets', 'پلاکت'),
    inr === undefined && same('INR'),
    crp === undefined && same('CRP'),
  ].filter((each) => each !== false)
  const [high, absent] = [listed(outside, ', ', '، '), listed(unknown, ', ', '، ')]
  const says = [
    ...(outside.length > 0 ? [words(`Outside the limits: ${high.en}.`, `بیرون از محدوده: ${high.fa}.`)] : []),
    ...(unknown.length > 0 && valueOf(values, 'GO_DECISION') === 'GO'
      ? [words(`No result of ${absent.en}.`, `نتیجه‌ای نیست برای: ${absent.fa}.`)]
      : []),
  ]
  if (says.length === 0) return []
  return [{ message: sentences(...says, WAITS), item: 'LABS_OK' }]
}

export const ec082 = defineCheck({
  id: 'EC082',
  severity: 'hold',
  forms: ['PREINJ'],
  rule: 'A new or worse seizure since the last injection, told here or recorded as an adverse event, holds the injection until investigator and neurologist have decided.',
  source: 'sibling(Sharma13)',
  run: (context) => {
    if (!holdsBind(context)) return null
    const isTold = valueOf(context.values, 'NEW_SEIZURE') === 'Y'
    if (!isTold && !hasSeizureSinceLast(context)) return null
    const message = words(
      'A new or worse seizure since the last injection. The injection waits until the investigator has decided together with the neurologist.',
      'تشنج جدید یا شدیدتر از آخرین تزریق. تزریق تا تصمیم مشترک پژوهشگر و متخصص مغز و اعصاب متوقف می‌ماند.',
    )
    return { message, item: 'NEW_SEIZURE' }
  },
})

/** A new or worse seizure among the adverse events that may have begun on or after the day of the last injection. */
function hasSeizureSinceLast({ record, studyEvent, valuesOf }: CheckContext): boolean {
  const number = numberOfVisit(studyEvent?.oid) ?? 1
  const last = injectionDates(record)
    .slice(0, number - 1)
    .findLast((date) => date !== null)
  return formsOf(record, 'AE').some((event) => {
    const values = valuesOf(event)
    const onset = valueOf(values, 'AE_ONSET')
    return valueOf(values, 'AE_SEIZURE') === 'Y' && (!last || onset === undefined || latestOf(onset) >= last)
  })
}
