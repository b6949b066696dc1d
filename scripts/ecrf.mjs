import { launch } from './setup.mjs'

// The command line reads and writes the store without a window, so it needs no Electron.
await launch('electron/cli/main.ts', { needsElectron: false })
