import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readingOf, type ActContext } from '../../db/acts/actContext.ts'
import { saveForm } from '../../db/acts/saveForm.ts'
import { complete, keep, opened } from '../../db/acts/testing/child.ts'
import { chooseForms } from '../../db/entries/testing/twice.ts'
import { addressOf } from '../../shared/form/items.ts'
import { gmfm88 } from '../../shared/instruments/gmfm88.ts'
import { CHANNELS, type ChannelName } from '../../shared/ipc/contract.ts'
import { currentForm } from '../../shared/study/study.ts'
import { Jobs } from '../jobs/jobs.ts'
import { createLog } from '../log.ts'
import { ORIGIN } from '../page.ts'
import type { Platform } from '../platform/platform.ts'
import { createDoor } from './door.ts'
import { createHandlers } from './handlers/index.ts'
import { sampleInputs } from './testing/sampleInputs.ts'
import { passwordOf, SECOND, studyHouse, type Contents, type StudyHouse } from './testing/studyHouse.ts'

/**
 * Somebody who wants to know what the first entry says asks every channel there is, about that form and that child, once after a
 * first entry with these answers and once after one with others. Whatever is answered must be the same: then nothing in it, no
 * value, score, finding, count or mark, depends on what the first entry says. A new channel is asked as soon as it has a sample.
 */
const ENTRIES = {
  one: { score: '2', walker: 'Zanjabil walker', date: '2026-01-13', start: '08:17' },
  other: { score: '1', walker: 'Kangaroo walker', date: '2026-02-09', start: '08:01' },
} as const

/**
 * These end the session, or are no question about a child; taking an open entry over is a right, and audited; another child would
 * stand before or after this one by chance.
 */
const NOT_ASKED =
  /^(application|setup|session|recovery|kit|people|preferences|jobs|verify|backup)\.|^(forms\.takeOver|subjects\.register)$/

const platform: Platform = {
  version: '1.0.0',
  chooseFolder: () => Promise.resolve(null),
  chooseFile: () => Promise.resolve(null),
  openFile: () => Promise.resolve(null),
  showFolder: () => undefined,
  print: () => Promise.resolve(false),
}

let house: StudyHouse
beforeAll(async () => void (house = await studyHouse('open')))
afterAll(() => house.remove())

async function signIn(username: string) {
  house.session.signOut()
  await house.session.signIn({ username, password: passwordOf(username) })
  return house.session.work().act
}

type Answers = (typeof ENTRIES)[keyof typeof ENTRIES]
/** The first entry is saved and open, or complete; or it is complete and always the same, and the second is saved and open. */
type Stage = 'first' | 'complete' | 'second'

/** A study in which one entry says this; hands back the form. */
async function world(stage: Stage, answers: Answers): Promise<string> {
  await house.enter('coordinator')
  chooseForms(house.session.work().act, 'GMFM88')
  const nurse = await signIn('nora')
  const formId = opened(nurse, house.contents.subjectId, 'GMFM88', 'BL')
  typeEntry(nurse, formId, stage === 'second' ? ENTRIES.one : answers)
  if (stage === 'first') saveForm(nurse, { formId, base: 0 })
  else complete(nurse, formId)
  if (stage !== 'second') return formId
  const second = await signIn('ines')
  typeEntry(second, formId, answers)
  saveForm(second, { formId, base: 0 })
  return formId
}

function typeEntry(person: ActContext, formId: string, { score, walker, date, start }: Answers): void {
  keep(person, formId, {
    GMFM_DATE: date,
    GMFM_START: start,
    GMFM_END: '09:00',
    GMFM_ASSESSOR: person.person.id,
    GMFM_SCORE_TYPE: 'WITH_AIDS',
    GMFM_AID: 'OTHER',
    GMFM_AID_FROM: 'D',
    GMFM_AID_OTHER: walker,
    ...Object.fromEntries(gmfm88.items.map(({ id }) => [id, score])),
  })
}

/** Everything the person hears about the form, by question; ids and hashes, which are drawn anew each time, made alike. */
async function hears(username: string, formId: string): Promise<ReadonlyMap<string, string>> {
  const { person, store } = await signIn(username)
  const { contents, session } = house
  const log = createLog(null)
  const jobs = new Jobs({
    workerFile: new URL('../jobs/worker.ts', import.meta.url),
    openStore: () => store,
    say: () => 0,
    log,
    render: () => Promise.reject(new Error('nothing is printed here')),
  })
  const door = createDoor({ origin: ORIGIN, handlers: createHandlers(session, jobs, platform), session, log })
  const about: Contents = { ...contents, formId, readyId: formId, draftId: formId, emptyId: formId, symptomId: formId }
  const samples = sampleInputs(about, readingOf({ person, store }).db, username)
  const asked: [ChannelName, unknown][] = [
    ...CHANNELS.filter((channel) => !NOT_ASKED.test(channel)).map((channel): [ChannelName, unknown] => [
      channel,
      samples[channel] ?? {},
    ]),
    ...['GMFM_DATE', 'GMFM_AID_OTHER', 'GMFM_TOTAL'].map((item): [ChannelName, unknown] => [
      'forms.itemHistory',
      { formId, address: addressOf(currentForm('GMFM88'), item) },
    ]),
    ...[
      { formId },
      { formOid: 'GMFM88' },
      { item: 'GMFM_AID_OTHER' },
      { text: 'Zanjabil' },
      { text: 'walker' },
      { kind: 'entry.saved' },
    ].map((filter): [ChannelName, unknown] => ['audit.page', { filter, before: null, limit: 500 }]),
  ]
  const heard = new Map<string, string>()
  const sender = { ownWindow: true, topFrame: true, origin: ORIGIN }
  for (const [channel, input] of asked) {
    const answer = await door({ channel, input, sender })
    heard.set(`${channel} ${alike(JSON.stringify(input))}`, alike(JSON.stringify(answer)))
  }
  await jobs.stopAll()
  return heard
}

const alike = (text: string): string =>
  text.replace(/[0-9a-f]{64}/g, 'HASH').replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')

/** The questions to which the two worlds are answered differently. */
async function tellsApart(username: string, stage: Stage): Promise<readonly string[]> {
  const one = await hears(username, await world(stage, ENTRIES.one))
  const other = await hears(username, await world(stage, ENTRIES.other))
  return [...one].filter(([question, answer]) => other.get(question) !== answer).map(([question]) => question)
}

const OTHERS: Readonly<Record<Stage, readonly string[]>> = {
  first: ['ines', 'cora', 'mona'],
  complete: ['ines', 'cora', 'mona', 'ada.admin'],
  second: ['nora', SECOND, 'mona'],
}

describe.each(['first', 'complete', 'second'] as const)('double entry, stage %s', (stage) => {
  test.each(OTHERS[stage])('%s cannot tell by any channel what the entry says', async (username) => {
    expect(await tellsApart(username, stage)).toEqual([])
  })

  test('and its own person can, so the question is a real one', async () => {
    const told = await tellsApart(stage === 'second' ? 'ines' : 'nora', stage)
    expect(told.map((question) => question.split(' ')[0])).toEqual(
      expect.arrayContaining(['forms.read', 'forms.itemHistory', 'audit.page']),
    )
  })
})
