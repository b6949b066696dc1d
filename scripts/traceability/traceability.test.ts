import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { traceabilityPage, unproved } from './page.ts'
import { readProofs } from './read.ts'
import { proofsIn } from './titles.ts'

const proofs = readProofs(fileURLToPath(new URL('../..', import.meta.url)))

test('every line of the regulation is proved by a test that names it', () => {
  expect(unproved(proofs)).toEqual([])
})

test('titles name lines alone, in a row and as a span', () => {
  const text = `test('R01: a', x)\ndescribe.each([1])("b (R18, R26)", y)\ntest(\`R15-R17 c\`, z)\ntest('no line', w)`
  expect(proofsIn('x.test.ts', text)).toEqual([
    { file: 'x.test.ts', title: 'R01: a', lines: ['R01'] },
    { file: 'x.test.ts', title: 'b (R18, R26)', lines: ['R18', 'R26'] },
    { file: 'x.test.ts', title: 'R15-R17 c', lines: ['R15', 'R16', 'R17'] },
  ])
})

test('a line that no test names says so on the page', () => {
  expect(traceabilityPage([]).match(/Not yet proved/g)).toHaveLength(48)
})
