import { describe, expect, test } from 'vitest'
import { contract, CHANNELS, type ChannelName } from '../../shared/ipc/contract.ts'
import { ROLES, type Role } from '../../shared/roles.ts'
import { Refusal } from '../../db/record/refusal.ts'
import { StoreError } from '../../db/store/errors.ts'
import { createLog } from '../log.ts'
import { ORIGIN } from '../page.ts'
import { Requests } from '../session/quiet.ts'
import type { Work } from '../session/work.ts'
import type { Standing } from './admission.ts'
import { createDoor, type DoorOptions, type Request } from './door.ts'
import type { Handlers } from './handlers.ts'
import type { Sender } from './sender.ts'

type Phase = Standing['phase']
type Answers = 'always' | 'firstRun' | 'signedOut' | 'everybody' | readonly Role[]

const DATA: readonly Role[] = ['nurse', 'investigator', 'coordinator', 'monitor']
const ENTRY: readonly Role[] = ['nurse', 'investigator']

/** Who may ask what, written down by hand from docs/decisions/0006-roles.md. Never derive it from the code. */
const WHO: Readonly<Record<ChannelName, Answers>> = {
  'application.state': 'always',
  'setup.create': 'firstRun',
  'setup.confirmKit': 'always',
  'setup.explore': 'firstRun',
  'session.signIn': 'signedOut',
  'session.signOut': 'everybody',
  'session.lock': 'everybody',
  'session.touch': 'everybody',
  'session.changePassword': 'everybody',
  'recovery.begin': 'signedOut',
  'kit.print': 'always',
  'today.get': DATA,
  'dashboard.get': DATA,
  'subjects.list': DATA,
  'subjects.register': ENTRY,
  'subjects.get': DATA,
  'visits.setDate': ENTRY,
  'visits.plan': ENTRY,
  'visits.missed': ENTRY,
  'visits.addUnscheduled': ENTRY,
  'forms.open': DATA,
  'forms.read': DATA,
  'forms.keep': ENTRY,
  'forms.about': ENTRY,
  'forms.save': ENTRY,
  'forms.complete': ENTRY,
  'forms.change': ENTRY,
  'forms.notDone': ENTRY,
  'forms.strike': ENTRY,
  'forms.strikeRow': ENTRY,
  'forms.restoreRow': ENTRY,
  'forms.takeOver': ENTRY,
  'forms.discardDraft': ENTRY,
  'forms.confirm': ENTRY,
  'forms.itemHistory': DATA,
  'entries.waiting': ENTRY,
  'entries.compare': DATA,
  'entries.resolve': ENTRY,
  'audit.page': ['nurse', 'investigator', 'coordinator', 'monitor', 'administrator'],
  'trail.people': ['investigator', 'coordinator', 'monitor', 'administrator'],
  'trail.export': ['investigator', 'coordinator', 'monitor'],
  'trail.release': ['investigator', 'coordinator'],
  'queries.list': DATA,
  'queries.thread': DATA,
  'queries.raise': DATA,
  'queries.answer': ENTRY,
  'queries.comment': DATA,
  'queries.assign': DATA,
  'queries.close': ['coordinator', 'monitor'],
  'queries.reopen': ['coordinator', 'monitor'],
  'queries.cancel': DATA,
  'verification.form': DATA,
  'verification.tick': ['monitor'],
  'verification.untick': ['monitor'],
  'verification.next': ['monitor'],
  'verification.progress': DATA,
  'review.list': ['coordinator', 'monitor'],
  'review.mark': ['coordinator', 'monitor'],
  'signatures.list': DATA,
  'signatures.changes': DATA,
  'signatures.waiting': ['investigator'],
  'signatures.preview': ['investigator'],
  'signatures.sign': ['investigator'],
  'holds.lift': ['investigator'],
  'locks.state': DATA,
  'locks.freeze': ['coordinator', 'monitor'],
  'locks.unfreeze': ['coordinator', 'monitor'],
  'locks.lock': ['coordinator'],
  'locks.unlock': ['coordinator'],
  'redaction.redact': ['investigator'],
  'delegation.list': ['investigator', 'coordinator', 'monitor', 'administrator'],
  'delegation.set': ['administrator'],
  'delegation.onDay': ['investigator', 'coordinator', 'monitor', 'administrator'],
  'import.chooseFile': ENTRY,
  'import.look': ENTRY,
  'import.preview': ENTRY,
  'import.write': ENTRY,
  'import.saveList': ENTRY,
  'events.list': DATA,
  'events.clocks': DATA,
  'events.timeline': DATA,
  'events.links': DATA,
  'events.openForSymptom': ENTRY,
  'events.openReport': ENTRY,
  'events.reportSent': ENTRY,
  'documents.order': DATA,
  'report.get': ['investigator', 'coordinator'],
  'report.start': ['investigator', 'coordinator'],
  'report.savePlot': ['investigator', 'coordinator'],
  'export.preview': ['investigator', 'coordinator'],
  'export.chooseFolder': ['investigator', 'coordinator', 'monitor'],
  'export.start': ['investigator', 'coordinator'],
  'archive.start': ['investigator'],
  'verify.start': ['investigator', 'coordinator', 'monitor', 'administrator'],
  'backup.get': ['coordinator', 'administrator'],
  'backup.start': ['coordinator', 'administrator'],
  'backup.addPlace': ['administrator'],
  'backup.removePlace': ['administrator'],
  'backup.chooseCopy': ['coordinator', 'administrator'],
  'backup.drill': ['coordinator', 'administrator'],
  'backup.lacks': ['administrator'],
  'backup.restore': ['administrator'],
  'jobs.get': 'everybody',
  'jobs.cancel': 'everybody',
  'jobs.showFolder': 'everybody',
  'people.list': ['administrator'],
  'people.add': ['administrator'],
  'people.disable': ['administrator'],
  'people.enable': ['administrator'],
  'people.resetPassword': ['administrator'],
  'settings.list': ['investigator', 'coordinator', 'monitor', 'administrator'],
  'settings.set': ['coordinator', 'administrator'],
  'preferences.set': 'always',
}

