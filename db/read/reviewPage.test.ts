import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../shared/study/settings.ts'
import { reviewPage, type ReviewFilter } from '../../shared/ipc/views/review.ts'
import { readingOf } from '../acts/actContext.ts'
import { aboutForm } from '../acts/aboutForm.ts'
import { changeForm } from '../acts/changeForm.ts'
import { markReviewed } from '../acts/markReviewed.ts'
import { saveForm } from '../acts/saveForm.ts'
import { keep, opened, typed } from '../acts/testing/child.ts'
import { monitored, type Monitored } from '../acts/testing/monitored.ts'
import { formVersion } from '../drafts/draft.ts'
import { risksOf, type ReviewedAct } from './actRisks.ts'
import { readReviewPage } from './reviewPage.ts'

let kept: Monitored
beforeEach(() => void (kept = monitored()))
afterEach(() => kept.site.remove())

const page = (filter: ReviewFilter = {}, before: number | null = null, limit = 100) =>
  reviewPage.parse(readReviewPage(readingOf(kept.site.as('monitor')), { filter, before, limit }))
const change = (weight: string) =>
  changeForm(kept.site.as('nurse'), {
    formId: kept.formId,
    base: formVersion(kept.site.store.db, kept.formId),
    changes: typed('DEMOG', { WEIGHT: weight }),
    reason: 'Weighed again',
  })

describe('R43: the review list', () => {
  test('shows a change after completion with its place, and leaves ordinary entries out', () => {
    expect(page().rows).toEqual([])
    change('15')
    expect(page().rows).toMatchObject([
      { risks: ['afterCompletion'], kind: 'form.changed', form: 'DEMOG', subjectCode: kept.code, role: 'nurse' },
    ])
    expect(JSON.stringify(page())).not.toContain('Weighed')
  })

  test('shows entries long after the observation, with the days', () => {
    const nurse = kept.site.as('nurse')
    const scale = opened(nurse, kept.subjectId, 'GMFCS', 'SCR')
    aboutForm(nurse, { formId: scale, observedAt: '2026-02-20', source: 'transcribed' })
    keep(nurse, scale, { GMFCS_DATE: '2026-02-20' })
    saveForm(nurse, { formId: scale, base: 0 })
    expect(page({ risks: ['lateEntry'] }).rows).toMatchObject([{ form: 'GMFCS', lateDays: 9 }])
  })

  test('marks what was reviewed, by whom and how, and can leave it out', () => {
    change('15')
    const [row] = page().rows
    const { fromSequence = 0, toSequence = 0 } = row ?? {}
    const review = { formId: kept.formId, fromSequence, toSequence, outcome: 'accepted', note: 'In order' } as const
    markReviewed(kept.site.as('monitor'), review)
    expect(page({ reviewed: false }).rows).toEqual([])
    expect(page({ reviewed: true }).rows).toMatchObject([
      { reviewed: { outcome: 'accepted', by: 'monitor of the test', note: 'In order' } },
    ])
    expect(() => markReviewed(kept.site.as('nurse'), review)).toThrow('role does not allow')
  })

  test('goes on page by page, each act once', () => {
    for (const weight of ['15', '15.5', '16', '16.5', '17']) change(weight)
    const seen: number[] = []
    let before: number | null = null
    do {
      const { rows, next }: ReturnType<typeof page> = page({}, before, 2)
      seen.push(...rows.map(({ toSequence }) => toSequence))
      before = next
    } while (before !== null)
    expect(seen).toEqual(page().rows.map(({ toSequence }) => toSequence))
    expect(seen).toHaveLength(5)
  })
})

describe('R43: what is worth a look', () => {
  const noon: ReviewedAct = {
    kind: 'form.saved',
    time: '2026-03-01T08:30:00.000Z',
    offset: '+03:30',
    userId: 'nurse',
    formId: 'one',
    form: 'VITALS',
    afterCompletion: false,
    hadTotal: false,
    observed: null,
  }
  const risks = (act: Partial<ReviewedAct>, around: readonly ReviewedAct[] = []) =>
    risksOf({ ...noon, ...act }, around, DEFAULT_SETTINGS)

  test.each<[string, Partial<ReviewedAct>, string[]]>([
    ['an ordinary entry', {}, []],
    [
      'a score changed after its total was there',
      { afterCompletion: true, hadTotal: true, form: 'GMFM88' },
      ['scoreAfterTotal', 'afterCompletion'],
    ],
    ['a form changed that rates nothing', { afterCompletion: true, hadTotal: true }, ['afterCompletion']],
    ['an entry at night, by the clock on the wall', { time: '2026-03-01T19:00:00.000Z' }, ['nightEntry']],
    ['the same moment where it is day', { time: '2026-03-01T19:00:00.000Z', offset: '-05:00' }, []],
    ['a step of the clock', { kind: 'clock.step', userId: null }, ['clockStep']],
    ['a confirmed check', { kind: 'check.confirmed' }, ['confirmedCheck']],
    ['an entry two days after', { observed: '2026-02-27T10:00' }, []],
    ['an entry three days after', { observed: '2026-02-26' }, ['lateEntry']],
    ['a partial date', { observed: '2026' }, []],
  ])('%s', (_what, act, expected) => {
    expect(risks(act)).toEqual(expected)
  })

  test('many forms by one person within a minute, not by several or over a longer time', () => {
    const earlier = (formId: string, seconds: number, userId = 'nurse'): ReviewedAct => ({
      ...noon,
      formId,
      userId,
      time: new Date(Date.parse(noon.time) - seconds * 1_000).toISOString(),
    })
    expect(risks({}, [earlier('two', 20), earlier('three', 40)])).toEqual(['manyForms'])
    expect(risks({}, [earlier('two', 20), earlier('three', 60)])).toEqual([])
    expect(risks({}, [earlier('two', 20), earlier('three', 40, 'other')])).toEqual([])
    expect(risks({}, [earlier('one', 20), earlier('one', 40)])).toEqual([])
  })
})
