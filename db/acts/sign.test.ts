import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeSinceSigned, signatureView, signContent, waitingSignature } from '../../shared/ipc/views/signatures.ts'
import type { SignTarget } from '../../shared/ipc/views/signatures.ts'
import type { Role } from '../../shared/roles.ts'
import { verifyTrail } from '../audit/verify.ts'
import { formVersion } from '../drafts/draft.ts'
import { changesSinceSigned } from '../read/changesSinceSigned.ts'
import { readFormView } from '../read/formView.ts'
import { formRow } from '../read/formRow.ts'
import { readSignatures } from '../read/signatureViews.ts'
import { readSignContents } from '../read/signContent.ts'
import { readWaitingSignatures } from '../read/waitingSignatures.ts'
import { readingOf } from './actContext.ts'
import { changeForm } from './changeForm.ts'
import { markNotDone } from './markNotDone.ts'
import { raiseQuery } from './queries.ts'
import { saveForm } from './saveForm.ts'
import { sign } from './sign.ts'
import { keep, opened, typed } from './testing/child.ts'
import { monitored, type Monitored } from './testing/monitored.ts'

let kept: Monitored
let target: SignTarget
beforeEach(() => {
  kept = monitored()
  target = { scope: 'form', id: kept.formId }
})
afterEach(() => kept.site.remove())

const as = (role: Role) => kept.site.as(role)
const shown = (...targets: readonly SignTarget[]) =>
  readSignContents(readingOf(as('investigator')), targets).map((content) => signContent.parse(content))
const signAll = (...targets: readonly SignTarget[]) =>
  sign(as('investigator'), {
    targets: shown(...targets).map(({ scope, id, contentHash }) => ({ scope, id, contentHash })),
    meaning: 'approved',
  })
const signatures = () => readSignatures(readingOf(as('monitor')), kept.subjectId).map((row) => signatureView.parse(row))
const waiting = () =>
  readWaitingSignatures(readingOf(as('investigator')), null).map((row) => waitingSignature.parse(row))
const change = (given: Parameters<typeof typed>[1], reason = 'Typed wrongly') =>
  changeForm(as('nurse'), {
    formId: kept.formId,
    base: formVersion(kept.site.store.db, kept.formId),
    changes: typed('DEMOG', given),
    reason,
  })
const visit = (): SignTarget => ({
  scope: 'studyEvent',
  id: formRow(kept.site.store.db, kept.formId).studyEventId ?? '',
})

describe('R28: a signature', () => {
  test('shows printed name, time and meaning, and where it stands', () => {
    signAll(target)
    expect(signatures()).toMatchObject([
      {
        scope: 'form',
        id: kept.formId,
        subjectCode: kept.code,
        studyEventOid: 'SCR',
        form: 'DEMOG',
        printedName: 'investigator of the test',
        role: 'investigator',
        state: 'holds',
        offset: '+03:30',
        meaning: 'I have reviewed these data and confirm that they are complete and correct.',
      },
    ])
  })

  test('is preceded by everything that is signed: each answer, each score, what is missing and what waits', () => {
    const [content] = shown(target)
    expect(content?.blocks).toEqual([])
    expect(content?.forms).toMatchObject([{ form: 'DEMOG', state: 'complete', missing: 0, openQueries: 0 }])
    const items = content?.forms[0]?.lines.filter(({ computed }) => !computed).map(({ address }) => address.item)
    expect(items?.toSorted()).toEqual(
      [
        'BIRTH_DATE',
        'FAMILY_NAME',
        'GIVEN_NAME',
        'HEIGHT',
        'HEIGHT_METHOD',
        'RECORD_NUMBER',
        'SEX',
        'WEIGHT',
      ].toSorted(),
    )
  })

  test('covers a visit or a whole casebook', () => {
    expect(waiting()).toMatchObject([{ form: 'DEMOG', state: 'unsigned' }])
    signAll({ scope: 'subject', id: kept.subjectId })
    expect(waiting()).toEqual([])
    expect(readFormView(readingOf(as('nurse')), kept.formId).state).toBe('signed')
    signAll(visit())
    expect(signatures().map(({ scope }) => scope)).toEqual(['studyEvent', 'subject'])
  })

  test('waits on a form with the signature that a change took away and the questions that are open on it', () => {
    signAll(visit())
    change({ WEIGHT: '15' })
    const place = { subjectId: kept.subjectId, formId: kept.formId, address: null }
    raiseQuery(as('monitor'), { ...place, text: 'Which scale was used?', check: null })
    const [broken] = signatures()
    expect(waiting()).toMatchObject([
      {
        form: 'DEMOG',
        state: 'changedSince',
        signatureId: broken?.signatureId,
        studyEventId: visit().id,
        openQueries: 1,
      },
    ])
  })

  test('comes in batches, all or nothing', () => {
    const scale = opened(as('nurse'), kept.subjectId, 'GMFM88', 'BL')
    const other: SignTarget = { scope: 'form', id: scale }
    keep(as('nurse'), scale, { GMFM01: '3' })
    expect(shown(target, other).map(({ blocks }) => blocks.length > 0)).toEqual([false, true])
    expect(() => signAll(target, other)).toThrow('Somebody has a draft')
    expect(signatures()).toEqual([])
    markNotDone(as('nurse'), { formId: scale, base: 0, reason: 'Child was asleep' })
    expect(signAll(target, other).signatureIds).toHaveLength(2)
    expect(new Set(signatures().map(({ signedAt }) => signedAt)).size).toBe(1)
    expect(waiting()).toEqual([])
  })
})

