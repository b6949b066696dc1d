import { existsSync } from 'node:fs'
import { launch } from './setup.mjs'

if (!existsSync(new URL('bench/main.ts', import.meta.url))) {
  console.error('There are no benchmarks in this version: scripts/bench/main.ts would hold them.')
  process.exit(1)
}
await launch('scripts/bench/main.ts')
