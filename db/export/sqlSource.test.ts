import { expect, test } from 'vitest'
import { currentForm } from '../../shared/study/study.ts'
import { LEANS_ON } from './sqlSource.ts'

test.each(Object.entries(LEANS_ON))('the study has the item an export takes the %s from', (_what, { form, item }) => {
  const items = currentForm(form).itemGroups.flatMap((group) => group.items.map(({ oid }) => oid))
  expect(items).toContain(item)
})
