import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockPlace, freezePlace } from '../../db/acts/locks.ts'
import { readingOf } from '../../db/acts/actContext.ts'
import { raiseQuery, closeQuery } from '../../db/acts/queries.ts'
import { signForm } from '../../db/acts/signForm.ts'
import { monitored, type Monitored } from '../../db/acts/testing/monitored.ts'
import { formVersion } from '../../db/drafts/draft.ts'
import type { ChannelName } from '../../shared/ipc/contract.ts'
import { ROLES, type Role } from '../../shared/roles.ts'
import { createLog } from '../log.ts'
import { ORIGIN } from '../page.ts'
import { Requests } from '../session/quiet.ts'
import type { Work } from '../session/work.ts'
import { createDoor } from './door.ts'
import type { Handlers } from './handlers.ts'
import { formHandlers } from './handlers/forms.ts'
import { monitoringHandlers } from './handlers/monitoring.ts'
import { subjectHandlers } from './handlers/subjects.ts'

/**
 * Every channel that writes to a child, asked by every role with an input that would be right, while the whole study is frozen and
 * while it is locked. What happens is written down by hand from the design's role table; a lock is said with the code 'frozen'.
 */
const WRITES: Readonly<
  Partial<Record<ChannelName, { readonly roles: readonly Role[]; readonly frozen: string; readonly locked?: string }>>
> = {
  'subjects.register': { roles: ['nurse', 'investigator'], frozen: 'frozen' },
  'visits.setDate': { roles: ['nurse', 'investigator'], frozen: 'frozen' },
  'visits.missed': { roles: ['nurse', 'investigator'], frozen: 'frozen' },
  'visits.addUnscheduled': { roles: ['nurse', 'investigator'], frozen: 'frozen' },
  'forms.about': { roles: ['nurse', 'investigator'], frozen: 'frozen' },
  'forms.change': { roles: ['nurse', 'investigator'], frozen: 'frozen' },
  'queries.raise': { roles: ['nurse', 'investigator', 'coordinator', 'monitor'], frozen: 'ok' },
  'queries.reopen': { roles: ['coordinator', 'monitor'], frozen: 'ok' },
  // A study is locked only when every query is closed, so there is none to close.
  'queries.close': { roles: ['coordinator', 'monitor'], frozen: 'ok', locked: 'notFound' },
  'verification.tick': { roles: ['monitor'], frozen: 'ok' },
  'verification.untick': { roles: ['monitor'], frozen: 'ok' },
}

describe.each(['frozen', 'locked'] as const)('R24, R26: while the study is %s', (state) => {
  let kept: Monitored
  let queryId: string

  beforeAll(() => {
    kept = monitored()
    queryId = freshQuery('closed')
    signForm(kept.site.as('investigator'), { formId: kept.formId, meaning: 'reviewed' })
    const close = state === 'frozen' ? freezePlace : lockPlace
    close(kept.site.as('coordinator'), { scope: 'site' })
  })
  afterAll(() => kept.site.remove())

  function freshQuery(status: 'open' | 'closed'): string {
    const asked = { formId: kept.formId, address: null, text: 'Whose writing?', check: null }
    const { queryId: id } = raiseQuery(kept.site.as('monitor'), asked)
    if (status === 'closed') closeQuery(kept.site.as('monitor'), id, 'Seen.')
    return id
  }

  const inputs = (): Readonly<Partial<Record<ChannelName, unknown>>> => {
    const { subjectId, formId } = kept
    const base = formVersion(kept.site.store.db, formId)
    const address = { group: weightGroup(), repeat: 1, item: 'WEIGHT' }
    const visit = { subjectId, oid: 'BMA', repeat: 1 }
    const reason = 'Because of this test'
    const ticked = { formId, base, addresses: [address], note: null }
    return {
      'subjects.register': { givenName: 'Sara', familyName: 'Karimi', recordNumber: '' },
      'visits.setDate': { ...visit, date: '2026-02-27', reason: null },
      'visits.missed': { ...visit, reason },
      'visits.addUnscheduled': { subjectId, date: '2026-02-27', reason },
      'forms.about': { formId, observedAt: '2026-02-27', source: 'bedside' },
      'forms.change': { formId, base, changes: [{ address, answer: { value: '15' } }], reason },
      'queries.raise': { subjectId, formId, address: null, text: 'Sure?', check: null, assignTo: null },
      'queries.reopen': { queryId, text: 'Once more.' },
      'queries.close': { queryId, text: 'Done.' },
      'verification.tick': ticked,
      'verification.untick': ticked,
    }
  }
  const weightGroup = () =>
    kept.site.store.db.prepare<{ item_group: string }>(`SELECT item_group FROM item WHERE item = 'WEIGHT'`).get()
      ?.item_group ?? ''

  async function outcome(role: Role, channel: ChannelName): Promise<string> {
    const act = kept.site.as(role)
    const work = { act, read: readingOf(act), account: act } as unknown as Work
    const door = createDoor({
      origin: ORIGIN,
      handlers: { ...subjectHandlers, ...formHandlers, ...monitoringHandlers } as unknown as Handlers,
      session: {
        standing: () => ({ phase: 'signedIn', role, locked: false, mustChangePassword: false }),
        work: () => work,
        requests: new Requests(),
      },
      log: createLog(null),
    })
    const sender = { ownWindow: true, topFrame: true, origin: ORIGIN }
    const answer = await door({ channel, input: inputs()[channel], sender })
    return answer.ok ? 'ok' : answer.error.code
  }

  test.each(Object.keys(WRITES) as ChannelName[])('%s', async (channel) => {
    const { roles, frozen, locked = 'frozen' } = WRITES[channel] ?? { roles: [], frozen: '' }
    for (const role of ROLES) {
      if (state === 'frozen') queryId = freshQuery(channel === 'queries.close' ? 'open' : 'closed')
      const expected = !roles.includes(role) ? 'notAllowed' : state === 'locked' ? locked : frozen
      expect(await outcome(role, channel), role).toBe(expected)
    }
  })
})