describe('R29: what is signed is what was shown', () => {
  test('a form that changed between showing and signing is not signed', () => {
    const [content] = shown(target)
    change({ WEIGHT: '15' })
    const { contentHash } = content ?? { contentHash: '' }
    const late = () => sign(as('investigator'), { targets: [{ ...target, contentHash }], meaning: 'reviewed' })
    expect(late).toThrow('Changed since it was shown')
    expect(signatures()).toEqual([])
  })

  test('of a batch the one that changed is named, and none of them is signed', () => {
    const scale = opened(as('nurse'), kept.subjectId, 'GMFM88', 'BL')
    markNotDone(as('nurse'), { formId: scale, base: 0, reason: 'Child was asleep' })
    const targets = shown(target, { scope: 'form', id: scale }).map(({ scope, id, contentHash }) => ({
      scope,
      id,
      contentHash,
    }))
    change({ WEIGHT: '15' })
    const late = () => sign(as('investigator'), { targets, meaning: 'reviewed' })
    expect(late).toThrow(`Changed since it was shown: ${kept.code}, Screening and consent, Demographics`)
    expect(late).not.toThrow('GMFM')
    expect(signatures()).toEqual([])
    expect(waiting().map(({ form }) => form)).toEqual(['DEMOG', 'GMFM88'])
  })

  test('the content of each signature can be computed again from the trail', async () => {
    signAll(target, visit(), { scope: 'subject', id: kept.subjectId })
    change({ WEIGHT: '15' })
    expect((await verifyTrail(kept.site.store.db)).findings).toEqual([])
  })
})

describe('R26: nothing incomplete is signed', () => {
  test('not a form, and neither the visit nor the casebook that holds it', () => {
    const scale = opened(as('nurse'), kept.subjectId, 'GMFCS', 'SCR')
    keep(as('nurse'), scale, { GMFCS_DATE: '2026-02-28' })
    saveForm(as('nurse'), { formId: scale, base: 0 })
    for (const place of [{ scope: 'form', id: scale }, visit(), { scope: 'subject', id: kept.subjectId }] as const) {
      expect(shown(place)[0]?.blocks).not.toEqual([])
      expect(() => signAll(place)).toThrow('not complete')
    }
    expect(signAll(target).signatureIds).toHaveLength(1)
  })
})

describe('R32: a change after signing', () => {
  test('takes the signature of the form, its visit and the casebook, lists what changed, and asks for a new one', () => {
    signAll(target, visit(), { scope: 'subject', id: kept.subjectId })
    expect(signatures().map(({ state }) => state)).toEqual(['holds', 'holds', 'holds'])
    change({ WEIGHT: '15.4' }, 'Digits were swapped')
    expect(signatures().map(({ state }) => state)).toEqual(['changedSince', 'changedSince', 'changedSince'])
    expect(waiting()).toMatchObject([{ id: kept.formId, state: 'changedSince' }])
    expect(readFormView(readingOf(as('nurse')), kept.formId).state).toBe('complete')
    const [first] = signatures()
    const changes = changesSinceSigned(readingOf(as('monitor')), first?.signatureId ?? '')
    expect(
      changes.map((each) => changeSinceSigned.parse(each)).filter(({ field }) => field.endsWith('/WEIGHT')),
    ).toEqual([
      expect.objectContaining({ old: '14.5', new: '15.4', reason: 'Digits were swapped', by: 'nurse of the test' }),
    ])
    signAll(target)
    expect(waiting()).toEqual([])
  })

  test('counts also when an answer was only cleared', () => {
    signAll(target)
    change({ RECORD_NUMBER: null })
    expect(signatures()).toMatchObject([{ state: 'changedSince' }])
    expect(readFormView(readingOf(as('nurse')), kept.formId).state).toBe('complete')
    expect(waiting()).toHaveLength(1)
  })

  test('of identity is listed without its value for the monitor', () => {
    signAll(target)
    change({ GIVEN_NAME: 'Amir' })
    const changesFor = (role: Role) =>
      JSON.stringify(changesSinceSigned(readingOf(as(role)), signatures()[0]?.signatureId ?? ''))
    expect(changesFor('investigator')).toContain('Amir')
    expect(changesFor('monitor')).not.toMatch(/Amir|Ali/)
    expect(changesFor('coordinator')).not.toMatch(/Amir|Ali/)
  })

  test('in another form of the visit leaves the signature of a form alone', () => {
    signAll(target)
    const scale = opened(as('nurse'), kept.subjectId, 'GMFM88', 'BL')
    markNotDone(as('nurse'), { formId: scale, base: 0, reason: 'Child was asleep' })
    expect(signatures()).toMatchObject([{ state: 'holds' }])
  })
})
