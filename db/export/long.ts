import type { FormDefinition } from '../../shared/form/definition.ts'
import { PLACE_COLUMNS } from './columns.ts'
import { disclose, type DisclosureContext } from './disclosure.ts'
import { itemOf, type ExportForm } from './model.ts'
import { place, type Table } from './table.ts'
import { placeCells } from './wide.ts'

/** One row per item value: nothing of the structure is lost, whatever the form. */
export const longTable: Table = {
  file: 'long.csv',
  columns: [
    ...PLACE_COLUMNS.slice(0, 1),
    place('FORM', 'Form'),
    ...PLACE_COLUMNS.slice(1),
    place('GROUP', 'Item group'),
    place('ROW', 'Number of the row in a repeating group, 1 otherwise', 'integer'),
    place('ITEM', 'Item'),
    place('VALUE', 'Value as the dictionary describes it'),
    place('MISSING', 'Missing code'),
    place('MISSING_REASON', 'Coded reason of the missing code'),
    place('UNIT', 'Unit'),
    place('RULE', 'Rule and version of a calculated value'),
  ],
}

/** The rows of one form. */
export function longRows(
  pseudonym: string,
  form: ExportForm,
  definition: FormDefinition,
  context: DisclosureContext,
): string[][] {
  const [first = '', ...rest] = placeCells(pseudonym, form, context)
  return form.values.flatMap((value) => {
    const item = itemOf(definition, value.group, value.item)
    const outside = item ? disclose(item, value.answer, context) : null
    if (!item || outside === null) return []
    return [
      [
        first,
        form.form,
        ...rest,
        value.group,
        String(value.repeat),
        value.item,
        outside.value,
        outside.missing,
        outside.missingReason,
        'unit' in item ? (item.unit ?? '') : '',
        value.rule ?? '',
      ],
    ]
  })
}