/** What a person with a temporary password may still do (R31). */
const WITH_TEMPORARY_PASSWORD = [
  'application.state',
  'setup.confirmKit',
  'kit.print',
  'session.changePassword',
  'session.signOut',
  'session.lock',
  'session.touch',
  'preferences.set',
]

const OURS: Sender = { ownWindow: true, topFrame: true, origin: ORIGIN }
const SIGNED_OUT: Standing = { phase: 'signedOut', role: null, locked: false, mustChangePassword: false }
const as = (role: Role): Standing => ({ ...SIGNED_OUT, phase: 'signedIn', role })

function doorWith(standing: Standing, handlers?: Partial<Record<ChannelName, () => unknown>>) {
  const log = createLog(null)
  const reached = () => {
    throw new Refusal('cancelled', 'reached')
  }
  const all = Object.fromEntries(CHANNELS.map((name) => [name, handlers?.[name] ?? reached]))
  const options: DoorOptions = {
    origin: ORIGIN,
    handlers: all as unknown as Handlers,
    session: { standing: () => standing, work: () => ({}) as Work, requests: new Requests() },
    log,
  }
  const door = createDoor(options)
  const ask = (request: Partial<Request>) => door({ channel: 'application.state', input: {}, sender: OURS, ...request })
  return { ask, log }
}

/** The code a request ends with; 'reached' for the handler, 'badInput' also means that it got past the rights. */
async function outcome(standing: Standing, channel: string): Promise<string> {
  const answer = await doorWith(standing).ask({ channel, input: { no: 'such input' } })
  return answer.ok ? 'ok' : answer.error.code
}

const PASSED = 'badInput'

