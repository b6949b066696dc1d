import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressOf } from '../../shared/form/items.ts'
import { currentForm } from '../../shared/study/study.ts'
import { discardDraft, takeOverDraft } from '../drafts/acts.ts'
import { formVersion } from '../drafts/draft.ts'
import { readFormView } from '../read/formView.ts'
import { itemHistory } from '../read/itemHistory.ts'
import { aboutForm } from './aboutForm.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { changeForm } from './changeForm.ts'
import { enterForm } from './enterForm.ts'
import { keepChanges } from './keepChanges.ts'
import { markNotDone } from './markNotDone.ts'
import { registerSubject } from './registerSubject.ts'
import { saveForm } from './saveForm.ts'
import { setSetting } from './setSetting.ts'
import { signForm } from './signForm.ts'
import { strikeRow } from './strikeRow.ts'
import { complete, keep, opened, typed } from './testing/child.ts'
import { testSite, type TestSite } from './testing/site.ts'

const demographics = { BIRTH_DATE: '2020-05-01', SEX: '2', WEIGHT: '14.5', HEIGHT: '98', HEIGHT_METHOD: 'HEIGHT' }
const weight = addressOf(currentForm('DEMOG'), 'WEIGHT')

describe('drafts, states and signatures of a form', () => {
  let site: TestSite
  let nurse: ActContext
  let subjectId: string
  let formId: string
  const view = (context = nurse, id = formId) => readFormView(readingOf(context), id)

  beforeEach(() => {
    site = testSite()
    nurse = site.as('nurse')
    subjectId = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' }).subjectId
    formId = opened(nurse, subjectId, 'DEMOG', 'SCR')
  })
  afterEach(() => site.remove())

  test('R09, R17: a draft that was taken over is saved by the new author and still says who typed it first', () => {
    keep(nurse, formId, { WEIGHT: '14.5' })
    const other = site.as('nurse2')
    takeOverDraft(site.store, other.person, formId)
    expect(view(other).draft).toMatchObject({ mine: true })
    saveForm(other, { formId, base: view(other).base })
    const [entry] = itemHistory(readingOf(other), formId, weight)
    expect(entry).toMatchObject({ by: 'nurse2 of the test', new: { value: '14.5' } })
    const { bytes } = site.store.db
      .prepare<{ bytes: string }>('SELECT bytes FROM audit_record WHERE sequence = ?')
      .get(entry?.sequence ?? 0) ?? { bytes: '{}' }
    expect(JSON.parse(bytes)).toMatchObject({ enteredBy: nurse.person.id })
  })

  test('a discarded draft leaves the record as it was and its reason in the trail', () => {
    keep(nurse, formId, { WEIGHT: '14.5' })
    discardDraft(site.store, nurse.person, formId, 'Wrong child')
    expect(view()).toMatchObject({ draft: null })
    expect(view().items.some(({ address }) => address.item === 'WEIGHT')).toBe(false)
    const kinds = site.store.db.prepare<{ kind: string }>('SELECT DISTINCT kind FROM audit_record').all()
    expect(kinds.map(({ kind }) => kind)).toContain('draft.discarded')
  })

  test('a draft on an older version is kept, says so, and is not saved over what somebody else wrote', () => {
    keep(nurse, formId, demographics)
    complete(nurse, formId)
    const scale = opened(nurse, subjectId, 'GMFCS', 'SCR')
    keep(nurse, scale, { GMFCS_DATE: '2026-02-28' })
    saveForm(nurse, { formId: scale, base: 0 })
    const changes = typed('GMFCS', { GMFCS_DATE: '2026-02-27' })
    const kept = keepChanges(site.as('nurse2'), { formId: scale, base: 0, changes })
    expect(kept.stale).toBe(true)
    expect(() => saveForm(site.as('nurse2'), { formId: scale, base: 0 })).toThrow('Somebody else has changed the form')
    expect(view(site.as('nurse2'), scale).draft).toMatchObject({ mine: true, stale: true })
  })

  test('one who goes on after an own save is not told that the form moved on', () => {
    keep(nurse, formId, { WEIGHT: '14.5' })
    saveForm(nurse, { formId, base: 0 })
    const kept = keepChanges(nurse, { formId, base: 0, changes: typed('DEMOG', { WEIGHT: '15' }) })
    expect(kept.stale).toBeUndefined()
    expect(saveForm(nurse, { formId, base: 0 })).not.toBeNull()
  })

  test('a form that comes whole is completed in one act, or nothing of it is written', () => {
    expect(() => enterForm(nurse, { formId, answers: typed('DEMOG', { ...demographics, WEIGHT: '400' }) })).toThrow(
      'Nothing was written',
    )
    expect(() => enterForm(nurse, { formId, answers: typed('DEMOG', { SEX: '1' }) })).toThrow('still open')
    expect(view().items.map(({ address }) => address.item)).toEqual(['FAMILY_NAME', 'GIVEN_NAME'])
    enterForm(nurse, { formId, answers: typed('DEMOG', demographics) })
    expect(view()).toMatchObject({ state: 'complete', draft: null })
  })

  test('a form that comes whole with comments confirms what soft checks ask about, and nothing else', () => {
    const heavy = typed('DEMOG', { ...demographics, WEIGHT: '52.0' })
    expect(() => enterForm(nurse, { formId, answers: heavy })).toThrow('Unusual')
    const asked: string[] = []
    const comment = ({ check }: { readonly check: string }) => {
      asked.push(check)
      return 'Weighed twice'
    }
    const incomplete = typed('DEMOG', { SEX: '1', WEIGHT: '52.0' })
    expect(() => enterForm(nurse, { formId, answers: incomplete, comment })).toThrow('still open')
    expect(asked).toEqual([])
    expect(view().items.map(({ address }) => address.item)).toEqual(['FAMILY_NAME', 'GIVEN_NAME'])
    const before = nurse.store.db.prepare<{ n: number }>('SELECT max(sequence) AS n FROM audit_record').get()?.n ?? 0
    enterForm(nurse, { formId, answers: heavy, comment })
    expect(asked).toEqual(['range'])
    expect(view()).toMatchObject({ state: 'complete', draft: null })
    const kinds = nurse.store.db
      .prepare<{ kind: string }>('SELECT DISTINCT kind FROM audit_record WHERE sequence > ? ORDER BY sequence')
      .all(before)
    expect(kinds.map(({ kind }) => kind)).toEqual(['form.saved', 'check.confirmed', 'form.completed'])
  })

  test('R09, R17: when and how it was observed stands with every value that follows', () => {
    expect(() => aboutForm(nurse, { formId, observedAt: '2026-03-02', source: 'bedside' })).toThrow('lies ahead')
    expect(() => aboutForm(nurse, { formId, observedAt: 'yesterday', source: 'bedside' })).toThrow('Give the day')
    aboutForm(nurse, { formId, observedAt: '2026-02-28T16:30', source: 'transcribed' })
    keep(nurse, formId, demographics)
    complete(nurse, formId)
    expect(itemHistory(readingOf(nurse), formId, weight)).toMatchObject([{ observed: '2026-02-28T16:30' }])
  })

  test('only a test that may be left out is marked as not done, and it is then complete without scores', () => {
    expect(() => markNotDone(nurse, { formId, base: 0, reason: 'Child was asleep' })).toThrow('cannot be marked')
    const scale = opened(nurse, subjectId, 'GMFM88', 'BL')
    keep(nurse, scale, { GMFM01: '3' })
    markNotDone(nurse, { formId: scale, base: 0, reason: 'Child was asleep' })
    expect(view(nurse, scale)).toMatchObject({ state: 'complete', notDone: 'Child was asleep', draft: null, open: [] })
  })

  test('R05: a struck row of a log stays readable, keeps its number and takes nothing more', () => {
    const row = opened(nurse, subjectId, 'AE', null)
    keep(nurse, row, { AE_TERM: 'Nausea' })
    saveForm(nurse, { formId: row, base: 0 })
    expect(() => strikeRow(nurse, { formId, reason: 'Entered by mistake' })).toThrow('Only a row of a running log')
    strikeRow(nurse, { formId: row, reason: 'Entered by mistake' })
    expect(view(nurse, row)).toMatchObject({ struck: true, may: { write: false, change: false } })
    expect(view(nurse, row).items.map(({ answer }) => answer)).toEqual([{ value: 'Nausea' }])
    expect(() => keep(nurse, row, { AE_TERM: 'Headache' })).toThrow('struck through')
    const next = opened(nurse, subjectId, 'AE', null)
    expect(site.store.db.prepare('SELECT repeat FROM form WHERE id = ?').get(next)).toEqual({ repeat: 2 })
  })

  test('scores are hidden from the rater until completion where the site asks for it', () => {
    setSetting(site.as('coordinator'), { key: 'scores.blind', value: 'GMFM88', reason: 'Raters are blind' })
    const scale = opened(nurse, subjectId, 'GMFM88', 'BL')
    const kept = keep(nurse, scale, { GMFM01: '3' })
    expect(kept.calculated.every(({ value }) => value === null)).toBe(true)
    expect(view(nurse, scale).scoresHidden).toBe(true)
    expect(view(site.as('monitor'), scale).scoresHidden).toBe(false)
  })

  test('a signature falls away from a form that changes, and the form asks for a new one', () => {
    expect(() => signForm(site.as('investigator'), { formId, meaning: 'reviewed' })).toThrow('not complete')
    keep(nurse, formId, demographics)
    complete(nurse, formId)
    expect(() => signForm(nurse, { formId, meaning: 'reviewed' })).toThrow('Your role does not allow this')
    signForm(site.as('investigator'), { formId, meaning: 'reviewed' })
    expect(view().state).toBe('signed')
    const base = formVersion(site.store.db, formId)
    changeForm(nurse, { formId, base, changes: typed('DEMOG', { WEIGHT: '15' }), reason: 'Weighed again' })
    expect(view().state).toBe('complete')
  })
})
