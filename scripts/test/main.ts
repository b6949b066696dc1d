// `npm test`: everything that proves the project, ending in one line with the number of tests that passed and failed.
//   npm test                 all of it
//   npm test -- static unit  only some parts: static, unit, e2e
import { Problem, runCommand } from '../lib/problem.ts'
import { PARTS } from './parts.ts'
import { lastLine, sum, type Tally } from './tally.ts'

await runCommand(async () => {
  const groups = process.argv.slice(2)
  const unknown = groups.find((group) => !PARTS.some((part) => part.group === group))
  if (unknown !== undefined) throw new Problem(`There is no part '${unknown}'. The parts are: static, unit, e2e.`)

  const chosen = groups.length === 0 ? PARTS : PARTS.filter((part) => groups.includes(part.group))
  const tallies: Tally[] = []
  for (const part of chosen) {
    console.log(`\n== ${part.name}`)
    // One at a time: each of them uses all of a small machine.
    // oxlint-disable-next-line no-await-in-loop
    tallies.push(await part.run())
  }
  const all = sum(tallies)
  console.log('')
  for (const name of all.failed) console.log(`failed: ${name}`)
  console.log(lastLine(all))
  return all.failed.length === 0 ? 0 : 1
})
