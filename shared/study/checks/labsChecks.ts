import { defineCheck } from '../../form/check.ts'
import { itemIndex } from '../../form/items.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { mayCover, spanOf } from '../adverseEvents.ts'
import { JUDGED_ITEMS } from '../forms/labs.ts'
import { formsOf } from '../lookup.ts'
import { words } from '../../text/text.ts'

/** Edit check of laboratory values outside their usual range. */
export const ec117 = defineCheck({
  id: 'EC117',
  severity: 'soft',
  forms: ['LABS'],
  rule: 'A value outside its usual range is judged; one that is clinically significant belongs to an adverse event from the laboratory.',
  source: 'assumed',
  run: ({ definition, record, values, valuesOf }) => {
    const index = itemIndex(definition)
    const sampled = valueOf(values, 'SAMPLE_DATETIME')
    const events = formsOf(record, 'AE')
      .map((event) => valuesOf(event))
      .filter((event) => valueOf(event, 'AE_SOURCE') === 'LAB')
      .flatMap((event) => spanOf(event) ?? [])
    const day = sampled?.slice(0, 10)
    const isEvent = day !== undefined && events.some((event) => mayCover(event, `${day}T00:00`, `${day}T23:59`))
    return JUDGED_ITEMS.flatMap((oid) => {
      const item = index.get(oid)?.item
      const value = numberOf(values, oid)
      const judged = `${oid}_CS`
      if (item?.type !== 'integer' && item?.type !== 'decimal') return []
      const { min = -Infinity, max = Infinity } = item.range.soft ?? {}
      if (value === undefined || (value >= min && value <= max)) return []
      const significance = valueOf(values, judged)
      if (significance === undefined) {
        return [
          {
            message: words(
              `${item.label.en} is outside its usual range: say whether that matters.`,
              `${item.label.fa} بیرون از محدوده معمول است: مشخص کنید اهمیت بالینی دارد یا نه.`,
            ),
            item: judged,
          },
        ]
      }
      if (significance !== 'CS' || isEvent) return []
      const message = words(
        `${item.label.en} is clinically significant, and no adverse event from the laboratory stands there for that day. Record one, or confirm with a comment why it is none.`,
        `${item.label.fa} دارای اهمیت بالینی است و برای آن روز عارضه‌ای از آزمایشگاه ثبت نشده است. عارضه را ثبت کنید یا با توضیح تأیید کنید که چرا عارضه نیست.`,
      )
      return [{ message, item: judged }]
    })
  },
})
