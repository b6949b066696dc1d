import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'

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

/** The Electron in node_modules. */
function developmentElectron(): string {
  return createRequire(import.meta.url)('electron') as string
}

/** A fresh empty folder for one application's data. */
export function freshUserData(): string {
  return mkdtempSync(join(tmpdir(), 'trialbook-e2e-'))
}

/** Starts the application as a person would, on a data folder of its own. Chromium refuses its sandbox to root. */
export function launch(options: LaunchOptions = {}): Promise<ElectronApplication> {
  const { executablePath = developmentElectron(), userData = freshUserData(), args = [], env = {} } = options
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const appFolder = options.executablePath === undefined ? [options.application ?? '.'] : []
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return _electron.launch({
    executablePath,
    args: [...asRoot, `--user-data-dir=${userData}`, ...appFolder, ...args],
    env: { ...Object.fromEntries(inherited), ...env },
  })
}
