import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeForm } from '../acts/changeForm.ts'
import { keep, opened, typed } from '../acts/testing/child.ts'
import { monitored, type Monitored } from '../acts/testing/monitored.ts'
import { saveForm } from '../acts/saveForm.ts'
import { redactValue } from '../audit/redact.ts'
import { formVersion } from '../drafts/draft.ts'
import type { Actor } from '../record/change.ts'
import { insideOf } from '../store/store.ts'
import { contentsOfSubject } from './formContents.ts'
import { calculationsOf, itemsOf, valuesFrom } from './formItems.ts'

let child: Monitored
beforeEach(() => void (child = monitored()))
afterEach(() => child.site.remove())

const db = () => child.site.store.db
const person = (role: Parameters<Monitored['site']['as']>[0]): Actor => child.site.as(role).person

/** Holds what is remembered against the tables, twice, so that the second look comes from memory. */
function expectAsStored(): void {
  for (const contents of [contentsOfSubject(db(), child.subjectId), contentsOfSubject(db(), child.subjectId)]) {
    expect(contents.size).toBeGreaterThan(0)
    for (const [id, { items, calculations, values }] of contents) {
      const [stored, computed] = [itemsOf(db(), id), calculationsOf(db(), id)]
      expect(items).toEqual(stored)
      expect(calculations).toEqual(computed)
      expect(values).toEqual({ ...valuesFrom(stored), ...valuesFrom(computed) })
    }
  }
}

const change = (HEIGHT: string) =>
  changeForm(child.site.as('nurse'), {
    formId: child.formId,
    base: formVersion(db(), child.formId),
    changes: typed('DEMOG', { HEIGHT }),
    reason: 'Misread on the wall chart',
  })

describe('what the forms of a child hold', () => {
  test('is read again after each change, from whichever act', () => {
    expectAsStored()
    change('99')
    expectAsStored()
    const nurse = child.site.as('nurse')
    const exam = opened(nurse, child.subjectId, 'PHYSEX', 'SCR')
    expectAsStored()
    for (const weight of ['14.2', '14.3', null]) {
      keep(nurse, exam, { EXAM_WEIGHT: weight })
      saveForm(nurse, { formId: exam, base: formVersion(db(), exam) })
      expectAsStored()
    }
  })

  test('R07: what was redacted is not remembered', () => {
    const { lastSequence } = change('99')
    expectAsStored()
    const { sequence } = itemsOf(db(), child.formId).find(({ address }) => address.item === 'HEIGHT')!
    expect(sequence).toBeLessThanOrEqual(lastSequence)
    redactValue(child.site.store, person('investigator'), person('administrator'), {
      sequence,
      part: 'new',
      reason: 'Typed into the wrong field',
    })
    expectAsStored()
  })

  test('an act that was taken back leaves nothing in mind, though the next one takes its numbers', () => {
    const { commit } = insideOf(child.site.store)
    const saving = (value: string) => ({
      kind: 'form.changed',
      form: child.formId,
      reason: 'Misread on the wall chart',
      changes: [{ entity: 'item' as const, id: child.formId, field: 'CHILD/1/HEIGHT', value: { value } }],
    })
    const takenBack = () =>
      commit(person('nurse'), saving('70'), {
        alsoDo: () => {
          contentsOfSubject(db(), child.subjectId)
          throw new Error('half way')
        },
      })
    expect(takenBack).toThrow()
    commit(person('nurse'), saving('71'))
    expectAsStored()
  })

  test('an answer is the same thing as long as nothing of its form changes, and the forms keep apart', () => {
    const before = contentsOfSubject(db(), child.subjectId).get(child.formId)
    opened(child.site.as('nurse'), child.subjectId, 'PHYSEX', 'SCR')
    expect(contentsOfSubject(db(), child.subjectId).get(child.formId)).toBe(before)
    change('99')
    expect(contentsOfSubject(db(), child.subjectId).get(child.formId)).not.toBe(before)
  })
})
