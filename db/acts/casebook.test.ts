import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentForm } from '../../shared/study/study.ts'
import { addressOf } from '../../shared/form/items.ts'
import { todayView } from '../../shared/ipc/views/today.ts'
import { formVersion } from '../drafts/draft.ts'
import { readDraftItems } from '../drafts/draft.ts'
import { formRowsOf } from '../read/formRow.ts'
import { holdsOfSubject } from '../read/holdRows.ts'
import { calculationsOf } from '../read/formItems.ts'
import { readSubjectView } from '../read/subjectView.ts'
import { readTodayView } from '../read/todayView.ts'
import { subjectEntry } from '../read/subjectRow.ts'
import { cohortChildren, type TrainingChild } from '../training/children.ts'
import { cohort, type CohortChild } from '../training/cohort.ts'
import { answersFor, fillForm } from '../training/fillForm.ts'
import { trainingAnswers } from '../training/answers.ts'
import { visitDays } from '../training/schedule.ts'
import { stepsOf, type Staff } from '../training/steps.ts'
import type { TrainingSubject } from '../training/subject.ts'
import { trainingClock, type TrainingClock } from '../training/trainingClock.ts'
import { readingOf } from './actContext.ts'
import { changeForm } from './changeForm.ts'
import { liftHold } from './liftHold.ts'
import { openForm } from './openForm.ts'
import { setSetting } from './setSetting.ts'
import { typed } from './testing/child.ts'
import { testSite, type TestSite } from './testing/site.ts'
import { setVisitDate } from './visits.ts'

/* One child from screening to the day after the first injection, filled in as the training study is. */

const FIRST_INJECTION = '2026-03-10'

