import { LINES } from './lines.ts'
import type { Proof } from './titles.ts'

/** The page: each line with the tests that prove it, or the word that none does yet. */
export function traceabilityPage(proofs: readonly Proof[]): string {
  const sections = Object.entries(LINES).map(([line, words]) => {
    const own = proofs.filter(({ lines }) => lines.includes(line))
    const list = own.map(({ file, title }) => `- \`${file}\`: ${title}`)
    return [`## ${line} ${words}`, list.length > 0 ? list.join('\n') : 'Not yet proved by a test.'].join('\n\n')
  })
  const head =
    'What the record must satisfy, and the tests that prove each line. Made from the titles of the tests by ' +
    '`scripts/traceability.ts`. A group stands for all tests in it.'
  return `${['# Traceability', head, ...sections].join('\n\n')}\n`
}

/** The lines that no proof names. */
export function unproved(proofs: readonly Proof[]): readonly string[] {
  const proved = new Set(proofs.flatMap(({ lines }) => lines))
  return Object.keys(LINES).filter((line) => !proved.has(line))
}
