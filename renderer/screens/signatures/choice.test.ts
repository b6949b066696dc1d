import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCovered, keyOf, shareOf, toggled, toggledAll, type Chosen } from './choice.ts'
import { groupsOf } from './groups.ts'
import { CHILD, FORMS, ROWS, VISIT, wholeVisit } from './testing.ts'

const NONE: Chosen = new Set()
const visit = ROWS.find((row) => keyOf(row) === keyOf(wholeVisit)) ?? wholeVisit

test('a whole visit takes the place of its forms, and gives them back when it is taken back', () => {
  const forms = FORMS.filter(({ studyEventId }) => studyEventId === VISIT)
  const both = toggledAll(forms, NONE, ROWS)
  expect([...both]).toEqual(forms.map(keyOf))
  const whole = toggled(visit, both, ROWS)
  expect([...whole]).toEqual([keyOf(visit)])
  expect(forms.every((form) => isCovered(form, whole, ROWS))).toBe(true)
  expect(shareOf(forms, whole, ROWS)).toBe('all')
  expect(toggled(visit, whole, ROWS).size).toBe(0)
})

test('all of a child takes back the whole that stands for its forms too', () => {
  const everything = toggledAll(FORMS, toggled(visit, NONE, ROWS), ROWS)
  expect(shareOf(FORMS, everything, ROWS)).toBe('all')
  expect(everything.has(keyOf(visit))).toBe(true)
  expect(toggledAll(FORMS, everything, ROWS).size).toBe(0)
})

test('whatever is pressed, nothing is chosen together with something that stands for it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(ROWS.length)), (presses) => {
      let chosen = NONE
      for (const press of presses) {
        const row = ROWS[press]
        if (row && isCovered(row, chosen, ROWS)) continue
        chosen = row ? toggled(row, chosen, ROWS) : toggledAll(FORMS, chosen, ROWS)
      }
      expect(ROWS.filter((row) => chosen.has(keyOf(row)) && isCovered(row, chosen, ROWS))).toEqual([])
    }),
  )
})

test('the list stands by child and by visit of the protocol, running logs last', () => {
  const [child] = groupsOf(ROWS.toReversed())
  expect(child?.subjectId).toBe(CHILD)
  expect(child?.visits.map(({ oid }) => oid)).toEqual(['SCR', 'BL', null])
  expect(child?.visits[1]?.whole).toEqual(wholeVisit)
  expect(child?.forms).toHaveLength(FORMS.length)
})
