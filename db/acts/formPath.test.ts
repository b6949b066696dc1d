import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressOf } from '../../shared/form/items.ts'
import { formView as formViewSchema } from '../../shared/ipc/views/form.ts'
import { currentForm } from '../../shared/study/study.ts'
import { formVersion } from '../drafts/draft.ts'
import { readFormView } from '../read/formView.ts'
import { itemHistory } from '../read/itemHistory.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { changeForm } from './changeForm.ts'
import { confirmCheck } from './confirmCheck.ts'
import { keepChanges } from './keepChanges.ts'
import { registerSubject } from './registerSubject.ts'
import { saveForm } from './saveForm.ts'
import { complete, keep, opened, typed } from './testing/child.ts'
import { testSite, type TestSite } from './testing/site.ts'

const demographics = { BIRTH_DATE: '2020-05-01', SEX: '2', WEIGHT: '14.5', HEIGHT: '98', HEIGHT_METHOD: 'HEIGHT' }
const weight = addressOf(currentForm('DEMOG'), 'WEIGHT')

describe('the path of a form', () => {
  let site: TestSite
  let nurse: ActContext
  let subjectId: string
  let formId: string
  const view = (context = nurse) => formViewSchema.parse(readFormView(readingOf(context), formId))

  beforeEach(() => {
    site = testSite()
    nurse = site.as('nurse')
    subjectId = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' }).subjectId
    formId = opened(nurse, subjectId, 'DEMOG', 'SCR')
  })
  afterEach(() => site.remove())

  test('registering has started DEMOG, and opening it finds that very form', () => {
    expect(opened(nurse, subjectId, 'DEMOG', 'SCR')).toBe(formId)
    expect(view()).toMatchObject({ oid: 'DEMOG', state: 'open', studyEventOid: 'SCR', draft: null })
  })

  test('what was kept lies over the record as a draft and is not record yet', () => {
    const kept = keep(nurse, formId, { WEIGHT: '14.5' })
    expect(kept.answered).toBe(3)
    expect(view().draft).toMatchObject({
      mine: true,
      stale: false,
      items: [{ address: weight, answer: { value: '14.5' } }],
    })
    expect(view().items.map(({ address }) => address.item)).toEqual(['FAMILY_NAME', 'GIVEN_NAME'])
  })

  test('R47: an impossible value is refused in words, and what else was typed is kept', () => {
    expect(() => keep(nurse, formId, { SEX: '1', WEIGHT: '400' })).toThrow(
      'Weight: Outside what is possible: from 5 to 80 kg. This was not kept; everything else you typed is.',
    )
    expect(view().draft?.items.map(({ address }) => address.item)).toEqual(['SEX'])
  })

  test('a computed item cannot be typed', () => {
    expect(() => keep(nurse, formId, { AGE_AT_CONSENT: '5' })).toThrow('This is computed, not typed.')
  })

  test('a form with open items does not complete, says which, and loses nothing', () => {
    keep(nurse, formId, { SEX: '1' })
    expect(() => complete(nurse, formId)).toThrow('4 still open: Date of birth, Weight, Height, How measured.')
    expect(view()).toMatchObject({ state: 'open', draft: { mine: true } })
  })

  test('completing makes it record with its scores, dates the visit and ends the draft', () => {
    keep(nurse, formId, demographics)
    complete(nurse, formId)
    expect(view()).toMatchObject({ state: 'complete', draft: null, open: [] })
    const stored = site.store.db
      .prepare<{ item: string; value: string }>('SELECT item, value FROM calculated_item')
      .all()
    expect(stored.map(({ item }) => item).toSorted()).toEqual(['AGE_AT_CONSENT', 'SUBJECT_ID'])
    expect(stored.find(({ item }) => item === 'SUBJECT_ID')?.value).toContain('"value":"TST-001"')
    expect(stored.every(({ value }) => /"rule":"[a-z_]+\/\d+"/.test(value))).toBe(true)
    const visit = site.store.db.prepare('SELECT oid, status, actual_date FROM study_event WHERE oid = ?').get('SCR')
    expect(visit).toEqual({ oid: 'SCR', status: 'occurred', actual_date: '2026-03-01' })
  })

  test('answers that were filled in together say so in the trail', () => {
    const scale = opened(nurse, subjectId, 'GMFM88', 'BL')
    const filled = typed('GMFM88', { GMFM01: '0', GMFM02: '0' }).map((each) => ({ ...each, mode: 'bulk' as const }))
    keepChanges(nurse, { formId: scale, base: 0, changes: filled })
    keep(nurse, scale, { GMFM02: '1' })
    saveForm(nurse, { formId: scale, base: 0 })
    const modes = ['GMFM01', 'GMFM02'].map(
      (item) => itemHistory(readingOf(nurse), scale, addressOf(currentForm('GMFM88'), item))[0]?.mode,
    )
    expect(modes).toEqual(['bulk', 'single'])
  })

  test('a complete form takes no more typing, only changes with a reason', () => {
    keep(nurse, formId, demographics)
    complete(nurse, formId)
    expect(() => keep(nurse, formId, { WEIGHT: '15' })).toThrow('Change it with a reason')
    const base = formVersion(site.store.db, formId)
    const changes = typed('DEMOG', { WEIGHT: '15' })
    expect(() => changeForm(nurse, { formId, base, changes, reason: ' ' })).toThrow('needs a reason')
    site.clock.wait(5)
    changeForm(nurse, { formId, base, changes, reason: 'Misread the scale' })
    expect(view().items.find(({ address }) => address.item === 'WEIGHT')?.answer).toEqual({ value: '15' })
    expect(itemHistory(readingOf(nurse), formId, weight)).toMatchObject([
      {
        kind: 'form.completed',
        old: null,
        new: { value: '14.5' },
        reason: null,
        by: 'nurse of the test',
        role: 'nurse',
      },
      { kind: 'form.changed', old: { value: '14.5' }, new: { value: '15' }, reason: 'Misread the scale' },
    ])
  })

  test('a change on a version that somebody else has moved on is refused, and so is an impossible or emptying one', () => {
    keep(nurse, formId, demographics)
    complete(nurse, formId)
    const base = formVersion(site.store.db, formId)
    const change = (given: Parameters<typeof typed>[1], who = nurse, at = base) =>
      changeForm(who, { formId, base: at, changes: typed('DEMOG', given), reason: 'Checked with source' })
    change({ HEIGHT: '99' })
    expect(() => change({ WEIGHT: '15' }, site.as('nurse2'))).toThrow('Somebody else has changed the form meanwhile')
    expect(() => change({ WEIGHT: '400' })).toThrow('Outside what is possible')
    expect(() => change({ WEIGHT: null })).toThrow('1 still open: Weight.')
    expect(view().items.find(({ address }) => address.item === 'WEIGHT')?.answer).toEqual({ value: '14.5' })
  })

  test('R47: an unlikely value holds completion back until somebody confirms it with a comment', () => {
    keep(nurse, formId, { ...demographics, WEIGHT: '7' })
    expect(() => complete(nurse, formId)).toThrow('Weight: Unusual: expected from 8 to 50 kg.')
    confirmCheck(nurse, { formId, check: 'range', address: weight, comment: 'Weighed twice' })
    expect(view().findings.find(({ check }) => check === 'range')?.confirmed?.comment).toBe('Weighed twice')
    complete(nurse, formId)
    expect(view().state).toBe('complete')
  })

  test('a confirmation ends when the value it spoke of changes', () => {
    keep(nurse, formId, { ...demographics, WEIGHT: '7' })
    confirmCheck(nurse, { formId, check: 'range', address: weight, comment: 'Weighed twice' })
    keep(nurse, formId, { WEIGHT: '6' })
    expect(() => complete(nurse, formId)).toThrow('Unusual')
  })

  test('a value corrected because a check had fired shows first value, check and new value (R12)', () => {
    keep(nurse, formId, { ...demographics, WEIGHT: '7' })
    expect(() => complete(nurse, formId)).toThrow('Unusual')
    keep(nurse, formId, { WEIGHT: '17' })
    complete(nurse, formId)
    expect(itemHistory(readingOf(nurse), formId, weight)).toMatchObject([
      { kind: 'form.saved', new: { value: '7' }, check: null },
      { kind: 'check.fired', old: null, new: null, check: 'range' },
      { kind: 'form.completed', old: { value: '7' }, new: { value: '17' }, check: 'range' },
    ])
  })

  test('a change that makes a value unlikely raises a query by itself', () => {
    keep(nurse, formId, demographics)
    complete(nurse, formId)
    const base = formVersion(site.store.db, formId)
    changeForm(nurse, { formId, base, changes: typed('DEMOG', { WEIGHT: '7' }), reason: 'Source says seven' })
    expect(view()).toMatchObject({ state: 'complete', queries: [{ status: 'open', address: weight }] })
  })

  test('another person sees whose draft it is and none of it, and cannot type into the form', () => {
    keep(nurse, formId, { WEIGHT: '14.5' })
    const other = site.as('nurse2')
    expect(view(other).draft).toMatchObject({ mine: false, by: 'nurse of the test', items: [] })
    expect(view(other).may.write).toBe(false)
    expect(() => keep(other, formId, { SEX: '1' })).toThrow('nurse of the test has a draft of this form')
    expect(() => complete(other, formId)).toThrow('draft')
  })

  test.each(['coordinator', 'monitor', 'administrator'] as const)('the %s cannot keep, complete or change', (role) => {
    const other = site.as(role)
    expect(() => keep(other, formId, { WEIGHT: '14.5' })).toThrow('Your role does not allow this')
    keep(nurse, formId, demographics)
    complete(nurse, formId)
    const base = formVersion(site.store.db, formId)
    expect(() =>
      changeForm(other, { formId, base, changes: typed('DEMOG', { WEIGHT: '15' }), reason: 'Because I say' }),
    ).toThrow('Your role does not allow this')
  })

  test('identity is whole for the nurse, masked for the monitor and absent for the coordinator', () => {
    const names = (context: ActContext) => view(context).items.map(({ address }) => address.item)
    expect(names(nurse)).toEqual(['FAMILY_NAME', 'GIVEN_NAME'])
    expect(names(site.as('monitor'))).toEqual([])
    expect(view(site.as('monitor')).masked.map(({ item }) => item)).toEqual(['FAMILY_NAME', 'GIVEN_NAME'])
    expect(names(site.as('coordinator'))).toEqual([])
    expect(view(site.as('coordinator')).masked).toEqual([])
    const given = addressOf(currentForm('DEMOG'), 'GIVEN_NAME')
    expect(itemHistory(readingOf(site.as('monitor')), formId, given)).toMatchObject([{ new: null, masked: true }])
    expect(itemHistory(readingOf(site.as('coordinator')), formId, given)).toEqual([])
  })
})
