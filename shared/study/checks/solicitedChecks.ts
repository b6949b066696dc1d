import { defineCheck } from '../../form/check.ts'
import { SOLICITED } from '../forms/postinj.ts'
import { symptomsWithoutEvent } from '../solicitedSymptoms.ts'
import { words } from '../../text/text.ts'

/** Edit check of the symptoms that are asked for after an injection. */
export const ec112 = defineCheck({
  id: 'EC112',
  severity: 'hard',
  forms: ['POSTINJ'],
  rule: 'A symptom that was there has an adverse event in the same interval after the injection.',
  source: 'assumed',
  run: ({ form, record, values, context, valuesOf }) =>
    symptomsWithoutEvent(form, values, record, context.settings, valuesOf).map(({ row, code }) => {
      const label = SOLICITED.find((each) => each.code === code)?.label ?? words('The symptom', 'علامت')
      return {
        message: words(
          `${label.en}: no adverse event stands there for this time. A draft of it opens with this form; finish it, then this form can be completed.`,
          `${label.fa}: برای این زمان عارضه‌ای ثبت نشده است. پیش‌نویس آن با این فرم باز می‌شود؛ آن را تمام کنید، سپس این فرم کامل می‌شود.`,
        ),
        item: 'SYMPTOM_SEVERITY',
        repeat: row,
      }
    }),
})
