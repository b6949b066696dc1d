import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holdsOfSubject } from '../read/holdRows.ts'
import { formRow } from '../read/formRow.ts'
import { formVersion } from '../drafts/draft.ts'
import { BlockedByChecks } from './blocking.ts'
import { changeForm } from './changeForm.ts'
import { liftHold } from './liftHold.ts'
import { registerSubject } from './registerSubject.ts'
import { complete, keep, opened, typed } from './testing/child.ts'
import { testSite, type TestSite } from './testing/site.ts'

const READY = {
  IDENTITY_TWO_WAYS: 'Y',
  FEVER_NOW: 'Y',
  INFECTION_NOW: 'N',
  FASTING_OK: 'Y',
  NEW_SEIZURE: 'N',
  CONSENT_STILL_VALID: 'Y',
  GO_DECISION: 'GO',
}
const LABS = 'EC081'

describe('a go while something holds the injection', () => {
  let site: TestSite
  let subjectId: string
  let formId: string

  beforeAll(() => {
    site = testSite()
    const child = { givenName: 'Test', familyName: 'Child', recordNumber: 'R-1' }
    subjectId = registerSubject(site.as('nurse'), child).subjectId
    formId = opened(site.as('investigator'), subjectId, 'PREINJ', 'INJ2')
    keep(site.as('investigator'), formId, READY)
  })
  afterAll(() => site.remove())

  const holds = () => holdsOfSubject(site.store.db, subjectId)
  const attempt = () => complete(site.as('investigator'), formId)

  test('is refused, and its attempt puts the holds into the record for the investigator', () => {
    expect(inTheWay(attempt)).toEqual([LABS, LABS])
    expect(holds().map(({ check, status }) => `${check} ${status}`)).toEqual([`${LABS} active`, `${LABS} active`])
    expect(formRow(site.store.db, formId).state).toBe('open')
  })

  test('stays refused until every one of them is lifted; a second attempt raises none twice', () => {
    liftHold(site.as('investigator'), { holdId: holds()[0]?.id ?? '', reason: 'Measured again, the child is well' })
    expect(inTheWay(attempt)).toEqual([LABS])
    expect(holds().map(({ status }) => status)).toEqual(['lifted', 'active'])
  })

  test('no longer waits for them once the investigator has lifted them (design 8)', () => {
    liftHold(site.as('investigator'), { holdId: holds()[1]?.id ?? '', reason: 'The laboratory told it by telephone' })
    expect(inTheWay(attempt)).toEqual([])
    expect(holds().map(({ status }) => status)).toEqual(['lifted', 'lifted'])
  })

  test('waits again when what was lifted is measured anew', () => {
    keep(site.as('investigator'), formId, { FEVER_NOW: 'N' })
    expect(inTheWay(attempt)).toEqual([])
    keep(site.as('investigator'), formId, { FEVER_NOW: 'Y' })
    expect(inTheWay(attempt)).toEqual([LABS])
  })

  test('cannot be had by changing a decision to wait: the change is refused and the hold stands in the record', () => {
    const other = opened(site.as('investigator'), subjectId, 'PREINJ', 'INJ3')
    keep(site.as('investigator'), other, { ...READY, INFECTION_NOW: 'Y', GO_DECISION: 'HOLD', GO_REASON: 'A cold' })
    complete(site.as('investigator'), other)
    const before = holds().length
    const change = () =>
      changeForm(site.as('investigator'), {
        formId: other,
        base: formVersion(site.store.db, other),
        changes: typed('PREINJ', { GO_DECISION: 'GO', GO_REASON: null }),
        reason: 'The family has travelled far',
      })
    expect(inTheWay(change)).toEqual(expect.arrayContaining([LABS, 'FC26']))
    expect(holds().length).toBeGreaterThan(before)
    for (const { id, status } of holds()) {
      if (status === 'active') liftHold(site.as('investigator'), { holdId: id, reason: 'Seen by the paediatrician' })
    }
    expect(inTheWay(change)).toEqual([])
  })
})

/** The checks whose holds keep an act from happening. What else stands in its way, a lot that is not there, is not of interest. */
function inTheWay(act: () => unknown): readonly string[] {
  try {
    act()
  } catch (thrown) {
    if (!(thrown instanceof BlockedByChecks)) throw thrown
    return thrown.findings.filter(({ severity }) => severity === 'hold').map(({ check }) => check)
  }
  return []
}
