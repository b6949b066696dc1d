import type { KeptView } from '../../shared/ipc/views/form.ts'
import { scoresHidden } from './blindScores.ts'
import { calculatedViews, findingViews } from './findingViews.ts'
import type { ReadContext } from './readContext.ts'
import { assess, workingForm } from './workingForm.ts'

/** What the product makes of a form just after something was kept. */
export function keptForm(
  context: ReadContext,
  formId: string,
  kept: { readonly keptAt: string; readonly stale: boolean },
): KeptView {
  const working = workingForm(context, formId)
  const { calculated, findings, completeness } = assess(context.db, working)
  const { definition, row, site } = working
  const hidden = scoresHidden(definition, row.state, context.person.role, site.settings)
  return {
    keptAt: kept.keptAt,
    ...(kept.stale ? { stale: true } : {}),
    calculated: [...calculatedViews(calculated, hidden)],
    findings: [...findingViews(definition, findings, hidden, context.person.role)],
    open: [...completeness.open],
    answered: completeness.answered + completeness.missing,
    required: completeness.required,
  }
}
