import { launch } from './setup.mjs'

await launch('scripts/start/main.ts')
