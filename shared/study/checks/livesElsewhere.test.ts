import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { itemIndex } from '../../form/items.ts'
import { normalise } from '../../form/normalise.ts'
import { problemsOf } from '../../form/problems.ts'
import { currentForm } from '../study.ts'
import { LIVES_ELSEWHERE } from './livesElsewhere.ts'

const top = new URL('../../../', import.meta.url)
const itemOf = (form: string, oid: string) => {
  const item = itemIndex(currentForm(form)).get(oid)?.item
  if (!item) throw new Error(`no item ${oid}`)
  return item
}

test('every place that stands for a check is there', () => {
  expect(Object.values(LIVES_ELSEWHERE).filter(({ file }) => !existsSync(new URL(file, top)))).toEqual([])
})

test('EC042: the sums of the GMFM-88 are computed, so none can be typed that differs', () => {
  const sums = ['A', 'B', 'C', 'D', 'E'].flatMap((id) => [`GMFM_${id}_RAW`, `GMFM_${id}_PCT`])
  expect([...sums, 'GMFM_TOTAL'].map((oid) => itemOf('GMFM88', oid).type)).toEqual(
    Array.from({ length: 11 }, () => 'calculated'),
  )
})

test('EC054: a typed 1.5 becomes grade 1+ with a note, and no number is ever kept', () => {
  const item = itemOf('MAS', 'HAM_R')
  expect(normalise(item, '1.5')).toMatchObject({ text: '1+', note: { check: 'EC054' } })
  expect(normalise(item, '2')).toEqual({ text: '2' })
  expect(problemsOf(item, { value: '1.5' })).not.toEqual([])
})

/** The tests that hold the two rules of the store; they need a store, and stand beside it. */
const HELD_BY: Readonly<Record<string, readonly [file: string, title: string]>> = {
  EC127: [
    'db/record/door.test.ts',
    'a form that was complete once wants a reason for ever after, and the reason is kept',
  ],
  EC128: [
    'db/acts/draftAndForm.test.ts',
    'a signature falls away from a form that changes, and the form asks for a new one',
  ],
}

test.each(Object.entries(HELD_BY))('%s is held by a test of the store', (_, [file, title]) => {
  expect(readFileSync(new URL(file, top), 'utf8')).toContain(`test('${title}'`)
})
