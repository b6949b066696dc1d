import { launch } from './setup.mjs'

await launch('scripts/test/main.ts')
