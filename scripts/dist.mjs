import { launch } from './setup.mjs'

await launch('scripts/dist/main.ts')
