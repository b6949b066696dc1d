import { hoursBetween } from '../../dates/dateTime.ts'
import { notComputed, type Calculation, type CalculationInput, type CalculationRule } from '../../form/calculate.ts'
import { numberSetting, todayOf, type Settings } from '../../form/context.ts'
import { numberOf, valueOf, type FormValues } from '../../form/values.ts'
import { isPossiblyRelated } from '../causality.ts'
import { eventOf, formsOf, labsFor, weightOn } from '../lookup.ts'
import { plain } from './scoreRules.ts'
import { words } from '../../text/text.ts'

/** Calculations of the product and of the last look before an injection. */

/** The zone in which the site's wall clock runs; hours between two of its times depend on it. */
export const zoneOf = (settings: Settings): string => settings['site.timeZone'] ?? 'UTC'

/** The weight that counts for a form: the last one up to the day of its visit. */
function kilogramsFor({ record, form, context }: CalculationInput): number | undefined {
  return weightOn(record, eventOf(record, form)?.actualDate ?? todayOf(context))?.kilograms
}

const dosePerKg: CalculationRule = {
  id: 'dose_per_kg',
  version: 1,
  run: (input) => {
    const cells = numberOf(input.values, 'TOTAL_CELLS')
    const kilograms = kilogramsFor(input)
    if (cells === undefined) return notComputed(words('the number of cells is open', 'تعداد سلول ثبت نشده است'))
    return kilograms === undefined
      ? notComputed(words('no weight is recorded', 'وزنی ثبت نشده است'))
      : { value: plain(cells / kilograms) }
  },
}

const endotoxinPerKg: CalculationRule = {
  id: 'endotoxin_per_kg',
  version: 1,
  run: (input) => {
    const concentration = numberOf(input.values, 'ENDOTOXIN')
    const volume = numberOf(input.values, 'PRODUCT_VOLUME')
    const kilograms = kilogramsFor(input)
    if (concentration === undefined) return notComputed(words('endotoxin is open', 'اندوتوکسین ثبت نشده است'))
    if (volume === undefined) return notComputed(words('the volume is open', 'حجم ثبت نشده است'))
    return kilograms === undefined
      ? notComputed(words('no weight is recorded', 'وزنی ثبت نشده است'))
      : { value: plain((concentration * volume) / kilograms) }
  },
}

const releaseToInjection: CalculationRule = {
  id: 'release_to_injection',
  version: 1,
  run: ({ values, record, context }) => {
    const start = valueOf(values, 'INJ_START')
    const lot = formsOf(record, 'PRODUCT').find((product) => product.id === valueOf(values, 'INJ_LOT'))
    const released = lot && valueOf(lot.values, 'RELEASE_DATETIME')
    if (start === undefined) return notComputed(words('the start is open', 'زمان شروع ثبت نشده است'))
    if (released === undefined)
      return notComputed(words('the release of the lot is open', 'ترخیص سری ساخت ثبت نشده است'))
    return { value: plain(hoursBetween(released, start, zoneOf(context.settings))) }
  },
}

/** Which of platelets, INR and CRP lie outside the limits for an injection; undefined while one of them is open. */
export function labsOutside(labs: FormValues, settings: Settings): readonly string[] | undefined {
  const platelets = numberOf(labs, 'PLATELETS')
  const inr = numberOf(labs, 'INR')
  const crp = numberOf(labs, 'CRP')
  if (platelets === undefined || inr === undefined || crp === undefined) return undefined
  return [
    ...(platelets < numberSetting(settings, 'labs.minPlatelets', 100) ? ['PLATELETS'] : []),
    ...(inr > numberSetting(settings, 'labs.maxInr', 1.4) ? ['INR'] : []),
    ...(crp > numberSetting(settings, 'labs.maxCrp', 10) ? ['CRP'] : []),
  ]
}

const labsOk: CalculationRule = {
  id: 'labs_ok',
  version: 1,
  run: ({ record, form, context }): Calculation => {
    const labs = labsFor(record, form)
    const outside = labs && labsOutside(labs.values, context.settings)
    if (outside === undefined)
      return notComputed(words('platelets, INR or CRP is open', 'پلاکت، INR یا CRP ثبت نشده است'))
    return { value: outside.length === 0 ? 'Y' : 'N' }
  },
}

/**
 * The numbers of adverse events that are not over and may be related to the cells, the puncture, the marrow or the sedation: the
 * same that EC080 holds for, of any grade.
 */
const openRelated: CalculationRule = {
  id: 'open_related_ae',
  version: 2,
  run: ({ record }) => {
    const numbers = formsOf(record, 'AE')
      .filter(({ values }) => valueOf(values, 'AE_ONGOING') !== 'N' && isPossiblyRelated(values))
      .map((form) => String(form.repeat))
    return { value: numbers.length === 0 ? 'NONE' : numbers }
  },
}

export const injectionRules: readonly CalculationRule[] = [
  dosePerKg,
  endotoxinPerKg,
  releaseToInjection,
  labsOk,
  openRelated,
]
