import { describe, expect, test } from 'vitest'
import { lastLine, ofPlaywright, ofStep, ofVitest, sum } from './tally.ts'

const unit = (status: string, ...tests: (readonly [name: string, status: string])[]) => ({
  testResults: [
    {
      name: 'shared/roles.test.ts',
      status,
      assertionResults: tests.map(([fullName, result]) => ({ fullName, status: result })),
    },
  ],
})

const endToEnd = (...statuses: string[]) => ({
  errors: [],
  suites: [
    {
      title: 'first.spec.ts',
      specs: [],
      suites: [
        {
          title: 'a group',
          specs: statuses.map((status, index) => ({
            title: `test ${index}`,
            file: 'first.spec.ts',
            tests: [{ status }],
          })),
        },
      ],
    },
  ],
})

describe('The sum of all tests', () => {
  test('counts passed tests and names failed ones', () => {
    expect(ofVitest(unit('failed', ['one', 'passed'], ['two', 'failed']), 1)).toEqual({
      passed: 1,
      failed: ['shared/roles.test.ts: two'],
    })
    expect(ofPlaywright(endToEnd('expected', 'unexpected'), 1)).toEqual({
      passed: 1,
      failed: ['e2e/first.spec.ts: test 1'],
    })
  })

  test('a skipped test is a failed test, since it proved nothing', () => {
    expect(ofVitest(unit('passed', ['one', 'passed'], ['two', 'skipped']), 0).failed).toEqual([
      'shared/roles.test.ts: two (skipped)',
    ])
    expect(ofPlaywright(endToEnd('expected', 'skipped'), 0).failed).toEqual(['e2e/first.spec.ts: test 1 (skipped)'])
  })

  test('a test that passed only when tried again is a failed test', () => {
    expect(ofPlaywright(endToEnd('flaky'), 0).failed).toEqual(['e2e/first.spec.ts: test 0 (flaky)'])
  })

  test('a test file that could not be loaded is one failure', () => {
    expect(ofVitest(unit('failed'), 1).failed).toEqual(['shared/roles.test.ts: the file could not be run'])
  })

  test('a runner that crashed is one failure, with or without a report', () => {
    expect(ofVitest(undefined, 137).failed).toHaveLength(1)
    expect(ofVitest(unit('passed', ['one', 'passed']), 1)).toEqual({
      passed: 1,
      failed: ['unit tests: the runner ended with code 1'],
    })
    expect(ofPlaywright(undefined, 124).failed).toHaveLength(1)
    expect(ofPlaywright({ ...endToEnd('expected'), errors: [{ message: 'no tests\nat line 1' }] }, 1).failed).toEqual([
      'end-to-end tests: no tests',
    ])
  })

  test('a run without a single test is a failure', () => {
    expect(ofVitest({ testResults: [] }, 0).failed).toEqual(['unit tests: not one test ran'])
    expect(ofPlaywright({ suites: [], errors: [] }, 0).failed).toEqual(['end-to-end tests: not one test ran'])
  })

  test('a static step is one test', () => {
    expect(sum([ofStep('types', 0), ofStep('lint', 2)])).toEqual({ passed: 1, failed: ['lint'] })
  })

  test('the last line says both numbers', () => {
    expect(lastLine({ passed: 41, failed: ['lint'] })).toBe('41 passed, 1 failed')
  })
})
