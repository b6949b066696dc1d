import { surelyBeforeTime } from '../../dates/partialDate.ts'
import { defineCheck } from '../../form/check.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { mayBeRelated } from '../causality.ts'
import { givenInjections, injectionDates } from '../lookup.ts'
import { words } from '../../text/text.ts'

/** Edit checks of an adverse event against the injections before it. */

export const ec110 = defineCheck({
  id: 'EC110',
  severity: 'hard',
  forms: ['AE'],
  rule: 'An event that began before the first injection is not related to the cells. A relation that could not be assessed counts as related.',
  source: 'assumed',
  run: ({ values, record }) => {
    const onset = valueOf(values, 'AE_ONSET')
    const relation = valueOf(values, 'AE_REL_CELLS')
    if (onset === undefined || relation === undefined || !mayBeRelated(relation)) return null
    const first = givenInjections(record)[0]?.start ?? injectionDates(record).find((date) => date !== null)
    if (first && !surelyBeforeTime(onset, first)) return null
    const message = first
      ? words(
          'This began before the first injection: it cannot be related to the cells. Correct the relation or the onset.',
          'این پیش از نخستین تزریق شروع شده است و نمی‌تواند با سلول‌ها مرتبط باشد. ارتباط یا زمان شروع را اصلاح کنید.',
        )
      : words(
          'No injection is recorded, so nothing can be related to the cells. Record the injection first, or correct the relation.',
          'تزریقی ثبت نشده است، پس چیزی نمی‌تواند با سلول‌ها مرتبط باشد. نخست تزریق را ثبت کنید یا ارتباط را اصلاح کنید.',
        )
    return { message, item: 'AE_REL_CELLS' }
  },
})

export const ec111 = defineCheck({
  id: 'EC111',
  severity: 'soft',
  forms: ['AE'],
  rule: 'A link to another injection than the latest one before the onset says why; a link to an injection that began after it, or is not recorded, is asked about.',
  source: 'assumed',
  run: ({ values, record }) => {
    const link = valueOf(values, 'AE_LINK_OTHER')
    if (link === undefined || link === valueOf(values, 'AE_LINKED')) return null
    const onset = valueOf(values, 'AE_ONSET')
    const linked = givenInjections(record).find(({ number }) => String(number) === link)
    if (link !== '0' && (!linked || (onset !== undefined && surelyBeforeTime(onset, linked.start)))) {
      const what = linked
        ? words('began after the onset', 'پس از شروع عارضه آغاز شده است')
        : words('is not recorded as given', 'ثبت نشده است')
      const message = words(
        `Injection ${link} ${what.en}. Correct the link; if it is right, confirm with a comment.`,
        `تزریق ${link} ${what.fa}. ارتباط را اصلاح کنید؛ اگر درست است، با توضیح تأیید کنید.`,
      )
      return { message, item: 'AE_LINK_OTHER' }
    }
    if (valueOf(values, 'AE_LINK_REASON') !== undefined) return null
    return {
      message: words(
        'This is not the latest injection before the onset: write why it is linked.',
        'این آخرین تزریق پیش از شروع نیست: علت ارتباط را بنویسید.',
      ),
      item: 'AE_LINK_OTHER',
    }
  },
})

export const ec114 = defineCheck({
  id: 'EC114',
  severity: 'soft',
  forms: ['AE'],
  rule: 'A headache that begins 24 to 120 hours after a puncture may be one of low pressure: the term for it is offered.',
  source: 'assumed',
  limits: {
    from: { value: 24, label: 'Hours after the injection, from', unit: 'h' },
    to: { value: 120, label: 'Hours after the injection, to', unit: 'h' },
  },
  run: ({ values }, { from, to }) => {
    const hours = numberOf(values, 'AE_HOURS')
    if (valueOf(values, 'AE_CTCAE') !== 'Headache' || hours === undefined || hours < from || hours > to) return null
    const message = words(
      `A headache ${from} to ${to} h after a puncture. If it is worse upright and better lying down, choose 'Cerebrospinal fluid leakage', the CTCAE term for headache after a puncture. If not, confirm with a comment.`,
      `سردرد ${from} تا ${to} ساعت پس از پونکسیون. اگر در حالت ایستاده بدتر و در حالت درازکش بهتر می‌شود، اصطلاح Cerebrospinal fluid leakage را انتخاب کنید که اصطلاح CTCAE برای سردرد پس از پونکسیون است. وگرنه با توضیح تأیید کنید.`,
    )
    return { message, item: 'AE_CTCAE' }
  },
})
