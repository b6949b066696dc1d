import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeForm } from '../../db/acts/changeForm.ts'
import { typed } from '../../db/acts/testing/child.ts'
import { verifyTrail } from '../../db/audit/verify.ts'
import { formVersion } from '../../db/drafts/draft.ts'
import { readAuditPage } from '../../db/read/auditPage.ts'
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
  const lift = (password: string) =>
    Promise.resolve(signingHandlers['holds.lift']({ holdId: HOLD, reason: 'Repeated, normal', password }, work()))

  test('asks for the password before it looks for the hold', async () => {
    await expect(lift('not this one')).rejects.toMatchObject({ code: 'wrongPassword' })
    await expect(lift(passwordOf('ines'))).rejects.toThrow('no such hold')
  })
})
