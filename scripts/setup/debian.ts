import { ask, must } from '../lib/run.ts'
import { Problem } from '../lib/problem.ts'

/**
 * What Electron, a display that is not there and the SQLite addon need of Debian or Ubuntu. Where a package was renamed,
 * the names stand in the order in which they are tried. The fonts are two that hold Latin, Arabic and Persian letters.
 */
export const RUNTIME_PACKAGES = [
  'xvfb',
  'xauth',
  'libgtk-3-0t64|libgtk-3-0',
  'libnss3',
  'libasound2t64|libasound2',
  'libgbm1',
  'libxss1',
  'libnotify4',
  'libsecret-1-0',
  'libxtst6',
  'fonts-dejavu-core',
  'fonts-noto-core',
]

/** To unpack the substitute Electron. */
export const UNPACKING_PACKAGES = ['unzip', 'ca-certificates']

/** To build the SQLite addon. */
export const COMPILER_PACKAGES = ['python3', 'make', 'g++']

function installedAmong(names: readonly string[]): Set<string> {
  const { stdout } = ask('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}|${Package}\n', ...names])
  return new Set(
    stdout
      .split('\n')
      .filter((line) => line.startsWith('ii'))
      .map((line) => line.split('|')[1] ?? ''),
  )
}

function knownToApt(name: string): boolean {
  return ask('apt-cache', ['show', '--no-all-versions', name]).code === 0
}

/**
 * Installs the Debian packages that are missing. Does nothing on other systems, which bring these libraries along or
 * name them differently.
 * @param wanted package names; `a|b` means either
 * @throws Problem when they are missing and cannot be installed from here, with the command that would
 */
export function needDebianPackages(wanted: readonly string[]): void {
  if (process.platform !== 'linux' || ask('dpkg-query', ['--version']).code !== 0) return
  const installed = installedAmong(wanted.flatMap((names) => names.split('|')))
  const missing = wanted.filter((names) => !names.split('|').some((name) => installed.has(name)))
  if (missing.length === 0) return

  const mayInstall = process.getuid?.() === 0
  if (mayInstall) ask('apt-get', ['update', '-qq'])
  const chosen = missing.map((names) => names.split('|').find(knownToApt) ?? names.split('|').at(-1) ?? names)
  const command = `apt-get install -y --no-install-recommends ${chosen.join(' ')}`
  if (!mayInstall) throw new Problem(`These system packages are missing. Install them with: sudo ${command}`)

  console.error(`setup: installing the system packages ${chosen.join(' ')}`)
  must(
    'install the system packages',
    `Check that this machine reaches its Debian mirror, then run: ${command}`,
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...chosen],
    { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } },
  )
}
