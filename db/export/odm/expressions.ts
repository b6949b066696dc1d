import type { Condition } from '../../../shared/form/condition.ts'
import type { FormDefinition } from '../../../shared/form/definition.ts'
import type { StudyOids } from './oids.ts'

/**
 * A condition in the words that OpenEDC evaluates, true while the item is asked for; undefined when it asks for something that is not an
 * item (the visit, a setting), which only this product can know.
 */
export function openEdcExpression(condition: Condition, form: FormDefinition, oids: StudyOids): string | undefined {
  const path = (name: string) => {
    const group = form.itemGroups.find((each) => each.items.some((item) => item.oid === name))
    const item = group?.items.find((each) => each.oid === name)
    return group && item ? `${oids.group(group)}-${oids.item(item)}` : undefined
  }
  const compare = (name: string, test: (path: string) => string) => {
    const found = path(name)
    return found === undefined ? undefined : test(found)
  }
  const text = (value: string) => JSON.stringify(value)
  const joined = (parts: readonly (string | undefined)[], word: 'and' | 'or') =>
    parts.includes(undefined) ? undefined : `(${parts.join(` ${word} `)})`
  switch (condition.is) {
    case 'equals':
      return compare(condition.item, (item) => `(${item} == ${text(condition.code)})`)
    case 'oneOf':
      return compare(
        condition.item,
        (item) =>
          joined(
            condition.codes.map((code) => `${item} == ${text(code)}`),
            'or',
          ) ?? '',
      )
    case 'answered':
      return compare(condition.item, (item) => `(${item} != "")`)
    case 'atLeast':
      return compare(condition.item, (item) => `(${item} >= ${condition.number})`)
    case 'not': {
      const inner = openEdcExpression(condition.of, form, oids)
      return inner === undefined ? undefined : `(not ${inner})`
    }
    case 'all':
    case 'any':
      return joined(
        condition.of.map((part) => openEdcExpression(part, form, oids)),
        condition.is === 'all' ? 'and' : 'or',
      )
    case 'contains':
    case 'atVisit':
    case 'setting':
      return undefined
  }
}
