import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { proofsIn, type Proof } from './titles.ts'

const TESTS = '{shared,db,electron,renderer,e2e,scripts}/**/*.{test,spec}.{ts,tsx}'

/** The proofs in all tests of the project, by file. The tests of this script speak of lines without proving them. */
export function readProofs(root: string): readonly Proof[] {
  return globSync(TESTS, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('scripts/traceability/'))
    .toSorted()
    .flatMap((file) => proofsIn(file, readFileSync(join(root, file), 'utf8')))
}