describe('who may ask what', () => {
  test('the table of this test names every channel and no other', () => {
    expect(Object.keys(WHO).toSorted()).toEqual([...CHANNELS].toSorted())
  })

  test.each(CHANNELS)('%s answers the roles of the table and no other', async (channel) => {
    const who = WHO[channel]
    for (const role of ROLES) {
      const may = who === 'always' || who === 'everybody' || (Array.isArray(who) && who.includes(role))
      expect(await outcome(as(role), channel), role).toBe(may ? PASSED : 'notAllowed')
    }
  })

  test.each(CHANNELS)('%s answers in the phases of the table and no other', async (channel) => {
    const who = WHO[channel]
    const expected = (phase: Phase): string => {
      if (who === 'always' || who === phase) return PASSED
      return who === 'firstRun' || who === 'signedOut' ? 'notAllowed' : 'signedOut'
    }
    for (const phase of ['firstRun', 'confirmKit', 'signedOut'] as const) {
      expect(await outcome({ ...SIGNED_OUT, phase }, channel), phase).toBe(expected(phase))
    }
  })

  test.each(CHANNELS)('%s tells a locked session from one that was never open', async (channel) => {
    const who = WHO[channel]
    const needsSomebody = who !== 'always' && who !== 'firstRun' && who !== 'signedOut'
    const answer = await outcome({ ...SIGNED_OUT, locked: true }, channel)
    expect(answer === 'locked').toBe(needsSomebody)
  })

  test.each(CHANNELS)('%s waits for a password of one’s own where it has to', async (channel) => {
    const answers = await Promise.all(ROLES.map((role) => outcome({ ...as(role), mustChangePassword: true }, channel)))
    const mayPass = WITH_TEMPORARY_PASSWORD.includes(channel)
    expect(answers.every((answer) => (answer === PASSED) === mayPass)).toBe(true)
  })
})

describe('whom the door hears', () => {
  const STRANGERS: readonly [string, Sender][] = [
    ['another window', { ...OURS, ownWindow: false }],
    ['a frame inside the page', { ...OURS, topFrame: false }],
    ['a frame that is gone', { ...OURS, origin: null, topFrame: false }],
    ['a page without an origin', { ...OURS, origin: 'null' }],
    ['an empty origin', { ...OURS, origin: '' }],
    ['another site', { ...OURS, origin: 'https://trialbook' }],
    ['an origin that only begins like ours', { ...OURS, origin: `${ORIGIN}.example.com` }],
    ['the same origin in capitals', { ...OURS, origin: ORIGIN.toUpperCase() }],
  ]

  test.each(STRANGERS)('not %s, on any channel', async (_who, sender) => {
    const { ask } = doorWith(as('investigator'))
    for (const channel of CHANNELS) {
      expect(await ask({ channel, sender })).toMatchObject({ ok: false, error: { code: 'badSender' } })
    }
  })

  test.each([
    'forms.drop',
    '',
    '__proto__',
    'toString',
    'constructor',
    'application.state ',
    null,
    7,
    ['forms.keep'],
    {},
  ])('nothing but the channels of the contract: %j', async (channel) => {
    expect(await doorWith(as('nurse')).ask({ channel })).toMatchObject({ error: { code: 'unknownChannel' } })
  })
})

