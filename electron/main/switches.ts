import type { BuildKind } from './build.ts'

/**
 * Every switch that an installed Trialbook understands. A list of what is allowed and not of what is dangerous: Chromium and
 * Node know hundreds of switches that open a debugger, drop the sandbox, run scripts or write logs, and gain new ones.
 */
const ALLOWED = [
  'store',
  'print-documents',
  'user-data-dir',
  'lang',
  'force-device-scale-factor',
  'high-contrast',
  'disable-gpu',
  'ozone-platform',
  'ozone-platform-hint',
]

/** The name of a switch in any spelling that Chromium reads, or null when the argument is none. */
function switchName(argument: string, platform: NodeJS.Platform): string | null {
  const prefix = platform === 'win32' ? /^(?:--?|\/)([^=]*)/ : /^--?([^=]*)/
  return prefix.exec(argument)?.[1]?.toLowerCase() ?? null
}

/**
 * The switches on the command line that this build refuses to start with, in the order given; empty when it may start.
 * `args` is the command line without the program itself. Builds for tests and development allow all, as a test drives the
 * application through a debugger.
 */
export function refusedSwitches(args: readonly string[], kind: BuildKind, platform = process.platform): string[] {
  if (kind !== 'release') return []
  const names = args.map((argument) => switchName(argument, platform)).filter((name) => name !== null)
  return names.filter((name) => !ALLOWED.includes(name))
}

/** Variables by which Chromium or Node would write what a page says, or a crash, to a file or a terminal, or run other code. */
const LOUD = [
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_FILE',
  'ELECTRON_ENABLE_STACK_DUMPING',
  'CHROME_LOG_FILE',
  'SSLKEYLOGFILE',
]

/** The variables of the environment that this build refuses to start with; empty when it may start. */
export function refusedVariables(environment: Readonly<Record<string, string | undefined>>, kind: BuildKind): string[] {
  return kind === 'release' ? LOUD.filter((name) => (environment[name] ?? '') !== '') : []
}

/** The value of `--name=value`, or undefined. The last one given counts, as in Chromium. */
export function switchValue(args: readonly string[], name: string): string | undefined {
  const prefix = `--${name}=`
  return args.findLast((argument) => argument.startsWith(prefix))?.slice(prefix.length)
}
