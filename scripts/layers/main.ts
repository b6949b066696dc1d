// Reads every source file of the project and says which imports break the rules of the house.
import { globSync, readFileSync } from 'node:fs'
import { runCommand } from '../lib/problem.ts'
import { inProject, root } from '../lib/project.ts'
import { checkFile, LAYERS } from './rules.ts'

await runCommand(async () => {
  const files = globSync(`{${LAYERS.join(',')}}/**/*.{ts,tsx,mjs}`, { cwd: root }).map((file) =>
    file.replaceAll('\\', '/'),
  )
  const findings = files.flatMap((file) => checkFile(file, readFileSync(inProject(file), 'utf8')))
  for (const finding of findings) console.error(finding)
  console.log(`${files.length} files, ${findings.length} broken rules`)
  return findings.length === 0 ? 0 : 1
})