describe('what the door lets in', () => {
  /** Asks as somebody for whom the channel answers. */
  const codeFor = async (channel: ChannelName, input: unknown) => {
    const { ask } = doorWith(Array.isArray(WHO[channel]) ? as('investigator') : SIGNED_OUT)
    const answer = await ask({ channel, input })
    return answer.ok ? 'ok' : answer.error.code
  }
  const FORM = '3c9bd1c0-4a0f-4f43-8d5c-1f2b3a4c5d6e'

  test.each(CHANNELS)('%s refuses a key that its schema does not name', (channel) => {
    expect(contract[channel].input.safeParse({ unexpected: 1 }).success).toBe(false)
  })

  test('not a request that is too heavy, before any schema looks at it', async () => {
    expect(await codeFor('session.signIn', { username: 'nurse', password: 'x'.repeat(1_100_000) })).toBe('badInput')
    expect(
      await codeFor('forms.keep', { formId: FORM, base: 0, changes: Array.from({ length: 200_000 }, () => ({})) }),
    ).toBe('badInput')
    expect(await codeFor('application.state', { ['k'.repeat(1_100_000)]: 1 })).toBe('badInput')
  })

  test('not a request that is no plain data', async () => {
    const endless: Record<string, unknown> = {}
    endless['self'] = endless
    for (const input of [endless, new Map(), new Date(), new Error('x'), [new Uint8Array(4)], undefined, 'text', 10n]) {
      expect(await codeFor('application.state', input)).toBe('badInput')
    }
  })

  test('not a key hidden in an object without a prototype, or named __proto__', async () => {
    expect(await codeFor('application.state', Object.assign(Object.create(null) as object, { extra: 1 }))).toBe(
      'badInput',
    )
    expect(await codeFor('application.state', JSON.parse('{"__proto__": {"phase": "signedIn"}}'))).toBe('badInput')
  })
})

describe('what the door lets out', () => {
  const SECRET = 'Golnaz Mehrabani'

  test('an answer that does not fit its schema stays inside', async () => {
    const { ask, log } = doorWith(as('coordinator'), { 'subjects.list': () => [{ name: SECRET, surprise: SECRET }] })
    const answer = await ask({ channel: 'subjects.list', input: { search: '' } })
    expect(answer).toMatchObject({ ok: false, error: { code: 'failed' } })
    expect(JSON.stringify(answer) + log.recent().join()).not.toContain('Golnaz')
  })

  test('an answer with one key too many stays inside, though all the rest fits', async () => {
    const { ask } = doorWith(as('nurse'), { 'session.touch': () => ({ secondsLeft: 5, secret: SECRET }) })
    expect(await ask({ channel: 'session.touch' })).toMatchObject({ error: { code: 'failed' } })
  })

  test('an error nobody foresaw becomes an incident with an id that stands in the log, without its text', async () => {
    const { ask, log } = doorWith(as('nurse'), {
      'session.touch': () => {
        throw new Error(`UNIQUE constraint failed: ${SECRET}`)
      },
    })
    const answer = await ask({ channel: 'session.touch' })
    const shown = /incident ([0-9a-f]{8})/.exec(answer.ok ? '' : answer.error.message)?.[1]
    expect(shown).toBeDefined()
    expect(log.recent().at(-1)).toContain(shown)
    expect(JSON.stringify(answer) + log.recent().join()).not.toMatch(/Golnaz|UNIQUE/)
  })

  test.each([
    [new Refusal('stale', 'changed meanwhile'), 'stale'],
    [new StoreError('diskFull'), 'diskFull'],
    [new StoreError('wrongKey'), 'storeDamaged'],
  ])('an error that was foreseen keeps its code and its sentence', async (thrown, code) => {
    const { ask } = doorWith(as('nurse'), {
      'session.touch': () => {
        throw thrown
      },
    })
    expect(await ask({ channel: 'session.touch' })).toEqual({ ok: false, error: { code, message: thrown.message } })
  })

  test('a session that locks between admission and handler refuses', async () => {
    const log = createLog(null)
    const handlers = { 'session.touch': () => ({ secondsLeft: 1 }) } as unknown as Handlers
    const work = () => {
      throw new Refusal('signedOut', 'Sign in first.')
    }
    const session = { standing: () => as('nurse'), work, requests: new Requests() }
    const door = createDoor({ origin: ORIGIN, handlers, session, log })
    expect(await door({ channel: 'session.touch', input: {}, sender: OURS })).toMatchObject({
      error: { code: 'signedOut' },
    })
  })
})
