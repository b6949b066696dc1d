import { defineCheck } from '../../form/check.ts'
import { openScoreItems, scoreItemsWithoutReason } from './scoreItemsOf.ts'

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
      message: 'Choose why the item was not administered.',
      item,
    }))
    if (first === undefined) return reasons
    const message = `${open.length} items are open. Score them 0 to 4 (0 when the child cannot), or mark them NT with a reason.`
    return [{ message, item: first }, ...reasons]
  },
})
