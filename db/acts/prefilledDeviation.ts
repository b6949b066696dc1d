import type { Finding } from '../../shared/form/finding.ts'
import { addressOf } from '../../shared/form/items.ts'
import { currentForm } from '../../shared/study/study.ts'
import type { TypedAnswer } from './checkedChanges.ts'

/** What a deviation record can say by itself: which check found it and in which words. */
export function prefilledDeviation({ check, message }: Finding): readonly TypedAnswer[] {
  const definition = currentForm('DEV')
  const has = (item: string) => definition.itemGroups.some((group) => group.items.some(({ oid }) => oid === item))
  return Object.entries({ DETECTED_BY: check, DESCRIPTION: message })
    .filter(([item]) => has(item))
    .map(([item, value]) => ({ address: addressOf(definition, item), answer: { value } }))
}
