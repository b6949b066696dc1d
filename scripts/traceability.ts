import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { traceabilityPage } from './traceability/page.ts'
import { readProofs } from './traceability/read.ts'

/*
 * Writes docs/traceability.md from the titles of the tests. With --check it only compares, and fails when the page is not up to date:
 *   node scripts/traceability.ts [--check]
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const file = new URL('../docs/traceability.md', import.meta.url)
const page = traceabilityPage(readProofs(root))

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== page) {
    console.error('docs/traceability.md does not match the tests. Run: node scripts/traceability.ts')
    process.exitCode = 1
  }
} else {
  writeFileSync(file, page)
}
