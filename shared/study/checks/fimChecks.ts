import { answerAt, valueOf } from '../../form/values.ts'
import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { problemsOf } from '../../form/problems.ts'
import { FIM_VARIANTS } from '../forms/fim.ts'
import { words } from '../../text/text.ts'

/** Edit checks of the independence measure within itself. */

/** Lowest and highest sums of the three variants: every item counts 1 to 7. */
const RANGES: Readonly<Record<string, readonly (readonly [item: string, min: number, max: number])[]>> = {
  FIM: [
    ['FIM_MOTOR', 13, 91],
    ['FIM_COGNITIVE', 5, 35],
    ['FIM_TOTAL', 18, 126],
  ],
  WEEFIM: [
    ['FIM_MOTOR', 13, 91],
    ['FIM_COGNITIVE', 5, 35],
    ['FIM_TOTAL', 18, 126],
  ],
  FIMFAM: [
    ['FIM_MOTOR', 16, 112],
    ['FIM_COGNITIVE', 14, 98],
    ['FIM_TOTAL', 30, 210],
  ],
}

export const ec057 = defineCheck({
  id: 'EC057',
  severity: 'hard',
  forms: ['FIM'],
  rule: 'Every item is 1 to 7, or NT; no sum, also one that was kept or imported, lies outside the range of the variant in force.',
  source: 'ref(WeeFIM)',
  run: (context) => [...impossibleItems(context), ...sumsOutside(context)],
})

/* Both read the form as it stands: what is impossible is no longer among the values that count. */

function impossibleItems({ definition, form }: CheckContext): readonly Raised[] {
  return definition.itemGroups.flatMap((group) =>
    group.items.flatMap((item) => {
      const answer = answerAt(form.values, { group: group.oid, repeat: 1, item: item.oid })
      if (item.type !== 'score' || !answer || problemsOf(item, answer).length === 0) return []
      return [
        {
          message: words(
            'A level is 1 to 7. NT is for what cannot be tested safely, and counts 1.',
            'سطح از ۱ تا ۷ است. NT برای چیزی است که نمی‌توان ایمن ارزیابی کرد و ۱ شمرده می‌شود.',
          ),
          item: item.oid,
        },
      ]
    }),
  )
}

function sumsOutside({ form, context }: CheckContext): readonly Raised[] {
  const variant = context.settings['fim.variant'] ?? ''
  const name = FIM_VARIANTS.find(({ id }) => id === variant)?.name ?? variant
  return (RANGES[variant] ?? []).flatMap(([item, min, max]) => {
    const sum = Number(valueOf(form.values, item) ?? Number.NaN)
    if (Number.isNaN(sum) || (sum >= min && sum <= max)) return []
    const message = words(
      `${sum} is not possible on the ${name}: ${min} to ${max}. It was scored on another variant; do not mix the two.`,
      `${sum} در ${name} ممکن نیست: ${min} تا ${max}. با نسخه دیگری نمره داده شده است؛ دو نسخه را با هم نیامیزید.`,
    )
    return [{ message, item }]
  })
}
