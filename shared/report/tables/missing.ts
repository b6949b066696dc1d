import type { ScaleAnalysis } from '../analysis.ts'
import type { ReportChild } from '../input.ts'
import { AFTER, BEFORE } from '../scales.ts'
import { type ReportTable, words, wordsColumn } from '../table.ts'
import { visitName } from '../words.ts'

/** Every value of a primary visit that is not there, child by child, and why (protocol 4.3, 8). */
export function missingTable(analyses: readonly ScaleAnalysis[], safety: readonly ReportChild[]): ReportTable {
  const rows = safety.flatMap((child) =>
    [BEFORE, AFTER].flatMap((visit) =>
      analyses.flatMap(({ scale }) =>
        child.scores.some((score) => score.item === scale.item && score.visit === visit)
          ? []
          : [
              [
                words(child.label),
                words(visitName(visit)),
                words(scale.name),
                words(whyMissing(child, visit, scale.form)),
              ],
            ],
      ),
    ),
  )
  return {
    id: 'missing',
    title: 'Missing values',
    population: 'Safety population, scales at baseline and 12 months',
    columns: [
      wordsColumn('Child', 'child'),
      wordsColumn('Visit', 'visit'),
      wordsColumn('Scale', 'scale'),
      wordsColumn('Why', 'why'),
    ],
    rows,
    notes: rows.length === 0 ? ['No value is missing.'] : ['Drafts and forms that are not complete count as missing.'],
  }
}

function whyMissing({ visits, forms }: ReportChild, visit: string, form: string): string {
  const states = forms.filter((each) => each.visit === visit && each.form === form).map(({ state }) => state)
  if (states.includes('complete')) return 'cannot be computed from what was answered'
  if (states.includes('notDone')) return 'not done, with a reason'
  if (states.includes('open')) return 'form not complete'
  const status = visits.find(({ oid }) => oid === visit)?.status
  return status === 'missed' ? 'visit missed' : status === 'occurred' ? 'no form' : 'visit has not taken place'
}
