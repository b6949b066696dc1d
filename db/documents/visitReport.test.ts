import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressOf } from '../../shared/form/items.ts'
import type { Role } from '../../shared/roles.ts'
import { currentForm } from '../../shared/study/study.ts'
import { readingOf } from '../acts/actContext.ts'
import { answerQuery, closeQuery, raiseQuery } from '../acts/queries.ts'
import { monitored, type Monitored } from '../acts/testing/monitored.ts'
import { signForm } from '../acts/signForm.ts'
import { tick } from '../acts/verify.ts'
import { formVersion } from '../drafts/draft.ts'
import { buildDocument, requireDocumentRight } from './document.ts'

let kept: Monitored
beforeEach(() => {
  kept = monitored()
})
afterEach(() => kept.site.remove())

const DAY = 24 * 60
const FIRST = '2026-03-01'
const as = (role: Role) => kept.site.as(role)
const report = (since = FIRST, role: Role = 'monitor') =>
  buildDocument({ ...readingOf(as(role)), clock: kept.site.clock }, { kind: 'visitReport', since }, '9.9.9').html
const ask = (item: string, text: string) =>
  raiseQuery(as('monitor'), { formId: kept.formId, address: addressOf(currentForm('DEMOG'), item), text, check: null })
const verify = () =>
  tick(as('monitor'), {
    formId: kept.formId,
    base: formVersion(kept.site.store.db, kept.formId),
    addresses: [addressOf(currentForm('DEMOG'), 'WEIGHT')],
    note: null,
  })

describe('R25: the visit report says what the monitor did since a day', () => {
  test('items verified, queries raised and closed, signatures and people', () => {
    verify()
    const { queryId } = ask('WEIGHT', 'Kilograms or pounds?')
    answerQuery(as('nurse'), queryId, 'Kilograms')
    closeQuery(as('monitor'), queryId, 'Agrees')
    ask('HEIGHT', 'Measured or asked?')
    signForm(as('investigator'), { formId: kept.formId, meaning: 'approved' })
    const text = report()
    for (const part of [
      kept.code,
      '1 of 8',
      'monitor of the test',
      'Raised in this period: 2',
      'Kilograms or pounds?',
      'Closed in this period: 1',
      'Open now: 1',
      'investigator of the test',
      'I have reviewed these data and confirm that they are complete and correct.',
    ])
      expect(text).toContain(part)
  })

  test('what was done before that day is left out, and what is open stays', () => {
    verify()
    ask('WEIGHT', 'Kilograms or pounds?')
    signForm(as('investigator'), { formId: kept.formId, meaning: 'approved' })
    kept.site.clock.wait(3 * DAY)
    const text = report('2026-03-03')
    expect(text).toContain('No item was verified in this period.')
    expect(text).toContain('Raised in this period: 0')
    expect(text).toContain('Nothing was signed in this period.')
    expect(text).toContain('Open now: 1')
  })

  test('an empty study gives a whole report that says so', () => {
    const text = report('2030-01-01')
    for (const none of ['No item was verified', 'None is open.', 'No deviation is recorded.'])
      expect(text).toContain(none)
  })
})

test('R40: nothing in it names a child, whoever orders it', () => {
  const { queryId } = ask('FAMILY_NAME', 'Is this the name of the father?')
  answerQuery(as('nurse'), queryId, 'It is Rezaei as on the card')
  for (const role of ['monitor', 'coordinator'] as const) {
    const text = report(FIRST, role)
    for (const secret of ['Rezaei', 'Ali', '2020-05-01', '77-1']) expect(text).not.toContain(secret)
  }
})

test('R24: only those who review the trail order it', () => {
  for (const role of ['nurse', 'investigator', 'administrator'] as const)
    expect(() => requireDocumentRight(as(role).person, { kind: 'visitReport', since: FIRST })).toThrow('role')
  expect(() => requireDocumentRight(as('monitor').person, { kind: 'visitReport', since: FIRST })).not.toThrow()
})
