import { expect, test } from 'vitest'
import { mayBeRelated } from './causality.ts'
import { RELATION } from './codeLists.ts'

test('only unlikely and not related speak against the treatment', () => {
  const counted = RELATION.entries.map(({ code }) => code).filter(mayBeRelated)
  expect(counted).toEqual([
    'CERTAIN',
    'PROBABLE/LIKELY',
    'POSSIBLE',
    'CONDITIONAL/UNCLASSIFIED',
    'UNASSESSABLE/UNCLASSIFIABLE',
  ])
})