describe('a casebook on its way', () => {
  let site: TestSite<TrainingClock>
  let staff: Staff
  let subject: TrainingSubject

  beforeAll(() => {
    site = testSite(trainingClock(Date.parse('2025-12-01T06:00:00Z')))
    staff = {
      nurse: site.as('nurse'),
      investigator: site.as('investigator'),
      coordinator: site.as('coordinator'),
      monitor: site.as('monitor'),
    }
    setSetting(staff.coordinator, { key: 'fim.variant', value: 'FIMFAM', reason: 'As in the trial' })
    subject = {
      index: 1,
      child: cohortChildren[1] as TrainingChild,
      cohort: cohort[1] as CohortChild,
      birthDate: '2021-06-01',
      days: visitDays(FIRST_INJECTION, 1),
      subjectId: '',
      investigator: '',
      forms: {},
    }
    for (const { at, run } of stepsOf(subject, '2026-03-11')) {
      site.clock.goTo(at)
      run(staff)
    }
  }, 120_000)
  afterAll(() => site.remove())

  const child = () => readSubjectView(readingOf(staff.nurse), subject.subjectId)
  const rowOf = (oid: string) => formRowsOf(site.store.db, subject.subjectId).find((row) => row.oid === oid)

  test('the decision about eligibility enrols the child', () => {
    expect(subjectEntry(site.store.db, subject.subjectId).status).toBe('enrolled')
  })

  test('the first dose is given on its day and the second is due a month later', () => {
    expect(
      child()
        .doses.map(({ state, date, earliest }) => [state, date, earliest])
        .slice(0, 2),
    ).toEqual([
      ['given', '2026-03-10', '2026-03-10'],
      ['notDue', null, '2026-04-07'],
    ])
    expect(child()).toMatchObject({ gmfcs: 'V' })
  })

  test('preparing an injection does not say that it was given; a lot with dead cells holds it until it is lifted', () => {
    site.clock.goTo('2026-04-08T09:00')
    const formId = openForm(staff.investigator, {
      subjectId: subject.subjectId,
      studyEventOid: 'INJ2',
      studyEventRepeat: 1,
      form: 'PRODUCT',
      formId: null,
    })
    const answers = {
      ...trainingAnswers('PRODUCT', 'INJ2', subject),
      VIABILITY: '66.0',
      RELEASE_DATETIME: '2026-04-08T08:00',
    }
    const occasion = {
      date: '2026-04-08',
      of: 'the test',
      nurse: staff.nurse.person.id,
      investigator: staff.investigator.person.id,
    }
    fillForm(staff.investigator, { formId, visit: 'INJ2' }, answers, occasion)
    expect(child().doses[1]).toMatchObject({ state: 'held', date: null, holds: [{ check: 'EC072' }] })
    expect(todayView.parse(readTodayView(readingOf(staff.nurse))).holds).toMatchObject([{ check: 'EC072' }])

    const hold = holdsOfSubject(site.store.db, subject.subjectId).find(({ status }) => status === 'active')
    const lift = { holdId: hold?.id ?? '', reason: 'The laboratory counted again' }
    expect(() => liftHold(staff.nurse, lift)).toThrow('Your role does not allow this')
    liftHold(staff.investigator, lift)
    expect(child().doses[1]).toMatchObject({ state: 'due', holds: [] })
    expect(() => liftHold(staff.investigator, lift)).toThrow('no such hold')

    const base = formVersion(site.store.db, formId)
    const change = (value: string) =>
      changeForm(staff.investigator, {
        formId,
        base,
        changes: typed('PRODUCT', { CULTURE_DAYS: value }),
        reason: 'Counted again',
      })
    change('25')
    expect(child().doses[1]?.state).toBe('due')
  })

  test('a visit outside its window opens one row of the deviation log, with what is known filled in', () => {
    const before = formRowsOf(site.store.db, subject.subjectId).filter(({ oid }) => oid === 'DEV').length
    site.clock.goTo('2026-04-20T09:00')
    const place = { subjectId: subject.subjectId, oid: 'TC3-1', repeat: 1 }
    setVisitDate(staff.nurse, { ...place, date: '2026-03-16', reason: null })
    const formId = openForm(staff.nurse, {
      subjectId: subject.subjectId,
      studyEventOid: 'TC3-1',
      studyEventRepeat: 1,
      form: 'POSTINJ',
      formId: null,
    })
    const occasion = {
      date: '2026-03-16',
      of: 'the test',
      nurse: staff.nurse.person.id,
      investigator: staff.investigator.person.id,
    }
    fillForm(staff.nurse, { formId, visit: 'TC3-1' }, {}, occasion)
    const deviations = formRowsOf(site.store.db, subject.subjectId).filter(({ oid }) => oid === 'DEV')
    const drafts = deviations.slice(before).flatMap(({ id }) => readDraftItems(site.store.db, id))
    expect(drafts.map(({ address, answer }) => [address.split('/')[2], answer])).toEqual(
      expect.arrayContaining([
        ['DEV_DETECTED_BY', { value: 'CHECK' }],
        ['DEV_CHECK', { value: 'EC020' }],
        ['DEV_CATEGORY', { value: 'WINDOW' }],
        ['DEV_START', { value: '2026-03-16' }],
      ]),
    )
    const again = formVersion(site.store.db, formId)
    const changes = typed('POSTINJ', { CHECK_DATETIME: '2026-03-16T10:00' })
    changeForm(staff.nurse, { formId, base: again, changes, reason: 'The call was half an hour later' })
    expect(formRowsOf(site.store.db, subject.subjectId).filter(({ oid }) => oid === 'DEV')).toHaveLength(
      deviations.length,
    )
  })

  test('what an event derives from an injection follows when the injection is corrected', () => {
    site.clock.goTo('2026-04-21T09:00')
    const event = openForm(staff.nurse, {
      subjectId: subject.subjectId,
      studyEventOid: null,
      studyEventRepeat: 1,
      form: 'AE',
      formId: null,
    })
    const occasion = {
      date: '2026-03-10',
      of: 'the test',
      nurse: staff.nurse.person.id,
      investigator: staff.investigator.person.id,
    }
    const given = {
      AE_TERM: 'Headache',
      AE_CTCAE: 'Headache',
      AE_ONSET: '2026-03-10T20:00',
      AE_ONGOING: 'N',
      AE_END: '2026-03-11T08:00',
      AE_TREATMENT: ['NONE'],
      AESDTH: 'N',
      AESLIFE: 'N',
      AESHOSP: 'N',
      AESDISAB: 'N',
      AESCONG: 'N',
      AESMIE: 'N',
      AE_REL_CELLS: 'UNLIKELY',
      AE_REL_PUNCTURE: 'POSSIBLE',
      AE_REL_MARROW: 'NOT RELATED',
      AE_REL_SEDATION: 'NOT RELATED',
    }
    fillForm(staff.nurse, { formId: event, visit: null }, given, occasion)
    const hours = () => calculationsOf(site.store.db, event).find(({ address }) => address.item === 'AE_HOURS')?.answer
    const before = hours()
    const injection = rowOf('INJ')?.id ?? ''
    changeForm(staff.investigator, {
      formId: injection,
      base: formVersion(site.store.db, injection),
      changes: [
        { address: addressOf(currentForm('INJ'), 'INJ_START'), answer: { value: '2026-03-10T10:30' } },
        { address: addressOf(currentForm('INJ'), 'INJ_END'), answer: { value: '2026-03-10T10:42' } },
      ],
      reason: 'The clock of the theatre was half an hour slow',
    })
    expect(before).not.toBeNull()
    expect(hours()).not.toEqual(before)
    const kinds = site.store.db
      .prepare<{ kind: string }>(
        `SELECT DISTINCT kind FROM audit_record WHERE form_id = ? AND entity = 'calculatedItem'`,
      )
      .all(event)
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['form.completed', 'form.recalculated'])
  })

  test('unremarkable answers never fill in what was given', () => {
    const formId = openForm(staff.nurse, {
      subjectId: subject.subjectId,
      studyEventOid: 'FU1',
      studyEventRepeat: 1,
      form: 'PHYSEX',
      formId: null,
    })
    const occasion = {
      date: '2026-04-21',
      of: 'the test',
      nurse: staff.nurse.person.id,
      investigator: staff.investigator.person.id,
    }
    const answers = answersFor(staff.nurse, { formId, visit: 'FU1' }, { EXAM_WEIGHT: '14.0' }, occasion)
    expect(answers.find(({ address }) => address.item === 'EXAM_WEIGHT')?.answer).toEqual({ value: '14.0' })
    expect(answers.find(({ address }) => address.item === 'EXAM_DATE')?.answer).toEqual({ value: '2026-04-21' })
  })
})
