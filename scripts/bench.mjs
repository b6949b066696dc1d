import { launch } from './setup.mjs'

await launch('scripts/bench/main.ts')
