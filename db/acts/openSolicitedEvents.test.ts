import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rowOfSolicitedEvent } from '../../shared/study/solicitedEventIds.ts'
import { discardDraft } from '../drafts/acts.ts'
import { formVersion, readDraft, readDraftItems } from '../drafts/draft.ts'
import { itemsOf } from '../read/formItems.ts'
import { formRowsOf } from '../read/formRow.ts'
import type { ActContext } from './actContext.ts'
import { registerSubject } from './registerSubject.ts'
import { saveForm } from './saveForm.ts'
import { strikeRow } from './strikeRow.ts'
import { complete, keep, opened } from './testing/child.ts'
import { testSite, type TestSite } from './testing/site.ts'

const NAUSEA = 2
const NECK = 6
const LEG = 8
const ROWS = [NAUSEA, NECK, LEG, 19]
/** 2026-03-01 09:30 at the site; the injection was the day before. */
const INJECTION = { INJECTION_NO: '1', INJ_START: '2026-02-28T08:00', INJ_END: '2026-02-28T08:30' }

describe('symptoms after an injection', () => {
  let site: TestSite
  let nurse: ActContext
  let subjectId: string
  let formId: string

  function child(): void {
    nurse = site.as('nurse')
    subjectId = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' }).subjectId
    const injection = opened(nurse, subjectId, 'INJ', 'INJ1')
    keep(nurse, injection, INJECTION)
    save(injection)
    formId = opened(nurse, subjectId, 'POSTINJ', 'OBS-1')
  }
  beforeEach(() => {
    site = testSite()
    child()
  })
  afterEach(() => site.remove())

  const save = (id = formId) => saveForm(nurse, { formId: id, base: formVersion(site.store.db, id) })
  const answer = (row: number, severity: string) => keep(nurse, formId, { [`SYMPTOM_SEVERITY/${row}`]: severity })
  const events = () => formRowsOf(site.store.db, subjectId).filter(({ oid, struck }) => oid === 'AE' && !struck)
  const drafted = (id: string): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      readDraftItems(site.store.db, id).map(({ address, answer: given }) => [
        address.split('/')[2] ?? '',
        given && 'value' in given ? given.value : null,
      ]),
    )

  test('EC112: open nothing while they are typed, and a filled in draft of the event when the form is saved', () => {
    keep(nurse, formId, {
      [`SYMPTOM_SEVERITY/${NAUSEA}`]: '2',
      [`SYMPTOM_ONSET/${NAUSEA}`]: '6.0',
      [`SYMPTOM_ENDED/${NAUSEA}`]: 'N',
    })
    expect(events()).toEqual([])
    save()
    const [event] = events()
    expect(events()).toHaveLength(1)
    expect(drafted(event?.id ?? '')).toEqual({
      AE_SOURCE: 'SOLICITED',
      AE_TERM: 'Nausea',
      AE_CTCAE: 'Nausea',
      AE_GRADE: '2',
      AE_ONSET: '2026-02-28T14:30',
      AE_ONGOING: 'Y',
    })
    expect(readDraft(site.store.db, event?.id ?? '')?.author).toBe(nurse.person.id)
    const started = site.store.db
      .prepare<{ check: string; actor: string }>(
        `SELECT bytes ->> '$.check' AS "check", bytes ->> '$.actor.id' AS actor FROM audit_record
         WHERE kind = 'form.started' AND form_id = ? ORDER BY sequence LIMIT 1`,
      )
      .get(event?.id ?? '')
    expect(started).toMatchObject({ check: 'EC112' })
  })

  test('are found by an attempt to complete too, which they stop until the event is record', () => {
    answer(NECK, '1')
    expect(() => complete(nurse, formId)).toThrow('Neck stiffness: no adverse event stands there')
    expect(events()).toHaveLength(1)
    expect(() => complete(nurse, formId)).toThrow('Neck stiffness')
    expect(events()).toHaveLength(1)
    const [event] = events()
    keep(nurse, event?.id ?? '', { AE_ONSET: '2026-02-28T20:00', AE_CTCAE: 'Dizziness' })
    save(event?.id)
    // Coded as something else, it still is the event of this symptom.
    expect(() => complete(nurse, formId)).toThrow(/still open/)
    expect(() => complete(nurse, formId)).not.toThrow('Neck stiffness')
  })

  test('that are taken back leave their event where it is', () => {
    answer(NAUSEA, '1')
    save()
    answer(NAUSEA, '0')
    save()
    expect(events()).toHaveLength(1)
    expect(drafted(events()[0]?.id ?? '')).toMatchObject({ AE_TERM: 'Nausea' })
  })

  test('do not open a second event beside one that somebody has begun and not dated yet', () => {
    const begun = opened(nurse, subjectId, 'AE', null)
    keep(nurse, begun, { AE_TERM: 'Feels sick', AE_CTCAE: 'Nausea' })
    answer(NAUSEA, '1')
    save()
    expect(events().map(({ id }) => id)).toEqual([begun])
  })

  test('of new seizures, told in a call, open one event', () => {
    const call = opened(nurse, subjectId, 'PHONE', 'TC3-1')
    keep(nurse, call, { CALL_DATETIME: '2026-03-01T09:00', CALL_SEIZURE: 'Y' })
    save(call)
    save(call)
    expect(events().map(({ id }) => drafted(id))).toEqual([
      { AE_SOURCE: 'SOLICITED', AE_TERM: 'Seizure', AE_CTCAE: 'Seizure' },
    ])
  })

  test('have exactly one standing event each, whatever is answered, saved, discarded or struck through in which order', () => {
    const row = fc.constantFrom(...ROWS)
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant('answer'), row, fc.constantFrom('0', '1', '3')) },
      { weight: 3, arbitrary: fc.tuple(fc.constant('save'), row, fc.constant('')) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom('finish', 'discard', 'strike'), row, fc.constant('')) },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        child()
        const severity = new Map<number, string>()
        const everHad = new Set<string>()
        for (const [what, at, given] of steps) {
          const own = events().find(({ id }) => rowOfSolicitedEvent(formId, id) === at)
          const isDraft = own !== undefined && readDraft(site.store.db, own.id) !== undefined
          if (what === 'answer') {
            answer(at, given)
            severity.set(at, given)
          } else if (what === 'save') save()
          else if (own && what === 'finish' && isDraft) save(own.id)
          else if (own && what === 'discard' && isDraft) discardDraft(nurse.store, nurse.person, own.id, 'Typed twice')
          else if (own && what === 'strike') {
            strikeRow(nurse, { formId: own.id, reason: 'Entered for the wrong child' })
            everHad.delete(own.id)
          }
          for (const { id } of events()) everHad.add(id)
          const present = what === 'save' ? ROWS.filter((each) => (severity.get(each) ?? '0') !== '0') : []
          const filledIn = (each: number) =>
            events().filter(
              ({ id }) =>
                rowOfSolicitedEvent(formId, id) === each &&
                readDraftItems(site.store.db, id).length + itemsOf(site.store.db, id).length > 0,
            ).length
          expect(present.map(filledIn)).toEqual(present.map(() => 1))
          const standing = events().map(({ id }) => id)
          expect(new Set(standing.map((id) => rowOfSolicitedEvent(formId, id))).size).toBe(standing.length)
          expect([...everHad].filter((id) => !standing.includes(id))).toEqual([])
        }
      }),
      { numRuns: 25 },
    )
  })
})
