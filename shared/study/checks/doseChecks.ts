import { defineCheck } from '../../form/check.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { weightOn } from '../lookup.ts'
import { departs } from './departs.ts'
import { exceeds } from './exceeds.ts'
import { lotOf } from './lotOf.ts'
import { sentences, words } from '../../text/text.ts'

/** Edit checks of the dose, and of the fluid taken out and put in. */

const CHECK_OR_CONFIRM = words(
  'Check it; if it is right, confirm with a comment.',
  'بررسی کنید؛ اگر درست است، با توضیح تأیید کنید.',
)

export const ec076 = defineCheck({
  id: 'EC076',
  severity: 'soft',
  forms: ['PRODUCT', 'INJ'],
  rule: 'No more cells are given than the lot holds, and the dose lies between 0.5 and 2 million cells per kg. A dose that was not given in full is a deviation.',
  source: 'sibling(Liu17)',
  limits: {
    least: { value: 0.5, label: 'Least usual dose', unit: '10^6/kg' },
    most: { value: 2, label: 'Most usual dose', unit: '10^6/kg' },
  },
  run: (context, { least, most }) => {
    const { form, values, record } = context
    const outside = (dose: number, item: string) =>
      exceeds(least, dose) || exceeds(dose, most)
        ? [
            {
              message: sentences(
                words(
                  `${formatHalfUp(dose, 2)} million cells per kg; ${least} to ${most} are usual.`,
                  `${formatHalfUp(dose, 2)} میلیون سلول به ازای کیلوگرم؛ معمول ${least} تا ${most} است.`,
                ),
                CHECK_OR_CONFIRM,
              ),
              item,
            },
          ]
        : []
    if (form.oid === 'PRODUCT') {
      const dose = numberOf(values, 'DOSE_PER_KG')
      return dose === undefined ? null : outside(dose, 'TOTAL_CELLS')
    }
    const start = valueOf(values, 'INJ_START')?.slice(0, 10)
    const part =
      valueOf(values, 'FULL_DOSE') === 'N'
        ? [
            departs(
              { category: 'DOSE', class: 'MINOR', ...(start ? { date: start } : {}) },
              words('The dose was not given in full.', 'دوز به‌طور کامل داده نشد.'),
              'FULL_DOSE',
            ),
          ]
        : []
    const cells = numberOf(values, 'CELLS_GIVEN')
    if (cells === undefined) return part
    const lot = lotOf(context)
    const total = lot && numberOf(lot, 'TOTAL_CELLS')
    if (total !== undefined && exceeds(cells, total)) {
      const message = sentences(
        words(
          `${cells} million cells were given from a lot of ${total} million.`,
          `${cells} میلیون سلول از سری ساختی با ${total} میلیون سلول داده شد.`,
        ),
        CHECK_OR_CONFIRM,
      )
      return [{ message, item: 'CELLS_GIVEN' }, ...part]
    }
    const kilograms = start === undefined ? undefined : weightOn(record, start)?.kilograms
    return kilograms === undefined ? part : [...outside(cells / kilograms, 'CELLS_GIVEN'), ...part]
  },
})

export const ec077 = defineCheck({
  id: 'EC077',
  severity: 'soft',
  forms: ['INJ'],
  rule: 'The cells given agree within 10% with the volume given at the concentration of the lot.',
  source: 'assumed',
  limits: { percent: { value: 10, label: 'Largest difference', unit: '%' } },
  run: (context, { percent }) => {
    const lot = lotOf(context)
    const cells = numberOf(context.values, 'CELLS_GIVEN')
    const given = numberOf(context.values, 'CELL_VOLUME')
    const total = lot && numberOf(lot, 'TOTAL_CELLS')
    const volume = lot && numberOf(lot, 'PRODUCT_VOLUME')
    if (cells === undefined || given === undefined || total === undefined || !volume) return null
    const expected = (given * total) / volume
    if (!exceeds(Math.abs(cells - expected), (expected * percent) / 100)) return null
    const message = sentences(
      words(
        `${given} mL of this lot hold about ${formatHalfUp(expected, 1)} million cells, and ${cells} million are recorded.`,
        `${given} میلی‌لیتر از این سری ساخت حدود ${formatHalfUp(expected, 1)} میلیون سلول دارد و ${cells} میلیون ثبت شده است.`,
      ),
      CHECK_OR_CONFIRM,
    )
    return { message, item: 'CELLS_GIVEN' }
  },
})

export const ec078 = defineCheck({
  id: 'EC078',
  severity: 'soft',
  forms: ['INJ'],
  rule: 'As much fluid is taken out as volume is put in, within 1 mL.',
  source: 'assumed',
  limits: { difference: { value: 1, label: 'Largest difference', unit: 'mL' } },
  run: ({ values }, { difference }) => {
    const removed = numberOf(values, 'CSF_REMOVED')
    const given = numberOf(values, 'CELL_VOLUME')
    if (removed === undefined || given === undefined || !exceeds(Math.abs(removed - given), difference)) return null
    const message = sentences(
      words(
        `${removed} mL were taken out and ${given} mL put in; the two should not differ by more than ${difference} mL.`,
        `${removed} میلی‌لیتر خارج و ${given} میلی‌لیتر تزریق شد؛ تفاوت نباید بیش از ${difference} میلی‌لیتر باشد.`,
      ),
      CHECK_OR_CONFIRM,
    )
    return { message, item: 'CSF_REMOVED' }
  },
})

export const ec079 = defineCheck({
  id: 'EC079',
  severity: 'soft',
  forms: ['INJ'],
  rule: 'Opening pressure lies between 11.5 and 28 cmH2O, the 10th and 90th centile; above 40 the investigator is asked.',
  source: 'ref(Avery10)',
  limits: {
    least: { value: 11.5, label: 'Lowest usual pressure', unit: 'cmH2O' },
    most: { value: 28, label: 'Highest usual pressure', unit: 'cmH2O' },
    alert: { value: 40, label: 'Pressure above which the investigator is asked', unit: 'cmH2O' },
  },
  run: ({ values }, { least, most, alert }) => {
    const pressure = numberOf(values, 'OPENING_PRESSURE')
    if (pressure === undefined || (pressure >= least && pressure <= most)) return null
    const message =
      pressure > alert
        ? words(
            `An opening pressure of ${pressure} cmH2O is very high. Tell the investigator now, and confirm with a comment that says what was decided.`,
            `فشار باز شدن ${pressure} cmH2O بسیار بالاست. هم‌اکنون به پژوهشگر اطلاع دهید و تصمیم گرفته‌شده را در توضیح بنویسید و تأیید کنید.`,
          )
        : sentences(
            words(
              `An opening pressure of ${pressure} cmH2O is unusual (${least} to ${most}). Sedation raises it.`,
              `فشار باز شدن ${pressure} cmH2O غیرمعمول است (معمول ${least} تا ${most}). آرام‌بخشی آن را بالا می‌برد.`,
            ),
            CHECK_OR_CONFIRM,
          )
    return { message, item: 'OPENING_PRESSURE' }
  },
})
