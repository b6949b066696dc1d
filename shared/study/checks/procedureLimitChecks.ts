import { hoursBetween } from '../../dates/dateTime.ts'
import { defineCheck, type Check, type CheckContext, type Raised } from '../../form/check.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { zoneOf } from '../calculations/injectionRules.ts'
import { holdsBind } from './goDecision.ts'
import { listed, type Text, words } from '../../text/text.ts'

/*
 * Marrow, product, injection, and the last look before it.
 * Limits of the protocol's field list that have no EC number there.
 */

const source = 'field list of the protocol'

const marrowReceipt = defineCheck({
  id: 'FC22',
  severity: 'hard',
  forms: ['BMA'],
  rule: 'Marrow reaches the laboratory within 48 h; within 24 h is usual.',
  source,
  limits: {
    most: { value: 48, label: 'Most possible', unit: 'h' },
    usual: { value: 24, label: 'Most usual', unit: 'h' },
  },
  run: ({ values, context }, { most, usual }) => {
    const taken = valueOf(values, 'BMA_DATETIME')
    const received = valueOf(values, 'BMA_RECEIPT')
    if (taken === undefined || received === undefined) return null
    const hours = hoursBetween(taken, received, zoneOf(context.settings))
    if (hours > most)
      return {
        message: words(`More than ${most} h after the aspiration.`, `بیش از ${most} ساعت پس از آسپیراسیون.`),
        item: 'BMA_RECEIPT',
      }
    if (hours <= usual) return null
    return {
      message: words(
        `More than ${usual} h. If it is right, confirm with a comment.`,
        `بیش از ${usual} ساعت. اگر درست است، با توضیح تأیید کنید.`,
      ),
      item: 'BMA_RECEIPT',
      severity: 'soft',
    }
  },
})

const negativeMarkers = defineCheck({
  id: 'FC23',
  severity: 'hold',
  forms: ['PRODUCT'],
  rule: 'CD34, CD45 and HLA-DR are at most 5%.',
  source: 'ref(MSCspec)',
  limits: { most: { value: 5, label: 'Highest for release', unit: '%' } },
  run: ({ values }, { most }) =>
    ['CD34', 'CD45', 'HLA_DR'].flatMap((item) =>
      (numberOf(values, item) ?? 0) > most
        ? {
            message: words(
              `Above ${most}%: the lot is held until the investigator has decided.`,
              `بیش از ${most}%: سری ساخت تا تصمیم پژوهشگر متوقف می‌ماند.`,
            ),
            item,
          }
        : [],
    ),
})

const injectionLength = defineCheck({
  id: 'FC24',
  severity: 'hard',
  forms: ['INJ'],
  rule: 'An injection takes less than 120 minutes; 1 to 30 is usual.',
  source,
  limits: {
    most: { value: 120, label: 'Shorter than', unit: 'min' },
    usual: { value: 30, label: 'Most usual', unit: 'min' },
  },
  run: ({ values, context }, { most, usual }) => {
    const start = valueOf(values, 'INJ_START')
    const end = valueOf(values, 'INJ_END')
    if (start === undefined || end === undefined) return null
    const minutes = hoursBetween(start, end, zoneOf(context.settings)) * 60
    if (minutes >= most)
      return {
        message: words(
          `${minutes} minutes; less than ${most} are possible.`,
          `${minutes} دقیقه؛ کمتر از ${most} دقیقه ممکن است.`,
        ),
        item: 'INJ_END',
      }
    if (minutes >= 1 && minutes <= usual) return null
    const message = words(
      `${minutes} minutes; 1 to ${usual} are usual. If it is right, confirm with a comment.`,
      `${minutes} دقیقه؛ ۱ تا ${usual} دقیقه معمول است. اگر درست است، با توضیح تأیید کنید.`,
    )
    return minutes < 0 ? null : { message, item: 'INJ_END', severity: 'soft' }
  },
})

const releaseToInjection = defineCheck({
  id: 'FC25',
  severity: 'soft',
  forms: ['INJ'],
  rule: 'A lot is injected within 24 h of its release.',
  source: 'sibling(Royan2) injected after 24 h',
  limits: { most: { value: 24, label: 'Most usual', unit: 'h' } },
  run: ({ values }, { most }) =>
    (numberOf(values, 'RELEASE_TO_INJECTION') ?? 0) > most
      ? {
          message: words(
            `More than ${most} h after release. If it is right, confirm with a comment.`,
            `بیش از ${most} ساعت پس از ترخیص. اگر درست است، با توضیح تأیید کنید.`,
          ),
          item: 'RELEASE_TO_INJECTION',
        }
      : null,
})

const MUST_BE: readonly (readonly [item: string, code: 'Y' | 'N', what: Text])[] = [
  ['IDENTITY_TWO_WAYS', 'Y', words('identity was not checked two ways', 'هویت از دو راه بررسی نشده است')],
  ['FASTING_OK', 'Y', words('the child is not fasting', 'کودک ناشتا نیست')],
  ['CONSENT_STILL_VALID', 'Y', words('consent does not stand', 'رضایت پابرجا نیست')],
]

const go = defineCheck({
  id: 'FC26',
  severity: 'hard',
  forms: ['PREINJ'],
  rule: 'The decision is not GO while identity, fasting or consent speaks against it. An infection holds the injection, as fever and laboratory do by EC081: the investigator may lift that.',
  source,
  run: (context) => [...againstGo(context), ...infection(context)],
})

/** What the site itself can put right; no signature makes it safe. */
function againstGo({ values }: CheckContext): readonly Raised[] {
  if (valueOf(values, 'GO_DECISION') !== 'GO') return []
  const against = MUST_BE.filter(([item, code]) => (valueOf(values, item) ?? code) !== code).map(([, , what]) => what)
  const what = listed(against, ', ', '، ')
  const message = words(`Not GO: ${what.en}.`, `«انجام شود» ممکن نیست: ${what.fa}.`)
  return against.length === 0 ? [] : [{ message, item: 'GO_DECISION' }]
}

function infection(context: CheckContext): readonly Raised[] {
  if (!holdsBind(context) || valueOf(context.values, 'INFECTION_NOW') !== 'Y') return []
  const message = words(
    'The child has an infection. The injection waits until the investigator has decided.',
    'کودک عفونت دارد. تزریق تا تصمیم پژوهشگر متوقف می‌ماند.',
  )
  return [{ message, item: 'INFECTION_NOW', severity: 'hold' }]
}

export const procedureLimitChecks: readonly Check[] = [
  marrowReceipt,
  negativeMarkers,
  injectionLength,
  releaseToInjection,
  go,
]
