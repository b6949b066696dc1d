import { addDays } from '../../dates/civilDate.ts'
import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { todayOf } from '../../form/context.ts'
import { numberOf, valueOf, type FormValues } from '../../form/values.ts'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { daysWords } from './daysWords.ts'
import { departs } from './departs.ts'
import { exceeds } from './exceeds.ts'
import { injectionsFrom, lotOf } from './lotOf.ts'
import { sentences, type Text, words } from '../../text/text.ts'

/*
 * The quality of a lot. What fails holds the next dose until the investigator decides; a lot that was given all the same is a
 * major deviation of the injection.
 */

const HELD = words(
  'The lot is held: it may not be given until the investigator has decided.',
  'سری ساخت متوقف است: تا تصمیم پژوهشگر نباید داده شود.',
)

/** What is wrong with a lot, and the item of the product form that says so. */
interface Fault {
  readonly item: string
  readonly says: Text
}

/** The faults of a lot on its own form as holds (softly once it was given), and on the form of an injection as a deviation. */
function raise(context: CheckContext, faultsOf: (lot: FormValues) => readonly Fault[]): readonly Raised[] {
  const { form, record, values } = context
  if (form.oid === 'INJ') {
    const lot = lotOf(context)
    const faults = lot && form.notDone === undefined ? faultsOf(lot) : []
    const date = valueOf(values, 'INJ_START')?.slice(0, 10)
    if (faults.length === 0) return []
    const facts = { category: 'RELEASE', class: 'MAJOR', ...(date ? { date } : {}) } as const
    return [departs(facts, sentences(...faults.map(({ says }) => says)), 'INJ_LOT')]
  }
  const wasGiven = injectionsFrom(record, form).length > 0
  return faultsOf(values).map(({ item, says }) =>
    wasGiven
      ? {
          item,
          severity: 'soft',
          message: sentences(
            says,
            words(
              'The lot was given; the deviation stands with the injection. Confirm with a comment.',
              'سری ساخت داده شده است؛ انحراف در فرم تزریق ثبت است. با توضیح تأیید کنید.',
            ),
          ),
        }
      : { item, message: sentences(says, HELD) },
  )
}

export const ec071 = defineCheck({
  id: 'EC071',
  severity: 'hold',
  forms: ['PRODUCT', 'INJ'],
  rule: 'Endotoxin in the whole volume is at most 0.2 EU per kg of body weight, the limit for the intrathecal way.',
  source: 'ref(USP85)',
  limits: { most: { value: 0.2, label: 'Most endotoxin', unit: 'EU/kg' } },
  run: (context, { most }) =>
    raise(context, (lot) => {
      const perKg = numberOf(lot, 'ENDOTOXIN_PER_KG')
      if (perKg === undefined || !exceeds(perKg, most)) return []
      return [
        {
          item: 'ENDOTOXIN',
          says: words(
            `Endotoxin is ${formatHalfUp(perKg, 3)} EU/kg; at most ${most} is allowed.`,
            `اندوتوکسین ${formatHalfUp(perKg, 3)} EU/kg است؛ حداکثر ${most} مجاز است.`,
          ),
        },
      ]
    }),
})

export const ec072 = defineCheck({
  id: 'EC072',
  severity: 'hold',
  forms: ['PRODUCT', 'INJ'],
  rule: 'Viability is at least 70%; from 70 to below 80% it is asked about.',
  source: 'ref(MSCspec)',
  limits: {
    least: { value: 70, label: 'Least viability', unit: '%' },
    usual: { value: 80, label: 'Least usual viability', unit: '%' },
  },
  run: (context, { least, usual }) => {
    const viability = context.form.oid === 'PRODUCT' ? numberOf(context.values, 'VIABILITY') : undefined
    if (viability !== undefined && viability >= least && viability < usual) {
      const message = words(
        `Viability of ${viability}% is low; ${usual}% is expected. If it is right, confirm with a comment.`,
        `زنده‌مانی ${viability}% پایین است؛ انتظار ${usual}% است. اگر درست است، با توضیح تأیید کنید.`,
      )
      return { message, item: 'VIABILITY', severity: 'soft' }
    }
    return raise(context, (lot) => {
      const value = numberOf(lot, 'VIABILITY')
      return value === undefined || value >= least
        ? []
        : [
            {
              item: 'VIABILITY',
              says: words(
                `Viability is ${value}%; at least ${least}% is asked for.`,
                `زنده‌مانی ${value}% است؛ دست‌کم ${least}% لازم است.`,
              ),
            },
          ]
    })
  },
})

