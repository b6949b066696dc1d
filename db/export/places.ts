import { childColumn, dayCells, dayColumns } from './columns.ts'
import type { DateTransform } from './dates.ts'
import type { DisclosurePolicy } from './disclosure.ts'
import type { ReleasedForm } from './released.ts'
import { place, type Column } from './table.ts'

type Policy = Pick<DisclosurePolicy, 'identified'> & { readonly dates: Pick<DateTransform, 'unit'> }

/** The columns that every row of data begins with. */
export function placeColumns(policy: Policy): readonly Column[] {
  return [
    childColumn(policy),
    place('VISIT', 'Study event'),
    place('VISIT_REPEAT', 'Number of the study event, 1 unless it repeats', 'integer'),
    place('FORM_REPEAT', 'Number of the row in a running log, 1 at a visit', 'integer'),
    place('FORM_VERSION', 'Version of the form definition the row was entered under'),
    place('FORM_STATE', 'State of the form: open, complete, signed, locked'),
    place('NOT_DONE', '1 when the whole assessment was not done', 'integer'),
    ...(policy.identified ? [place('NOT_DONE_REASON', 'Why it was not done')] : []),
    ...dayColumns('OBSERVED', 'When it was observed', policy.dates),
  ]
}

/** The cells of a form under {@link placeColumns}. */
export function placeCells(form: ReleasedForm, policy: Policy): readonly string[] {
  return [
    form.child.name,
    form.studyEvent ?? '',
    String(form.studyEventRepeat),
    String(form.repeat),
    form.version,
    form.state,
    form.notDone ? '1' : '',
    ...(policy.identified ? [form.notDoneReason] : []),
    ...dayCells(form.observed, policy.dates),
  ]
}
