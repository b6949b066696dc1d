import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHANNELS, type ChannelName } from '../../shared/ipc/contract.ts'
import type { ErrorCode } from '../../shared/ipc/envelope.ts'
import { ROLES } from '../../shared/roles.ts'
import { Jobs } from '../jobs/jobs.ts'
import { createLog } from '../log.ts'
import { ORIGIN } from '../page.ts'
import type { Platform } from '../platform/platform.ts'
import { createDoor } from './door.ts'
import { createHandlers } from './handlers/index.ts'
import { OUTCOMES } from './testing/outcomes.ts'
import { sampleInputs, type Samples } from './testing/sampleInputs.ts'
import { studyHouse, USERNAMES, type StudyHouse, type StudyState, type Who } from './testing/studyHouse.ts'

const STATES: readonly StudyState[] = ['open', 'frozen', 'locked']
const CODES: Readonly<Partial<Record<ErrorCode | 'ok', string>>> = {
  ok: '+',
  notAllowed: '-',
  frozen: 'F',
  signedOut: 'o',
  locked: 'l',
}

/** What stands in the table for a channel. */
function expected(channel: ChannelName, who: Who, state: StudyState): string | undefined {
  const codes = OUTCOMES[channel].split(/ +/)
  if (who === 'out' || who === 'lock') return codes[who === 'out' ? 0 : 1]
  return codes[2 + STATES.indexOf(state) * ROLES.length + ROLES.indexOf(who)]
}

const platform: Platform = {
  version: '1.0.0',
  chooseFolder: () => Promise.resolve(null),
  chooseFile: () => Promise.resolve(null),
  openFile: () => Promise.resolve(null),
  showFolder: () => undefined,
  print: () => Promise.resolve(false),
}

/** Asks a channel of the door as the session of the house stands, with every handler there is. */
async function outcome({ session }: StudyHouse, channel: ChannelName, input: unknown): Promise<string> {
  const log = createLog(null)
  const openStore = () => (session.standing().phase === 'signedIn' ? session.work().account.store : null)
  const render = () => Promise.reject(new Error('no page is asked for here'))
  const jobs = new Jobs({
    workerFile: new URL('../jobs/worker.ts', import.meta.url),
    openStore,
    say: () => 0,
    log,
    render,
  })
  const door = createDoor({ origin: ORIGIN, handlers: createHandlers(session, jobs, platform), session, log })
  const answer = await door({ channel, input, sender: { ownWindow: true, topFrame: true, origin: ORIGIN } })
  await jobs.stopAll()
  // Signing out and locking wait until the answer is on its way.
  await new Promise(setImmediate)
  return CODES[answer.ok ? 'ok' : answer.error.code] ?? '~'
}

test('the table has a line for every channel and no other, with two and three times five codes', () => {
  expect(Object.keys(OUTCOMES).toSorted()).toEqual([...CHANNELS].toSorted())
  for (const [channel, line] of Object.entries(OUTCOMES)) {
    expect(line, channel).toMatch(/^[-+~ol] [-+~ol]( {2}[-+~F]( [-+~F]){4}){3}$/)
  }
})

describe.each(STATES)('R24, R26: a study that is %s answers as the table says', (state) => {
  let house: StudyHouse
  let samples: Samples

  beforeAll(async () => {
    house = await studyHouse(state)
    await enter('nurse')
  })
  afterAll(() => house.remove())

  async function enter(who: Who): Promise<void> {
    await house.enter(who)
    if (who === 'out' || who === 'lock') return
    samples = sampleInputs(house.contents, house.session.work().read.db, USERNAMES[who])
  }

  test.each([...ROLES, 'out', 'lock'] as const)('%s', async (who) => {
    const escapes: string[] = []
    await enter(who)
    for (const channel of CHANNELS) {
      if (house.changed()) await enter(who)
      const said = await outcome(house, channel, samples[channel] ?? {})
      const should = expected(channel, who, state)
      if (said !== should) escapes.push(`${channel}: ${said}, not ${should}`)
    }
    expect(escapes).toEqual([])
  })
})
