import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeForm } from '../../db/acts/changeForm.ts'
import { complete, keep, opened, typed } from '../../db/acts/testing/child.ts'
import { verifyTrail } from '../../db/audit/verify.ts'
import { formVersion } from '../../db/drafts/draft.ts'
import { readAuditPage } from '../../db/read/auditPage.ts'
import { holdsOfSubject } from '../../db/read/holdRows.ts'
import { readSubjectView } from '../../db/read/subjectView.ts'
import type { Input } from '../../shared/ipc/contract.ts'
import { lockHandlers } from './handlers/locks.ts'
import { signingHandlers } from './handlers/signing.ts'
import { passwordOf, SECOND, studyHouse, type StudyHouse } from './testing/studyHouse.ts'

const TYPED = 'Maryam Zarrinkafsh'
const HOLD = '0b0d5c9e-8f0e-4c55-b0a5-3a3b4c4d5e6f'

let house: StudyHouse
beforeAll(async () => {
  house = await studyHouse('open')
})
afterAll(() => house.remove())
beforeEach(() => house.enter('investigator'))

const work = () => house.session.work()
const page = (text?: string) =>
  readAuditPage(work().read, { filter: text === undefined ? {} : { text }, before: null, limit: 500 }).rows

/** A reason that names a person, typed by mistake; the sequence of its record. */
function mistake(): number {
  const { formId } = house.contents
  changeForm(work().act, {
    formId,
    base: formVersion(work().read.db, formId),
    changes: typed('DEMOG', { WEIGHT: '16' }),
    reason: `Her mother ${TYPED} said so`,
  })
  return page().find(({ item, reason }) => item?.endsWith('/WEIGHT') && reason?.includes(TYPED))?.sequence ?? 0
}

const redact = (more: Partial<Input<'redaction.redact'>>) => {
  const second = { username: SECOND, password: passwordOf(SECOND) }
  const usual = { part: 'reason', reason: 'A name was typed', password: passwordOf('ines'), second } as const
  return Promise.resolve(lockHandlers['redaction.redact']({ sequence: 1, ...usual, ...more }, work()))
}

describe('R07: redaction at the door', () => {
  test('takes the words out for good, says by whom and why, and the chain still verifies', async () => {
    const sequence = mistake()
    expect(page(TYPED).length).toBeGreaterThan(0)
    const { sequence: last } = await redact({ sequence })
    expect(last).toBeGreaterThan(sequence)
    expect(page(TYPED)).toEqual([])
    expect(JSON.stringify(page())).not.toContain(TYPED)
    const act = page().filter(({ kind }) => kind === 'value.redacted')
    expect(act.map(({ by }) => by)).toContain('ines the investigator')
    expect(act.map(({ reason }) => reason)).toContain('A name was typed')
    expect(await verifyTrail(work().read.db, {})).toMatchObject({ whole: true, findingCount: 0 })
  })

  test.each([
    ['a wrong password of one’s own', { password: 'not this one' }, 'wrongPassword'],
    ['a wrong password of the second', { second: { username: SECOND, password: 'not this one' } }, 'wrongPassword'],
    ['oneself as the second', { second: { username: 'ines', password: passwordOf('ines') } }, 'notAllowed'],
    ['a nurse as the second', { second: { username: 'nora', password: passwordOf('nora') } }, 'notAllowed'],
  ])('does nothing with %s', async (_what, more, code) => {
    const sequence = mistake()
    const before = page().length
    await expect(redact({ sequence, ...more })).rejects.toMatchObject({ code })
    expect(page(TYPED).length).toBeGreaterThan(0)
    // A try that failed may be recorded; a redaction is not.
    expect(page().filter(({ kind }) => kind === 'value.redacted')).toEqual([])
    expect(page().length).toBeGreaterThanOrEqual(before)
  })

  test('the administrator may be the second person', async () => {
    const sequence = mistake()
    await redact({ sequence, second: { username: 'ada.admin', password: passwordOf('ada.admin') } })
    expect(page(TYPED)).toEqual([])
  })

  test('a record that is not there is refused', async () => {
    await expect(redact({ sequence: 999_999 })).rejects.toMatchObject({ code: 'notFound' })
  })
})

describe('R26: lifting a hold at the door', () => {
  const lift = (password: string, holdId = HOLD) =>
    Promise.resolve(signingHandlers['holds.lift']({ holdId, reason: 'Repeated, normal', password }, work()))
  const dose = () => readSubjectView(work().read, house.contents.subjectId).doses[0]

  /** A child with a fever before its first injection: the decision to go puts holds into the record. */
  function held(): readonly string[] {
    const { act, read } = work()
    const formId = opened(act, house.contents.subjectId, 'PREINJ', 'INJ1')
    keep(act, formId, { IDENTITY_TWO_WAYS: 'Y', FEVER_NOW: 'Y', CONSENT_STILL_VALID: 'Y', GO_DECISION: 'GO' })
    expect(() => complete(act, formId)).toThrow('not complete yet')
    return holdsOfSubject(read.db, house.contents.subjectId).map(({ id }) => id)
  }

  test('asks for the password before it looks for the hold', async () => {
    await expect(lift('not this one')).rejects.toMatchObject({ code: 'wrongPassword' })
    await expect(lift(passwordOf('ines'))).rejects.toThrow('no such hold')
  })

  test('with the password it is lifted: the board lets the dose go on, and the record says who, why and of which check', async () => {
    const ids = held()
    expect(ids.length).toBeGreaterThan(0)
    expect(dose()).toMatchObject({ state: 'held' })
    for (const id of ids) await lift(passwordOf('ines'), id)
    expect(dose()?.state).not.toBe('held')
    expect(dose()?.holds).toEqual([])
    expect(holdsOfSubject(work().read.db, house.contents.subjectId)).toMatchObject(
      ids.map((id) => ({ id, status: 'lifted' })),
    )
    const acts = page().filter(({ kind }) => kind === 'hold.lifted')
    expect(new Set(acts.map(({ by }) => by))).toEqual(new Set(['ines the investigator']))
    expect(new Set(acts.map(({ reason }) => reason))).toEqual(new Set(['Repeated, normal']))
    expect(acts.find(({ item }) => item === 'status')).toMatchObject({ old: 'active', new: 'lifted' })
    expect(acts.every(({ check }) => /^EC\d{3}$/.test(check ?? ''))).toBe(true)
    expect(await verifyTrail(work().read.db, {})).toMatchObject({ whole: true, findingCount: 0 })
    await expect(lift(passwordOf('ines'), ids[0])).rejects.toThrow('no such hold')
  })

  test('a wrong password leaves it in force', async () => {
    const [id] = held()
    await expect(lift('not this one', id)).rejects.toMatchObject({ code: 'wrongPassword' })
    expect(dose()).toMatchObject({ state: 'held' })
  })
})