const FAULTY: readonly (readonly [item: string, code: string, says: Text])[] = [
  [
    'STERILITY_INTERIM',
    'GROWTH',
    words('The interim sterility test shows growth.', 'آزمون استریلیتی اولیه رشد نشان می‌دهد.'),
  ],
  ['GRAM_STAIN', 'POS', words('The Gram stain is positive.', 'رنگ‌آمیزی گرم مثبت است.')],
  ['MYCOPLASMA', 'POS', words('Mycoplasma was found.', 'مایکوپلاسما یافت شد.')],
  ['KARYOTYPE', 'ABNORMAL', words('The karyotype is abnormal.', 'کاریوتایپ غیرطبیعی است.')],
]

export const ec073 = defineCheck({
  id: 'EC073',
  severity: 'hold',
  forms: ['PRODUCT', 'INJ'],
  rule: 'No growth, no mycoplasma, a negative Gram stain and no abnormal karyotype. Growth found after the dose is EC074.',
  source: 'ref(MSCspec)',
  run: (context) => {
    const isUsed = context.form.oid === 'INJ' || injectionsFrom(context.record, context.form).length > 0
    const final = [
      'STERILITY_FINAL',
      'GROWTH',
      words('The final sterility test shows growth.', 'آزمون استریلیتی نهایی رشد نشان می‌دهد.'),
    ] as const
    const asked = isUsed ? FAULTY : [...FAULTY, final]
    return raise(context, (lot) =>
      asked.flatMap(([item, code, says]) => (valueOf(lot, item) === code ? [{ item, says }] : [])),
    )
  },
})

export const ec074 = defineCheck({
  id: 'EC074',
  severity: 'soft',
  forms: ['PRODUCT'],
  rule: 'The final sterility test is known 21 days after the injection. Growth in a lot that was given is a major deviation and is reported as a serious event is.',
  source: 'assumed',
  limits: { days: { value: 21, label: 'Days after which a pending final test is asked about' } },
  run: ({ form, record, values, context }, { days }) => {
    const start = injectionsFrom(record, form)[0]?.start.slice(0, 10)
    const final = valueOf(values, 'STERILITY_FINAL')
    if (start === undefined) return null
    if (final === 'GROWTH') {
      const message = words(
        'The final sterility test shows growth in a lot that was given. Look at the child today, and report it as a serious event within 24 hours.',
        'آزمون استریلیتی نهایی در سری ساختی که داده شده رشد نشان می‌دهد. کودک را امروز معاینه کنید و آن را ظرف ۲۴ ساعت به‌عنوان عارضه جدی گزارش دهید.',
      )
      return departs({ category: 'RELEASE', class: 'MAJOR', date: start }, message, 'STERILITY_FINAL')
    }
    if (final !== 'PENDING' || todayOf(context) < addDays(start, days)) return null
    const message = words(
      `The final sterility test is still pending ${daysWords(days)} or more after the injection. Ask the laboratory; if it is still open there, confirm with a comment.`,
      `آزمون استریلیتی نهایی ${days} روز یا بیشتر پس از تزریق هنوز در انتظار است. از آزمایشگاه بپرسید؛ اگر آنجا هم باز است، با توضیح تأیید کنید.`,
    )
    return { message, item: 'STERILITY_FINAL' }
  },
})
