// Adds up what the test runners report. Nothing that went wrong may vanish in the sum: a file that could not be loaded, a
// runner that crashed and a test that was skipped are failures with a name.
import { isAbsolute, relative } from 'node:path'
import { z } from 'zod'
import { root } from '../lib/project.ts'

/** The outcome of some tests. */
export interface Tally {
  readonly passed: number
  /** One line for each failed test. */
  readonly failed: readonly string[]
}

/** Adds tallies up. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
  }
}

/** The line that `npm test` ends with. */
export function lastLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed.length} failed`
}

/** A step that is one test by itself, such as the type check. */
export function ofStep(name: string, exitCode: number): Tally {
  return exitCode === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [name] }
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

/**
 * Reads vitest's JSON report.
 * @param report the parsed report; undefined when none was written
 * @param exitCode of the runner
 */
export function ofVitest(report: unknown, exitCode: number): Tally {
  const parsed = vitestReport.safeParse(report)
  if (!parsed.success) return { passed: 0, failed: ['unit tests: the runner ended without a report'] }
  const tallies = parsed.data.testResults.map(({ name, status, assertionResults }): Tally => {
    const file = isAbsolute(name) ? relative(root, name) : name
    const failed = assertionResults.filter((test) => test.status !== 'passed').map((test) => describe(file, test))
    if (failed.length === 0 && status !== 'passed') failed.push(`${file}: the file could not be run`)
    return { passed: assertionResults.filter((test) => test.status === 'passed').length, failed }
  })
  return withCrash('unit tests', sum(tallies), exitCode)
}

function describe(file: string, test: { readonly fullName: string; readonly status: string }): string {
  const note = test.status === 'failed' ? '' : ` (${test.status})`
  return `${file}: ${test.fullName.trim()}${note}`
}

interface PlaywrightSuite {
  readonly title: string
  readonly specs: readonly {
    readonly title: string
    readonly file: string
    readonly tests: readonly { readonly status: string }[]
  }[]
  readonly suites?: readonly PlaywrightSuite[] | undefined
}

const playwrightSuite: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({
    title: z.string(),
    specs: z.array(z.object({ title: z.string(), file: z.string(), tests: z.array(z.object({ status: z.string() })) })),
    suites: z.array(playwrightSuite).optional(),
  }),
)

const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.string().optional() })),
})

/**
 * Reads Playwright's JSON report. A flaky test counts as failed: it did fail.
 * @param report the parsed report; undefined when none was written
 * @param exitCode of the runner
 */
export function ofPlaywright(report: unknown, exitCode: number): Tally {
  const parsed = playwrightReport.safeParse(report)
  if (!parsed.success) return { passed: 0, failed: ['end-to-end tests: the runner ended without a report'] }
  const errors = parsed.data.errors.map(({ message }) => `end-to-end tests: ${message?.split('\n')[0] ?? 'error'}`)
  return withCrash(
    'end-to-end tests',
    sum([...parsed.data.suites.map(ofSuite), { passed: 0, failed: errors }]),
    exitCode,
  )
}

function ofSuite(suite: PlaywrightSuite): Tally {
  const own = suite.specs.flatMap(({ title, file, tests }) =>
    tests.map(({ status }): Tally => {
      if (status === 'expected') return { passed: 1, failed: [] }
      const note = status === 'unexpected' ? '' : ` (${status})`
      return { passed: 0, failed: [`e2e/${file}: ${title}${note}`] }
    }),
  )
  return sum([...own, ...(suite.suites ?? []).map(ofSuite)])
}

/** A runner that says it failed without naming a test has failed all the same, and one that ran nothing proves nothing. */
function withCrash(name: string, tally: Tally, exitCode: number): Tally {
  if (tally.failed.length > 0) return tally
  if (exitCode !== 0) return { ...tally, failed: [`${name}: the runner ended with code ${exitCode}`] }
  return tally.passed > 0 ? tally : { passed: 0, failed: [`${name}: not one test ran`] }
}
