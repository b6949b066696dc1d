import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test as base, type ElectronApplication, type Page } from '@playwright/test'
import type { ChannelName, Input, Output } from '../../shared/ipc/contract.ts'
import type { Envelope } from '../../shared/ipc/envelope.ts'
import { freshUserData, launch } from '../launch.ts'

/** One running application with its folders. */
export interface Running {
  readonly application: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** What the folder dialog answers with. */
  readonly folder: string
  /** Where the recovery kit is 'printed' to. */
  readonly kitFile: string
  /** Asks a channel and gives the whole envelope, as the page gets it. */
  ask<N extends ChannelName>(channel: N, input: Input<N>): Promise<Envelope<Output<N>>>
  /** The same where a refusal would be a mistake of the test. */
  get<N extends ChannelName>(channel: N, input: Input<N>): Promise<Output<N>>
}

export interface StartOptions {
  readonly userData?: string
  readonly idleSeconds?: number
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  /** A packaged executable in place of the build in out/. */
  readonly executablePath?: string
}

/** Asks a channel from a page, as the renderer does. */
export function askFrom<N extends ChannelName>(page: Page, channel: N, input: Input<N>): Promise<Envelope<Output<N>>> {
  const invoke = ([name, given]: [string, unknown]) => window.trialbook.invoke(name as N, given as Input<N>)
  return page.evaluate(invoke, [channel, input] as [string, unknown])
}

/** Starts the application for a test, which answers dialogs and may shorten the idle time. */
export async function start(options: StartOptions = {}): Promise<Running> {
  const { userData = freshUserData(), idleSeconds, env = {}, args = [], executablePath } = options
  const folder = join(userData, 'chosen')
  const kitFile = join(userData, 'chosen', 'kit.pdf')
  mkdirSync(folder, { recursive: true })
  const application = await launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    userData,
    args,
    env: {
      TRIALBOOK_TEST: '1',
      TRIALBOOK_TEST_FOLDER: folder,
      TRIALBOOK_TEST_PRINT_TO: kitFile,
      ...(idleSeconds === undefined ? {} : { TRIALBOOK_TEST_IDLE: String(idleSeconds) }),
      ...env,
    },
  })
  const page = await application.firstWindow()
  await page.waitForFunction(() => 'trialbook' in window)
  const ask: Running['ask'] = (channel, input) => askFrom(page, channel, input)
  const get: Running['get'] = async (channel, input) => {
    const answer = await ask(channel, input)
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code} ${answer.error.message}`)
    return answer.value
  }
  return { application, page, userData, folder, kitFile, ask, get }
}

/** The first administrator of a study made by {@link makeStudy}. */
export const ADMINISTRATOR = {
  username: 'ada.admin',
  name: 'Ada Lovelace-Planted',
  password: 'seven herons over the lake',
}

/** Goes through the first run, types the two words back and gives the kit. Nobody is signed in afterwards. */
export async function makeStudy({ get }: Running): Promise<{ readonly words: readonly string[] }> {
  const site = { siteName: 'Planted Children Clinic', siteCode: 'TEH', organisation: 'Planted Children Clinic' }
  const kit = await get('setup.create', { ...site, ...ADMINISTRATOR })
  const typed = kit.ask.map((place) => kit.words[place - 1] ?? '') as [string, string]
  expect((await get('setup.confirmKit', { words: typed })).phase).toBe('signedOut')
  return kit
}

/** Signs in and fails the test when that is refused. */
export async function signIn({ get }: Running, username: string, password: string): Promise<void> {
  expect((await get('session.signIn', { username, password })).result).toBe('signedIn')
}

/** Signs out and waits until the page has been loaded anew. */
export async function signOut({ page, get }: Running): Promise<void> {
  const loaded = page.waitForEvent('load')
  await get('session.signOut', {})
  await loaded
}

/** Adds a person with the administrator's hands and lets them choose their own password. Signed out before and after. */
export async function addPerson(
  running: Running,
  person: { readonly username: string; readonly name: string; readonly role: Output<'people.list'>[number]['role'] },
  password: string,
): Promise<void> {
  const temporaryPassword = 'a red kettle on the stove'
  await signIn(running, ADMINISTRATOR.username, ADMINISTRATOR.password)
  await running.get('people.add', { ...person, organisation: 'Clinic', temporaryPassword })
  await signOut(running)
  await signIn(running, person.username, temporaryPassword)
  await running.get('session.changePassword', { current: temporaryPassword, next: password })
  await signOut(running)
}

/** `test` with one application that is closed afterwards, whatever happens. */
export const test = base.extend<{ running: Running }>({
  // Playwright reads the names of the fixtures that a fixture needs from this first argument.
  // oxlint-disable-next-line no-empty-pattern
  running: async ({}, use) => {
    const running = await start()
    await use(running)
    await running.application.close()
  },
})
export { expect }
