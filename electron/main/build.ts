import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What was started: the installed application, an installed application built to be tested (scripts/dist marks the package.json
 * inside its archive, so nobody can turn a release into one), or the source tree of a developer.
 */
export type BuildKind = 'release' | 'test' | 'development'

/** Facts about the running program that decide its kind. */
export interface BuildFacts {
  readonly packaged: boolean
  readonly appFolder: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Which kind of build runs. A developer may ask for the rules of a release, never the other way round. */
export function buildKind({ packaged, appFolder, environment }: BuildFacts): BuildKind {
  if (environment['TRIALBOOK_RELEASE_RULES'] === '1') return 'release'
  if (!packaged) return 'development'
  return isMarked(appFolder) ? 'test' : 'release'
}

function isMarked(appFolder: string): boolean {
  const manifest: unknown = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'))
  const { trialbookTestBuild } = manifest as { readonly trialbookTestBuild?: unknown }
  return trialbookTestBuild === true || trialbookTestBuild === 'true'
}

/** Things a test decides in place of a person or of time. */
export interface TestAffordances {
  /** Where the recovery kit is written instead of to a printer. */
  readonly printTo?: string
  /** What the folder dialog answers. */
  readonly folder?: string
  /** What the file dialog answers. */
  readonly file?: string
  /** Idle time in seconds instead of the setting's minutes. */
  readonly idleSeconds?: number
}

/** What the environment asks for in a test; nothing in a release, whatever the environment says. */
export function testAffordances(kind: BuildKind, environment: BuildFacts['environment']): TestAffordances {
  if (kind === 'release' || environment['TRIALBOOK_TEST'] !== '1') return {}
  const { TRIALBOOK_TEST_PRINT_TO: printTo, TRIALBOOK_TEST_FOLDER: folder, TRIALBOOK_TEST_IDLE: idle } = environment
  const file = environment['TRIALBOOK_TEST_FILE']
  return {
    ...(printTo === undefined ? {} : { printTo }),
    ...(folder === undefined ? {} : { folder }),
    ...(file === undefined ? {} : { file }),
    ...(idle === undefined ? {} : { idleSeconds: Number(idle) }),
  }
}
