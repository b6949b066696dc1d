import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formVersion } from '../drafts/draft.ts'
import { readFormView } from '../read/formView.ts'
import { readSubjectRecord } from '../read/subjectRecord.ts'
import { readingOf } from './actContext.ts'
import { changeForm } from './changeForm.ts'
import { saveForm } from './saveForm.ts'
import { signForm } from './signForm.ts'
import { restoreItemRow, strikeItemRow } from './strikeItemRow.ts'
import { complete, keep, opened, typed } from './testing/child.ts'
import { monitored, type Monitored } from './testing/monitored.ts'

let child: Monitored
let formId: string
beforeEach(() => {
  child = monitored()
  formId = opened(nurse(), child.subjectId, 'REHAB', null)
  keep(nurse(), formId, {
    REHAB_FROM: '2026-01-01',
    REHAB_TO: '2026-02-27',
    REHAB_ANY: 'Y',
    CAST_CHANGE: 'N',
    ...therapy(1, '2'),
    ...therapy(2, '3'),
  })
})
afterEach(() => child.site.remove())

const nurse = () => child.site.as('nurse')
const db = () => child.site.store.db
const base = () => formVersion(db(), formId)
const THERAPY = (repeat: number) => ({ group: 'THERAPY', repeat })
const reason = 'This therapy never took place'
const strike = (repeat: number, who = nurse()) =>
  strikeItemRow(who, { formId, base: base(), row: THERAPY(repeat), reason })
const restore = (repeat: number) =>
  restoreItemRow(nurse(), { formId, base: base(), row: THERAPY(repeat), reason: 'It did take place' })
const save = () => saveForm(nurse(), { formId, base: base() })
const view = () => readFormView(readingOf(nurse()), formId)
const hours = () => view().calculated.find(({ address }) => address.item === 'REHAB_HOURS')?.value
const code = (attempt: () => unknown) => {
  try {
    attempt()
  } catch (thrown) {
    return (thrown as { code?: string }).code
  }
  return 'done'
}

function therapy(row: number, sessions: string) {
  return {
    [`REHAB_TYPE/${row}`]: 'PT',
    [`REHAB_SESSIONS/${row}`]: sessions,
    [`REHAB_MINUTES/${row}`]: '60',
    [`REHAB_SETTING/${row}`]: 'HOME',
  }
}

describe('R05: a row that is struck through', () => {
  test('stays readable with who, when and why, and counts nowhere', () => {
    save()
    const [before, computed] = [view(), hours()]
    strike(2)
    expect(view().items).toEqual(before.items)
    expect(view().struckRows).toEqual([
      { ...THERAPY(2), by: 'nurse of the test', at: '2026-03-01T06:00:00.000Z', reason },
    ])
    expect(view().required).toBe(before.required - 4)
    expect(hours()).not.toBe(computed)
    const values = readSubjectRecord(db(), child.subjectId).forms.find(({ id }) => id === formId)?.values ?? {}
    expect(Object.keys(values).filter((key) => key.startsWith('THERAPY/2/'))).toEqual([])
  })

  test('is read-only until it is restored, with a reason of its own', () => {
    save()
    strike(2)
    expect(code(() => keep(nurse(), formId, { 'REHAB_SESSIONS/2': '5' }))).toBe('badInput')
    const change = { entity: 'item', id: formId, field: 'THERAPY/2/REHAB_SESSIONS', value: { value: '5' } } as const
    const past = () => child.site.store.commit(nurse().person, { kind: 'form.saved', form: formId, changes: [change] })
    expect(code(past)).toBe('frozen')
    restore(2)
    expect(view().struckRows).toEqual([])
    keep(nurse(), formId, { 'REHAB_SESSIONS/2': '5' })
    save()
    expect(view().items).toContainEqual({
      address: { ...THERAPY(2), item: 'REHAB_SESSIONS' },
      answer: { value: '5' },
    })
  })

  test('has acts of its own in the trail', () => {
    save()
    strike(2)
    restore(2)
    const kinds = db()
      .prepare<{ kind: string }>(`SELECT bytes ->> '$.kind' AS kind FROM audit_record WHERE entity = 'struckRow'`)
      .all()
    expect(kinds.map(({ kind }) => kind)).toEqual(['row.struck', 'row.restored'])
  })

  test('takes what was typed into it and not saved with it, and nothing else', () => {
    save()
    keep(nurse(), formId, { 'REHAB_SESSIONS/2': '4', 'REHAB_SESSIONS/1': '1' })
    strike(2)
    expect(view().draft?.items.map(({ address }) => address)).toEqual([{ ...THERAPY(1), item: 'REHAB_SESSIONS' }])
  })
})

describe('what is refused', () => {
  test('a row that is no record yet, a row twice, one that is not struck, and a group that stands once', () => {
    expect(code(() => strike(1))).toBe('notFound')
    save()
    strike(2)
    expect(code(() => strike(2))).toBe('badInput')
    expect(code(() => restore(1))).toBe('badInput')
    expect(
      code(() => strikeItemRow(nurse(), { formId, base: base(), row: { group: 'PERIOD', repeat: 1 }, reason })),
    ).toBe('badInput')
  })

  test('no reason, another person’s draft, and who may not write', () => {
    save()
    expect(code(() => strikeItemRow(nurse(), { formId, base: base(), row: THERAPY(2), reason: ' ' }))).toBe(
      'needsReason',
    )
    expect(code(() => strike(2, child.site.as('monitor')))).toBe('notAllowed')
    keep(nurse(), formId, { 'REHAB_SESSIONS/1': '1' })
    expect(code(() => strike(2, child.site.as('nurse2')))).toBe('draftByOther')
    expect(view().struckRows).toEqual([])
  })

  test('a locked form', () => {
    save()
    child.site.store.commit(child.site.as('coordinator').person, {
      kind: 'record.frozen',
      form: formId,
      changes: [{ entity: 'form', id: formId, field: 'frozen', value: true }],
    })
    expect(code(() => strike(2))).toBe('frozen')
  })
})

describe('in a complete form', () => {
  beforeEach(() => void complete(nurse(), formId))

  test('its scores are computed anew and kept', () => {
    const kept = () =>
      db()
        .prepare<{ value: string }>(`SELECT value FROM calculated_item WHERE form_id = ? AND item = 'REHAB_HOURS'`)
        .get(formId)
    const before = kept()?.value
    strike(2)
    expect(view().state).toBe('complete')
    expect(kept()?.value).not.toBe(before)
    restore(2)
    expect(kept()?.value).toBe(before)
  })

  test('the last row that must be there cannot be struck: the form would be open again', () => {
    strike(2)
    expect(code(() => strike(1))).toBe('blockedByCheck')
    expect(view().struckRows).toHaveLength(1)
  })

  test('a struck row cannot be changed, with whatever reason', () => {
    strike(2)
    const wanted = { formId, base: base(), changes: typed('REHAB', { 'REHAB_SESSIONS/2': '5' }), reason }
    expect(code(() => changeForm(nurse(), wanted))).toBe('badInput')
  })

  test('R32: a signature over the form no longer holds', () => {
    const signed = () => readSubjectRecord(db(), child.subjectId).forms.find(({ id }) => id === formId)?.state
    signForm(child.site.as('investigator'), { formId, meaning: 'reviewed' })
    expect(signed()).toBe('signed')
    strike(2)
    expect(signed()).toBe('complete')
  })
})
