import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, errors, type ElectronApplication } from '@playwright/test'

/** Where an application starts from and where it keeps its data. */
export interface LaunchOptions {
  /** A packaged executable; by default the development build in out/. */
  readonly executablePath?: string
  /** The folder of the application to start from source; by default this one. */
  readonly application?: string
  /** The folder that stands for the person's own; by default a fresh empty one. */
  readonly userData?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** A start takes about a second; on a busy machine several. In milliseconds. */
const START_LIMIT = 30_000

/** How often a packaged application is started before the test gives up. */
const PACKAGED_ATTEMPTS = 4

/** A fresh empty folder for one application's data. */
export function freshUserData(): string {
  return mkdtempSync(join(tmpdir(), 'trialbook-e2e-'))
}

/**
 * Starts the application as a person would, on a data folder of its own. Chromium refuses its sandbox to root.
 *
 * From source the executable is left to Playwright: it then starts Electron with a script of its own that holds the
 * application back until both debuggers are connected. Into a packaged application it cannot bring that script, and about
 * one start in ten is lost in the race between the first window and the debugger; such a start is ended and made again.
 */
export async function launch(options: LaunchOptions = {}): Promise<ElectronApplication> {
  const { executablePath, application = '.', userData = freshUserData(), args = [], env = {} } = options
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const appFolder = executablePath === undefined ? [application] : []
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const how = {
    args: [...asRoot, `--user-data-dir=${userData}`, ...appFolder, ...args],
    env: { ...Object.fromEntries(inherited), ...env },
    timeout: START_LIMIT,
  }
  return executablePath === undefined ? _electron.launch(how) : launchPackaged({ ...how, executablePath })
}

async function launchPackaged(how: NonNullable<Parameters<typeof _electron.launch>[0]>): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // One start after the other, as they share a data folder.
      // oxlint-disable-next-line no-await-in-loop
      return await _electron.launch({ ...how, timeout: START_LIMIT / 2 })
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === PACKAGED_ATTEMPTS) throw error
    }
  }
}
