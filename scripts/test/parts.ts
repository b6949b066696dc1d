import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { onVirtualScreen } from '../lib/display.ts'
import { inProject } from '../lib/project.ts'
import { show } from '../lib/run.ts'
import { ofPlaywright, ofStep, ofVitest, type Tally } from './tally.ts'

const reports = inProject('out', 'reports')

/** The longest a runner may take before it counts as hung, in minutes. */
const RUNNER_LIMIT = 30

/** The folders that hold code. */
const CODE = ['electron', 'renderer', 'shared', 'db', 'e2e', 'scripts']

/** One thing that `npm test` does, and how its outcome counts. */
export interface Part {
  readonly name: string
  readonly group: 'static' | 'unit' | 'e2e'
  readonly run: () => Promise<Tally>
}

function step(name: string, group: Part['group'], program: string, ...args: string[]): Part {
  return { name, group, run: async () => ofStep(name, await show(program, args, { minutes: RUNNER_LIMIT })) }
}

/** A report left from an earlier run must not stand in for one that was never written. */
function freshReport(name: string): string {
  mkdirSync(reports, { recursive: true })
  const file = `${reports}/${name}.json`
  rmSync(file, { force: true })
  return file
}

function readReport(file: string): unknown {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

async function unitTests(): Promise<Tally> {
  const report = freshReport('unit')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const exitCode = await show('vitest', args, { minutes: RUNNER_LIMIT })
  return ofVitest(readReport(report), exitCode)
}

async function endToEndTests(): Promise<Tally> {
  const report = freshReport('e2e')
  const [program, args] = onVirtualScreen('playwright', ['test', '--reporter=list,json'])
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const exitCode = await show(program, args, { env, minutes: RUNNER_LIMIT })
  return ofPlaywright(readReport(report), exitCode)
}

/** Everything `npm test` runs, in this order. */
export const PARTS: readonly Part[] = [
  step('types', 'static', 'tsc', '--noEmit'),
  // Once more without Node and the DOM: the layers rule sees imports, this sees globals.
  step('types of shared/ alone', 'static', 'tsc', '--noEmit', '--project', 'shared'),
  step('lint', 'static', 'oxlint', '--type-aware', '--deny-warnings', ...CODE),
  step('format', 'static', 'prettier', '--check', '--log-level=warn', ...CODE, '*.ts'),
  step('layers', 'static', process.execPath, 'scripts/layers/main.ts'),
  { name: 'unit tests', group: 'unit', run: unitTests },
  step('build', 'e2e', 'electron-vite', 'build', '--logLevel', 'warn'),
  { name: 'end-to-end tests', group: 'e2e', run: endToEndTests },
]
