import { readFileSync, writeFileSync } from 'node:fs'
import { checks } from '../shared/study/checks/index.ts'
import { studyMarkdown } from '../shared/study/documentation.ts'
import { studySettings } from '../shared/study/settings.ts'
import { study } from '../shared/study/study.ts'

/*
 * Writes docs/study.md from the definitions. With --check it only compares, and fails when the page is not up to date:
 *   node scripts/study-docs.ts [--check]
 */
const file = new URL('../docs/study.md', import.meta.url)
const page = studyMarkdown(study, checks, studySettings)

if (process.argv.includes('--check')) {
  if (read() !== page) {
    console.error('docs/study.md does not match the definitions. Run: node scripts/study-docs.ts')
    process.exitCode = 1
  }
} else {
  writeFileSync(file, page)
}

function read(): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
