import { cpus, totalmem } from 'node:os'
import { readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { hasDisplay, onVirtualScreen } from '../lib/display.ts'
import { benchAudit } from './audit.ts'
import { filledStore } from './filledStore.ts'
import { benchLongExport } from './longExport.ts'
import { benchReaders } from './readers.ts'
import { benchSave } from './save.ts'
import { benchStart } from './start.ts'
import type { Ratio } from './measure.ts'

const PERFORMANCE = new URL('../../docs/performance.md', import.meta.url)
const BEGIN = '<!-- measured: begin -->'
const END = '<!-- measured: end -->'

/** `npm run bench [-- --quick] [-- --write]`: prints the ratios; --write puts them into docs/performance.md. */
async function main(options: readonly string[]): Promise<void> {
  const quick = options.includes('--quick')
  const ratios: Ratio[] = [
    ...(await benchSave(quick ? 10 : 60)),
    ...(await benchFilled(quick ? 10_000 : 1_000_000, quick ? 3 : 5)),
    await benchStart(quick ? 2 : 7),
  ]
  const table = [
    '| what | ours | baseline | ratio | aim | met |',
    '|---|---|---|---|---|---|',
    ...ratios.map(
      (r) => `| ${r.name} | ${r.ours} | ${r.baseline} | ${r.ratio.toFixed(2)}× | ${r.aim} | ${r.met ? 'yes' : 'no'} |`,
    ),
  ].join('\n')
  const machine = `Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`
  console.log(`${machine}\n\n${table}`)
  if (!options.includes('--write')) return
  const text = readFileSync(PERFORMANCE, 'utf8')
  const before = text.slice(0, text.indexOf(BEGIN) + BEGIN.length)
  writeFileSync(PERFORMANCE, `${before}\n${machine}\n\n${table}\n${text.slice(text.indexOf(END))}`)
}

/** What is read from a store with so many values, and from one with a tenth of them. */
async function benchFilled(values: number, rounds: number): Promise<readonly Ratio[]> {
  const small = filledStore(values / 10)
  const large = filledStore(values)
  try {
    return [
      ...(await benchReaders(large, values, rounds)),
      ...(await benchLongExport(small, large)),
      ...(await benchAudit(large, rounds)),
    ]
  } finally {
    small.remove()
    large.remove()
  }
}

if (hasDisplay()) await main(process.argv.slice(2))
else {
  const [program, args] = onVirtualScreen(process.execPath, process.argv.slice(1))
  process.exitCode = spawnSync(program, args, { stdio: 'inherit' }).status ?? 1
}
