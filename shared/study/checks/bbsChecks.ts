import { defineCheck } from '../../form/check.ts'
import { openScoreItems, scoreItemsWithoutReason } from './scoreItemsOf.ts'
import { words } from '../../text/text.ts'

/** Edit checks of the balance scale within itself. */

export const ec051 = defineCheck({
  id: 'EC051',
  severity: 'hard',
  forms: ['BBS'],
  rule: 'Every item of the balance scale is 0 to 4, or NT with a reason.',
  source: 'ref(PBS)',
  run: ({ definition, form, context }) => {
    const open = openScoreItems(definition, form.values, context)
    const [first] = open
    const reasons = scoreItemsWithoutReason(definition, form.values, context).map((item) => ({
      message: words('Choose why the item was not administered.', 'علت انجام نشدن این گویه را انتخاب کنید.'),
      item,
    }))
    if (first === undefined) return reasons
    const message = words(
      `${open.length} items are open. Score them 0 to 4 (0 when the child cannot), or mark them NT with a reason.`,
      `${open.length} گویه باز است. از ۰ تا ۴ نمره دهید (اگر کودک نمی‌تواند ۰)، یا با ذکر علت NT ثبت کنید.`,
    )
    return [{ message, item: first }, ...reasons]
  },
})
