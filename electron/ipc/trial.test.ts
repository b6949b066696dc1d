import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readingOf } from '../../db/acts/actContext.ts'
import { liftHold } from '../../db/acts/liftHold.ts'
import { sign } from '../../db/acts/sign.ts'
import { testSite, type TestSite } from '../../db/acts/testing/site.ts'
import { readSignContents } from '../../db/read/signContent.ts'
import { readWaitingSignatures } from '../../db/read/waitingSignatures.ts'
import { addDays } from '../../shared/dates/civilDate.ts'
import { contract, type ChannelName } from '../../shared/ipc/contract.ts'
import { formHandlers } from './handlers/forms.ts'
import { subjectHandlers } from './handlers/subjects.ts'
import type { Casebook, Get } from './testing/casebook.ts'
import { deviationsOf, wholeTrial, withdrawnChild, type DecisiveActs } from './testing/trial.ts'

/** Today at the site of the test. */
const TODAY = '2027-03-01'

describe('the whole trial', () => {
  let site: TestSite
  let get: Get

  beforeAll(() => {
    site = testSite(`${TODAY}T06:00:00.000Z`)
    get = asInvestigator(site)
  })
  afterAll(() => site.remove())

  const acts: DecisiveActs = {
    confirmUnusual: async (book) => void (await book.fill('MEDHX', 'SCR')),
    liftHold: async (book) => {
      await expect(book.fill('PREINJ', 'INJ2')).rejects.toThrow('fever')
      const { doses } = await get('subjects.get', { subjectId: book.subject.subjectId })
      for (const { id } of doses.flatMap(({ holds }) => holds)) {
        liftHold(site.as('investigator'), { holdId: id ?? '', reason: 'Measured again twice, 37.1 and 37.0' })
      }
      await book.fill('PREINJ', 'INJ2')
    },
    signAll: async (book) => signAll(site, book),
  }

  test('one child goes from consent to the visit at 12 months, and nothing stands in the way', async () => {
    const { subjectId } = (await wholeTrial(get, addDays(TODAY, -480), acts)).subject
    const { status, doses, visits } = await get('subjects.get', { subjectId })
    expect(status).toBe('completed')
    expect(doses.map(({ state }) => state)).toEqual(['given', 'given', 'given', 'given'])
    const unsigned = visits.flatMap(({ oid, cells }) =>
      cells
        .filter(({ presence, state }) => presence === 'required' && state !== 'signed')
        .map(({ form, state }) => `${oid} ${form} ${state}`),
    )
    expect(unsigned).toEqual([])
    expect((await deviationsOf(get, subjectId)).map(({ state }) => state)).toContain('signed')
  }, 120_000)

  test('another is withdrawn after its first injection: no further dose is offered, and the casebook waits to be signed', async () => {
    const { subjectId } = (await withdrawnChild(get, addDays(TODAY, -60))).subject
    const { status, doses } = await get('subjects.get', { subjectId })
    expect(status).toBe('withdrawn')
    expect(doses.map(({ state }) => state)).toEqual(['given', 'stopped', 'stopped', 'stopped'])
    // What can be signed in one: the casebook of a child who left, and the visits that are whole.
    const waiting = readWaitingSignatures(readingOf(site.as('investigator')), subjectId)
    const wholes = waiting.filter(({ scope }) => scope !== 'form')
    expect(waiting.slice(0, wholes.length)).toEqual(wholes)
    // Screening lacks a form, and early termination has one form only.
    expect(wholes.map(({ studyEventOid, forms }) => [studyEventOid, forms])).toEqual([
      [null, 20],
      ['BMA', 2],
      ['INJ1', 5],
      ['OBS-1', 2],
      ['TC3-1', 2],
      ['TC7-1', 2],
    ])
  }, 60_000)
})

/** Asks the handlers of forms and subjects as the investigator, with input and output held to the contract. */
function asInvestigator(site: TestSite): Get {
  const act = site.as('investigator')
  const handlers = { ...formHandlers, ...subjectHandlers } as Record<string, (input: unknown, work: unknown) => unknown>
  const ask = async (channel: ChannelName, input: unknown) => {
    site.clock.wait(1)
    const answer = await handlers[channel]?.(contract[channel].input.parse(input), { act, read: readingOf(act) })
    return contract[channel].output.parse(answer)
  }
  return ask as Get
}

function signAll(site: TestSite, { subject }: Casebook): void {
  const act = site.as('investigator')
  const waiting = readWaitingSignatures(readingOf(act), subject.subjectId).filter(({ scope }) => scope === 'form')
  const last = waiting.filter(({ form }) => form === 'COMPLETE')
  for (const group of [waiting.filter((each) => !last.includes(each)), last]) {
    if (group.length === 0) continue
    const contents = readSignContents(
      readingOf(act),
      group.map(({ scope, id }) => ({ scope, id })),
    )
    const targets = contents.map(({ scope, id, contentHash }) => ({ scope, id, contentHash }))
    sign(act, { targets, meaning: 'reviewed' })
  }
}
