import { defineCheck } from '../../form/check.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { gmfm88 } from '../../instruments/gmfm88.ts'
import { formatHalfUp } from '../../instruments/rounding.ts'
import { answersOf } from '../scoreItems.ts'
import { formBeside } from '../lookup.ts'
import { openScoreItems, scoreItemsWithoutReason } from './scoreItemsOf.ts'
import { words } from '../../text/text.ts'

/** Edit checks of the GMFM-88 within itself and against the level at the same visit. */

export const ec040 = defineCheck({
  id: 'EC040',
  severity: 'hard',
  forms: ['GMFM88'],
  rule: 'Every item of the GMFM-88 is answered or coded as not tested.',
  source: 'ref(CanChild)',
  run: ({ definition, form, context }) => {
    const open = openScoreItems(definition, form.values, context)
    const [first] = open
    if (first === undefined) return null
    const message = words(
      `${open.length} of ${gmfm88.items.length} items are open. Score them, or mark them NT with a reason.`,
      `${open.length} گویه از ${gmfm88.items.length} گویه باز است. نمره دهید یا با ذکر علت NT ثبت کنید.`,
    )
    return { message, item: first }
  },
})

export const ec041 = defineCheck({
  id: 'EC041',
  severity: 'hard',
  forms: ['GMFM88'],
  rule: 'An item that was not tested says why.',
  source: 'assumed',
  run: ({ definition, form, context }) =>
    scoreItemsWithoutReason(definition, form.values, context).map((item) => ({
      message: words('Choose why the item was not tested.', 'علت ارزیابی نشدن این گویه را انتخاب کنید.'),
      item,
    })),
})

export const ec044 = defineCheck({
  id: 'EC044',
  severity: 'soft',
  forms: ['GMFM88'],
  rule: 'All 88 items 0, or all 88 items 3, is asked about.',
  source: 'assumed',
  run: ({ definition, values }) => {
    const answers = Object.values(answersOf(gmfm88, definition, values))
    const [first] = answers
    if ((first !== '0' && first !== '3') || answers.some((answer) => answer !== first)) return null
    return {
      message: words(
        `All 88 items are ${first}. If that is right, confirm with a comment.`,
        `هر ۸۸ گویه ${first} است. اگر درست است، با توضیح تأیید کنید.`,
      ),
    }
  },
})

const BANDS = {
  minI: { value: 70, label: 'Level I, lowest total', unit: '%' },
  maxI: { value: 100, label: 'Level I, highest total', unit: '%' },
  minII: { value: 50, label: 'Level II, lowest total', unit: '%' },
  maxII: { value: 98, label: 'Level II, highest total', unit: '%' },
  minIII: { value: 30, label: 'Level III, lowest total', unit: '%' },
  maxIII: { value: 85, label: 'Level III, highest total', unit: '%' },
  minIV: { value: 8, label: 'Level IV, lowest total', unit: '%' },
  maxIV: { value: 65, label: 'Level IV, highest total', unit: '%' },
  minV: { value: 0, label: 'Level V, lowest total', unit: '%' },
  maxV: { value: 45, label: 'Level V, highest total', unit: '%' },
} as const

export const ec046 = defineCheck({
  id: 'EC046',
  severity: 'soft',
  forms: ['GMFM88', 'GMFCS'],
  rule: 'The GMFM-88 total lies in the wide band of the GMFCS level at the same visit.',
  source: 'ref(Palisano00); bands assumed',
  limits: BANDS,
  run: ({ form, record, values, valuesOf }, limits) => {
    const other = formBeside(record, form, form.oid === 'GMFM88' ? 'GMFCS' : 'GMFM88')
    if (!other) return null
    const otherValues = valuesOf(other)
    const [gmfm, gmfcs] = form.oid === 'GMFM88' ? [values, otherValues] : [otherValues, values]
    const total = numberOf(gmfm, 'GMFM_TOTAL')
    const level = valueOf(gmfcs, 'GMFCS')
    if (total === undefined || !isLevel(level)) return null
    const min = limits[`min${level}`]
    const max = limits[`max${level}`]
    if (total >= min && total <= max) return null
    const message = words(
      `A GMFM-88 total of ${formatHalfUp(total, 2)} is unusual at level ${level} (expected ${min} to ${max}). Check both forms; if they are right, confirm with a comment.`,
      `نمره کل GMFM-88 برابر ${formatHalfUp(total, 2)} در سطح ${level} غیرمعمول است (انتظار ${min} تا ${max}). هر دو فرم را بررسی کنید؛ اگر درست است، با توضیح تأیید کنید.`,
    )
    return form.oid === 'GMFCS' ? { message, item: 'GMFCS' } : { message, item: 'GMFM_TOTAL' }
  },
})

function isLevel(level: string | undefined): level is 'I' | 'II' | 'III' | 'IV' | 'V' {
  return level !== undefined && ['I', 'II', 'III', 'IV', 'V'].includes(level)
}
